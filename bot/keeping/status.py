"""What admins want to see of the live index and of the generations kept beside it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import __version__

if TYPE_CHECKING:
    from bot.composition import App

_OF_LIVE = (
    "generation",
    "created",
    "age_seconds",
    "documents",
    "passages",
    "questions_asked",
    "questions_found",
    "embedding_model",
    "dimension",
)


def describe(app: "App") -> dict[str, Any]:
    """Return the object that `status --json` prints."""
    manifest = app.library.current().manifest
    measured = next((one for one in manifest.measured if one.generation == manifest.name), None)
    return describe_without_index(app) | {
        "generation": manifest.name,
        "created": manifest.created,
        "age_seconds": round((datetime.now(UTC) - datetime.fromisoformat(manifest.created)).total_seconds()),
        "documents": manifest.documents,
        "passages": manifest.passages,
        "questions_asked": measured.asked if measured else None,
        "questions_found": measured.found if measured else None,
        "embedding_model": manifest.embedder,
        "dimension": manifest.dimension,
    }


def describe_without_index(app: "App") -> dict[str, Any]:
    """Return the same object where there is no index: what is told of the live generation is None."""
    from ingest.parsers.scans import is_available

    path, corpus = app.settings.index.path, app.settings.corpus.path
    database = database_file(app.settings.database.url)
    return {
        "version": __version__,
        **dict.fromkeys(_OF_LIVE),
        "generations": len(app.generations.names()),
        "is_being_written": app.generations.is_being_written(),
        "disk_bytes": folder_bytes(path),
        "free_bytes": shutil.disk_usage(existing_parent(path)).free,
        "corpus_free_bytes": shutil.disk_usage(existing_parent(corpus)).free,
        "database_bytes": file_bytes(database) if database else None,
        "database_free_bytes": shutil.disk_usage(existing_parent(database)).free if database else None,
        "reads_scans": is_available(),
        "corpus": str(corpus),
        "index": str(path),
        "database": without_password(app.settings.database.url),
    }


def describe_generations(app: "App") -> list[dict[str, Any]]:
    """Return the list that `generations --json` prints, the newest first."""
    generations = app.generations
    live = generations.current()
    return [
        {
            "generation": name,
            "live": name == live,
            "damaged": manifest is None,
            "created": manifest.created if manifest else None,
            "documents": manifest.documents if manifest else None,
            "passages": manifest.passages if manifest else None,
            "embedding_model": manifest.embedder if manifest else None,
            "disk_bytes": folder_bytes(generations.folder(name)),
        }
        for name, manifest in reversed(generations.described())
    ]


def folder_bytes(folder: Path) -> int:
    """Return the size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def database_file(url: str) -> Path | None:
    """Return the file of an SQLite database; None where a server or the memory keeps it."""
    name = url.removeprefix("sqlite:///")
    return Path(name) if name not in (url, ":memory:") else None


def file_bytes(file: Path) -> int:
    """Return the size of a database with what SQLite keeps beside it; 0 where there is none yet."""
    beside = (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm")))
    return sum(path.stat().st_size for path in beside if path.is_file())


def existing_parent(path: Path) -> Path:
    """Return the nearest folder on the way up that exists."""
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def without_password(url: str) -> str:
    """Return a database URL that may be shown."""
    head, at, tail = url.rpartition("@")
    if not at:
        return url
    scheme, _, user = head.partition("://")
    return f"{scheme}://{user.partition(':')[0]}@{tail}"

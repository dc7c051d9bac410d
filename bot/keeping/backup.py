"""Writes corpus, live index, database and the files it points to into one tar, with a checksum for each."""

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal

from bot import __version__
from bot.errors import StateError

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.sqlite3"
BESIDE = ("removed", "uploads")  # folders of files that the database points to
_GENERATION = "manifest.json"  # without it, a generation is being deleted
_SQLITE_URL = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds: the corpus, one generation of the index, the database where it is SQLite.

    `beside` are the folders of BESIDE, by their names.
    """

    corpus: Path
    index: Path
    generation: str | None
    database: Path | None
    beside: Mapping[str, Path] = field(default_factory=dict)


class GenerationGoneError(StateError):
    """The generation was deleted while it was copied: others have been published since."""

    def __init__(self, generation: str) -> None:
        super().__init__(f"Generation {generation} was deleted while it was copied. Run the backup again.")


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What was written."""

    files: int
    bytes: int
    generation: str | None
    has_database: bool


def write_backup(target: Path, kept: Kept) -> BackupSummary:
    """Write the backup; `target` appears, or is replaced, only when the backup is complete.

    GenerationGoneError where so much was published meanwhile that the generation is no longer kept.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        with tarfile.open(partial, _mode(target)) as archive:
            writer = _Writer(archive)
            has_database = kept.database is not None and kept.database.is_file()
            if kept.database is not None and has_database:  # first: what it points to is there already
                _add_database(writer, kept.database)
            _add_generation(writer, kept)
            for name, path in _files(kept):
                with suppress(FileNotFoundError):  # taken out since the folder was listed
                    writer.add(name, path)
            writer.add_manifest(kept.generation)
        _sync(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return BackupSummary(len(writer.files), target.stat().st_size, kept.generation, has_database)


def sqlite_path(url: str) -> Path | None:
    """Return the file of an SQLite database; None for other databases, which have tools of their own."""
    path = url.removeprefix(_SQLITE_URL).partition("?")[0]
    return Path(path) if url.startswith(_SQLITE_URL) and path and path != ":memory:" else None


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that may be in use, as of one moment; `target` changes in one transaction."""
    try:
        with (
            closing(sqlite3.connect(source, timeout=10)) as old,
            closing(sqlite3.connect(target, timeout=10)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as error:
        raise StateError(
            f"Cannot copy the database {source.name}: {error}. Check that it is whole."
        ) from error


@dataclass(frozen=True, slots=True)
class _Writer:
    archive: tarfile.TarFile
    files: dict[str, dict[str, str | int]] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        """Add a file under `name`, and remember the checksum of the bytes that were written."""
        info = tarfile.TarInfo(name)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            info.size, info.mtime, info.mode = status.st_size, int(status.st_mtime), 0o644
            hashing = _Hashing(file)
            self.archive.addfile(info, hashing)
        self.files[name] = {"sha256": hashing.digest.hexdigest(), "bytes": info.size}

    def add_manifest(self, generation: str | None) -> None:
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "created": datetime.now(tz=UTC).isoformat(timespec="seconds"),
            "generation": generation,
            "files": self.files,
        }
        data = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(data)
        self.archive.addfile(info, io.BytesIO(data))


class _Hashing:
    """Reads a file and digests what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


def _files(kept: Kept) -> Iterator[tuple[str, Path]]:
    yield from _files_under(kept.corpus, "corpus")
    for name, folder in kept.beside.items():
        yield from _files_under(folder, name)


def _add_generation(writer: _Writer, kept: Kept) -> None:
    if kept.generation is None:
        return
    folder = kept.index / kept.generation
    try:
        for name, path in _files_under(folder, f"index/{kept.generation}"):
            writer.add(name, path)
    except FileNotFoundError as error:
        raise GenerationGoneError(kept.generation) from error
    if not (folder / _GENERATION).is_file():
        raise GenerationGoneError(kept.generation)


def _files_under(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _add_database(writer: _Writer, database: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        copy_database(database, copy)
        writer.add(DATABASE, copy)


def _mode(target: Path) -> Literal["w", "w:gz", "w:xz"]:
    match target.suffix:
        case ".gz" | ".tgz":
            return "w:gz"
        case ".xz":
            return "w:xz"
    return "w"


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())

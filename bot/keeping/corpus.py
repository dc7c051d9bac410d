"""Where new files go in the folder of documents, and whether a file is there already."""

import hashlib
from collections.abc import Collection
from pathlib import Path

ADDED_FOLDER = "bo-sung"  # where `add` keeps files, so that they stand apart from what was there


def place_for(name: str, corpus: Path, *, but: Collection[str] = ()) -> Path:
    """Return where a file of this name is kept: a name in use, or among `but`, gets a number."""
    folder = corpus / ADDED_FOLDER
    wanted = folder / name
    number = 2
    while wanted.exists() or wanted.relative_to(corpus).as_posix() in but:
        wanted = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return wanted


def file_with_the_same_bytes(path: Path, corpus: Path, *, but: str = "") -> Path | None:
    """Return the file of the corpus that has the same contents, `but` for one; None where none has."""
    size, digest = path.stat().st_size, _digest(path)
    for other in sorted(corpus.rglob("*")):
        if other.relative_to(corpus).as_posix() == but:
            continue
        if other.is_file() and other.stat().st_size == size and _digest(other) == digest:
            return other
    return None


def waiting_name(path: Path) -> Path:
    """Return the hidden name under which a file is copied before it is in its place, whole."""
    return path.with_name(f".{path.name}.part")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

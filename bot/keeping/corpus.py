"""Where new files go in the folder of documents, and whether a file is there already."""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from ingest.corpus_files import corpus_files
from vectorstore.durable import sync

ADDED_FOLDER = "bo-sung"  # where `add` keeps files, so that they stand apart from what was there
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)  # of file systems without hard links


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
    for other in corpus_files(corpus):
        if other.relative_to(corpus).as_posix() == but:
            continue
        if other.stat().st_size == size and _digest(other) == digest:
            return other
    return None


def have_same_bytes(path: Path, other: Path) -> bool:
    """Return whether two files have the same contents."""
    return other.is_file() and path.stat().st_size == other.stat().st_size and _digest(path) == _digest(other)


def copy_to_free_place(path: Path, place: Path) -> bool:
    """Copy a file to where nothing is, whole or not at all; False where a file with its contents is already.

    FileExistsError where another file is there.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = waiting_name(place)
    try:
        shutil.copyfile(path, waiting)
        sync(waiting)
        _link(waiting, place)
        sync(place.parent)
    except FileExistsError:
        if not have_same_bytes(path, place):
            raise
        return False
    finally:
        waiting.unlink(missing_ok=True)
    return True


def move(path: Path, place: Path) -> None:
    """Move a file, also to another disk: wholly, or not at all."""
    try:
        path.rename(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _move_to_another_disk(path, place)


def _move_to_another_disk(path: Path, place: Path) -> None:
    waiting = waiting_name(place)
    try:
        shutil.copy2(path, waiting)
        sync(waiting)
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)
    try:
        path.unlink()
    except OSError:
        place.unlink(missing_ok=True)  # what cannot be moved is not doubled either
        raise


def _link(waiting: Path, place: Path) -> None:
    """Give a file its name where nothing has it, in one step if the file system can."""
    try:
        os.link(waiting, place)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if place.exists():
            raise FileExistsError(errno.EEXIST, "There is another file", str(place)) from error
        waiting.replace(place)


def waiting_name(path: Path) -> Path:
    """Return the hidden name under which a file is copied before it is in its place, whole."""
    return path.with_name(f".{path.name}.part")


def remove_left_copies(folder: Path, *, older_than_seconds: float) -> None:
    """Delete the copies that a process which was killed left half-way; younger ones may be being made."""
    for path in folder.rglob(".*.part"):
        with suppress(OSError):  # gone by now, or not ours to delete
            if path.is_file() and time.time() - path.stat().st_mtime > older_than_seconds:
                path.unlink()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Changes the folder of documents: keeps a new file in it, takes one out."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import UserInputError
from vectorstore.records import Document

ADDED_FOLDER = "bo-sung"  # where `add` keeps files, so that they stand apart from what was there


def place_for(name: str, corpus: Path) -> Path:
    """Return where a file of this name is kept: a name in use gets a number."""
    folder = corpus / ADDED_FOLDER
    wanted = folder / name
    number = 2
    while wanted.exists():
        wanted = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return wanted


def file_with_the_same_bytes(path: Path, corpus: Path) -> Path | None:
    """Return the file of the corpus that has the same contents, None where none has."""
    size, digest = path.stat().st_size, _digest(path)
    for other in sorted(corpus.rglob("*")):
        if other.is_file() and other.stat().st_size == size and _digest(other) == digest:
            return other
    return None


@contextmanager
def taken_out(corpus: Path, document: Document, removed: Path) -> Iterator[Path]:
    """Move the file of a document to `removed`, and back where the body fails; give its place there."""
    file = corpus / document.file
    kept = take_out(corpus, document, removed)
    try:
        yield kept
    except BaseException:
        shutil.move(kept, file)
        raise


def take_out(corpus: Path, document: Document, removed: Path) -> Path:
    """Move the file of a document out of the corpus, to `removed`, and return where it is."""
    file = (corpus / document.file).resolve()
    if not file.is_relative_to(corpus.resolve()) or not file.is_file():
        raise UserInputError(
            f"{document.file} is no longer in {corpus}: run `policybot ingest` to follow that."
        )
    removed.mkdir(parents=True, exist_ok=True)
    kept = removed / file.name
    number = 2
    while kept.exists():
        kept = removed / f"{file.stem}-{number}{file.suffix}"
        number += 1
    return Path(shutil.move(file, kept))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

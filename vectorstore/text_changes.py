"""Writes the texts of a generation as those of the one before, changed."""

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vectorstore.errors import IndexDamagedError
from vectorstore.records import Document, ParsedDocument
from vectorstore.texts import fill, record_of


@dataclass(frozen=True, slots=True)
class TextChanges:
    """What differs from the generation before."""

    removed: Sequence[str]  # ids of documents
    altered: Sequence[Document]  # of which only the record differs
    added: Sequence[ParsedDocument]
    hashes: Sequence[str]  # of the content of each added passage
    first_document: int  # key
    first_passage: int  # key


def write_changed(path: Path, before: Path, changes: TextChanges) -> None:
    """Write a new file; IndexDamagedError where what was there before cannot be read or changed."""
    shutil.copyfile(before, path)
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            _change(connection, changes)
            connection.commit()
    except sqlite3.Error as error:
        raise IndexDamagedError(
            f"The texts in {before} cannot be changed: {error}. Make them again with `policybot rebuild`."
        ) from error


def _change(connection: sqlite3.Connection, changes: TextChanges) -> None:
    removed = _ones(changes.removed)
    connection.executemany("DELETE FROM passages WHERE document_id = ?", removed)
    connection.executemany("DELETE FROM documents WHERE id = ?", removed)
    altered = [(record_of(document), document.id) for document in changes.altered]
    connection.executemany("UPDATE documents SET record = ? WHERE id = ?", altered)
    fill(
        connection,
        changes.added,
        changes.hashes,
        first_document=changes.first_document,
        first_passage=changes.first_passage,
    )


def _ones(values: Iterable[str]) -> list[tuple[str]]:
    return [(value,) for value in values]

"""Writes the texts of a generation: whole, or as those of the one before, changed."""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from vectorstore.errors import IndexDamagedError, VectorstoreError
from vectorstore.records import Document, ParsedDocument, Passage, Place

_SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL,
    text TEXT NOT NULL, places TEXT NOT NULL, pages TEXT NOT NULL,
    declared TEXT NOT NULL, recipe TEXT NOT NULL
);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document_id TEXT NOT NULL, text TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, heading_path TEXT NOT NULL,
    article TEXT, clause TEXT, point TEXT, page INTEGER, content_hash TEXT NOT NULL
);
CREATE INDEX passages_of_document ON passages (document_id, start);
"""


@dataclass(frozen=True, slots=True)
class TextChanges:
    """What differs from the generation before."""

    removed: Sequence[str]  # ids of documents
    altered: Sequence[Document]  # of which only the record differs
    added: Sequence[ParsedDocument]
    hashes: Sequence[str]  # of the content of each added passage
    first_document: int  # key
    first_passage: int  # key


def write_texts(path: Path, documents: Iterable[ParsedDocument], hashes: Iterable[str]) -> None:
    """Write a new file; `hashes` names the content of each passage, in the order of the passages."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            _fill(connection, documents, hashes)
            connection.commit()
    except sqlite3.Error as error:
        raise VectorstoreError(
            f"The texts cannot be written to {path}: {error}. Check that no two documents have "
            "the same id, and that the disk has room."
        ) from error


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
    altered = [(_record(document), document.id) for document in changes.altered]
    connection.executemany("UPDATE documents SET record = ? WHERE id = ?", altered)
    _fill(
        connection,
        changes.added,
        changes.hashes,
        first_document=changes.first_document,
        first_passage=changes.first_passage,
    )


def _ones(values: Iterable[str]) -> list[tuple[str]]:
    return [(value,) for value in values]


def _fill(
    connection: sqlite3.Connection,
    documents: Iterable[ParsedDocument],
    hashes: Iterable[str],
    *,
    first_document: int = 0,
    first_passage: int = 0,
) -> None:
    """Insert documents and their passages under keys that are counted on from the first."""
    key, remaining = first_passage, iter(hashes)
    for position, parsed in enumerate(documents, start=first_document):
        connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                position,
                parsed.document.id,
                _record(parsed.document),
                parsed.text,
                json.dumps([list(_values(place)) for place in parsed.places], ensure_ascii=False),
                json.dumps(parsed.pages),
                _record(parsed.declared or parsed.document),
                parsed.recipe,
            ),
        )
        for passage in parsed.passages:
            connection.execute(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key, *_columns(passage), next(remaining)),
            )
            key += 1


def _record(document: Document) -> str:
    return json.dumps(asdict(document), default=str, ensure_ascii=False)


def _values(place: Place) -> tuple[object, ...]:
    return (place.level, place.label, place.title, place.start, place.end)


def _columns(passage: Passage) -> tuple[object, ...]:
    headings = json.dumps(passage.heading_path, ensure_ascii=False)
    return (
        passage.id, passage.document_id, passage.text, passage.start, passage.end, headings,
        passage.article, passage.clause, passage.point, passage.page,
    )  # fmt: skip

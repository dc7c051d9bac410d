"""Documents, texts, places and passages of one generation, in one SQLite file that never changes."""

import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vectorstore.errors import IndexDamagedError
from vectorstore.numbering import Keys, Numbering
from vectorstore.records import Document, KeptDocument, ParsedDocument, Passage, Place
from vectorstore.stored_records import document_of, kept_document, passage_of

_PASSAGE = "id, document_id, text, start, end, heading_path, article, clause, point, page"
_AT_ONCE = 500  # SQLite allows only so many parameters in one statement


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a passage stands: in which row, in which Điều, from which character of its document on."""

    row: int
    article: str | None
    start: int


class TextStore:
    """Reads one file of texts; safe to use from several threads.

    Its columns `position` and `row` hold keys, which are the places of documents and passages unless a
    numbering says otherwise.
    """

    def __init__(self, path: Path, numbering: Numbering | None = None) -> None:
        if not path.is_file():
            raise IndexDamagedError(f"{path} is missing. Make the index again with `policybot rebuild`.")
        self._numbering = numbering or Numbering()
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def documents(self) -> tuple[Document, ...]:
        """Return every document, in the order they were published."""
        return tuple(document_of(record) for record, *_ in self._in_order("record"))

    def kept(self) -> tuple[KeptDocument, ...]:
        """Return every document, in order, with what the file and the manifest said of it and its recipe."""
        return tuple(
            kept_document(record, declared, recipe)
            for record, declared, recipe in self._in_order("record, declared, recipe")
        )

    def document(self, document_id: str) -> Document:
        """Return one document; KeyError where there is none."""
        return document_of(self._one("SELECT record FROM documents WHERE id = ?", document_id))

    def text(self, document_id: str) -> str:
        """Return the stored text of one document; KeyError where there is none."""
        return str(self._one("SELECT text FROM documents WHERE id = ?", document_id))

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered parts of one document, in order; KeyError where there is none."""
        found = json.loads(self._one("SELECT places FROM documents WHERE id = ?", document_id))
        return tuple(Place(*place) for place in found)

    def pages(self, document_id: str) -> tuple[int, ...]:
        """Return where each page starts; KeyError where there is no such document."""
        return tuple(json.loads(self._one("SELECT pages FROM documents WHERE id = ?", document_id)))

    def recipes(self) -> dict[str, str]:
        """Return what each document was made from, by document id."""
        return dict(self._rows("SELECT id, recipe FROM documents"))

    def lengths(self) -> dict[str, int]:
        """Return how many characters the text of each document has, by document id."""
        return dict(self._rows("SELECT id, length(text) FROM documents"))

    def parsed(self, document_id: str) -> ParsedDocument:
        """Return one document as it was published; KeyError where there is none."""
        return ParsedDocument(
            document=self.document(document_id),
            text=self.text(document_id),
            places=self.places(document_id),
            passages=self.passages(document_id),
            pages=self.pages(document_id),
            declared=document_of(self._one("SELECT declared FROM documents WHERE id = ?", document_id)),
            recipe=str(self._one("SELECT recipe FROM documents WHERE id = ?", document_id)),
        )

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of one document, in order."""
        query = f"SELECT {_PASSAGE} FROM passages WHERE document_id = ? ORDER BY start"  # noqa: S608
        return tuple(passage_of(row) for row in self._rows(query, document_id))

    def passage(self, passage_id: str) -> Passage:
        """Return one passage; KeyError where there is none."""
        rows = self._rows(f"SELECT {_PASSAGE} FROM passages WHERE id = ?", passage_id)  # noqa: S608
        if not rows:
            raise KeyError(passage_id)
        return passage_of(rows[0])

    def passages_of_rows(self, rows: Sequence[int]) -> dict[int, Passage]:
        """Return the passages of the given rows."""
        query = f"SELECT row, {_PASSAGE} FROM passages WHERE row IN ({{}})"  # noqa: S608
        found = list(self._rows_among(query, _keys(self._numbering.passages, rows)))
        numbers = self._numbers([key for key, *_ in found])
        return {row: passage_of(passage) for row, (_, *passage) in zip(numbers, found, strict=True)}

    def rows_of(self, document_ids: Sequence[str]) -> list[int]:
        """Return the rows of the passages of some documents, in order."""
        query = "SELECT row FROM passages WHERE document_id IN ({}) ORDER BY row"
        return sorted(self._numbers([key for (key,) in self._rows_among(query, document_ids)]))

    def stretches(self) -> dict[str, list[Stretch]]:
        """Return where the passages of each document stand, by document id, in order."""
        found = self._rows("SELECT row, document_id, article, start FROM passages")
        of_document: defaultdict[str, list[Stretch]] = defaultdict(list)
        numbers = self._numbers([key for key, *_ in found])
        for row, (_, document_id, article, start) in sorted(zip(numbers, found, strict=True)):
            of_document[document_id].append(Stretch(row, article, start))
        return dict(of_document)

    def count(self) -> int:
        """Return the number of passages."""
        return int(self._rows("SELECT count(*) FROM passages")[0][0])

    def hashes(self) -> dict[str, int]:
        """Return a row for each content hash."""
        found = self._rows("SELECT content_hash, row FROM passages")
        numbers = self._numbers([key for _, key in found])
        return {hashed: row for row, (hashed, _) in zip(numbers, found, strict=True)}

    def hashes_by_passage(self) -> dict[str, str]:
        """Return the content hash of each passage, by its id."""
        return dict(self._rows("SELECT id, content_hash FROM passages"))

    def orphans(self) -> tuple[str, ...]:
        """Return the passages of which there is no document, by id."""
        query = "SELECT id FROM passages WHERE document_id NOT IN (SELECT id FROM documents) ORDER BY row"
        return tuple(passage_id for (passage_id,) in self._rows(query))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _in_order(self, columns: str) -> list[Any]:
        """Return columns of every document, in order."""
        rows = self._rows(f"SELECT {columns}, position FROM documents ORDER BY position")  # noqa: S608
        keys = self._numbering.documents
        if keys is None:
            return [row[:-1] for row in rows]
        by_key = {key: values for *values, key in rows}
        try:
            return [by_key[key] for key in keys.of_rows.tolist()]
        except KeyError as error:
            raise IndexDamagedError(
                f"The texts of the index lack document {error}. Make it again with `policybot rebuild`."
            ) from error

    def _numbers(self, keys: Sequence[int]) -> Sequence[int]:
        """Return the rows of passages with these keys."""
        passages = self._numbering.passages
        return keys if passages is None else passages.rows(keys)

    def _rows(self, query: str, *values: object) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise IndexDamagedError(
                    f"The texts of the index cannot be read: {error}. Make it again with `policybot rebuild`."
                ) from error

    def _rows_among(self, query: str, values: Sequence[object]) -> Iterator[Any]:
        """Yield the rows of a query whose `{}` stands for some of many values."""
        for start in range(0, len(values), _AT_ONCE):
            piece = values[start : start + _AT_ONCE]
            yield from self._rows(query.format(",".join("?" * len(piece))), *piece)

    def _one(self, query: str, key: str) -> Any:
        rows = self._rows(query, key)
        if not rows:
            raise KeyError(key)
        return rows[0][0]


def _keys(keys: Keys | None, rows: Sequence[int]) -> Sequence[int]:
    return rows if keys is None else keys.of(rows)

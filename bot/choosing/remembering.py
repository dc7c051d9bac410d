"""Keeps what one answer reads of the index, which it reads many times."""

from datetime import date
from functools import cached_property
from typing import Protocol

from vectorstore.query import Reference
from vectorstore.records import Document, Hit, Passage, Place


class Index(Protocol):
    """The part of an open generation that answers are written from."""

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        ...

    def matching(self, reference: Reference, day: date | None = None) -> tuple[Document, ...]:
        """Return the documents that a reference names; those in force on `day` first, newer ones first."""
        ...

    def document(self, document_id: str) -> Document:
        """Return what is known about a document; KeyError where there is none."""
        ...

    def text(self, document_id: str) -> str:
        """Return its stored normalised text."""
        ...

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered places of that text."""
        ...

    def pages(self, document_id: str) -> tuple[int, ...]:
        """Return where its pages start; empty where there are none."""
        ...

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document, in order."""
        ...

    def weight(self, word: str) -> float:
        """Return how much a syllable tells, 0 to 1; the rarer it is, the more."""
        ...


class Remembering:
    """An index that reads each thing once; made for one answer and dropped with it."""

    def __init__(self, index: Index) -> None:
        """Read from `index`, which stays open as long as the answer takes."""
        self._index = index
        self._documents: dict[str, Document] = {}
        self._texts: dict[str, str] = {}
        self._places: dict[str, tuple[Place, ...]] = {}

    @cached_property
    def _all_documents(self) -> tuple[Document, ...]:
        return self._index.documents()

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        return self._all_documents

    def matching(self, reference: Reference, day: date | None = None) -> tuple[Document, ...]:
        """Return the documents that a reference names; those in force on `day` first, newer ones first."""
        return self._index.matching(reference, day)

    def document(self, document_id: str) -> Document:
        """Return what is known about a document; KeyError where there is none."""
        if document_id not in self._documents:
            self._documents[document_id] = self._index.document(document_id)
        return self._documents[document_id]

    def text(self, document_id: str) -> str:
        """Return its stored normalised text."""
        if document_id not in self._texts:
            self._texts[document_id] = self._index.text(document_id)
        return self._texts[document_id]

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered places of that text."""
        if document_id not in self._places:
            self._places[document_id] = self._index.places(document_id)
        return self._places[document_id]

    def pages(self, document_id: str) -> tuple[int, ...]:
        """Return where its pages start; empty where there are none."""
        return self._index.pages(document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document, in order."""
        return self._index.passages(document_id)

    def weight(self, word: str) -> float:
        """Return how much a syllable tells, 0 to 1; the rarer it is, the more."""
        return self._index.weight(word)


def is_stored(hit: Hit, index: Index) -> bool:
    """Tell whether the generation has what was found; the search may have read a newer one."""
    passage = hit.passage
    try:
        return index.text(passage.document_id)[passage.start : passage.end] == passage.text
    except KeyError:
        return False

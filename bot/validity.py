"""Puts what holds on the day asked about before what does not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.extraction import Stretch
from vectorstore.identifiers import number_key
from vectorstore.records import Document, Status

# What does not hold is cited only where nothing that holds comes near to it.
_NOT_VALID = 4.5


class Documents(Protocol):
    """The part of an index that knows documents."""

    def document(self, document_id: str) -> Document:
        """Return what is known about a document."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        ...


def prefer_valid(stretches: Sequence[Stretch], index: Documents, as_of: date, today: date) -> list[Stretch]:
    """Return the stretches ranked again: those of documents that do not hold on the day fall behind.

    So does an undated article where an earlier year is asked about: it tells of the law of its own day.
    What was issued in a later year is left out. A replaced document is left out where the one that
    replaces it, or any that holds, stays in front.
    """
    documents = {name: index.document(name) for name in {one.passage.document_id for one in stretches}}
    weighed = [
        _weighed(stretch, documents[stretch.passage.document_id], as_of, today)
        for stretch in stretches
        if documents[stretch.passage.document_id].could_hold_on(as_of)
    ]
    ranked = sorted(weighed, key=lambda stretch: -stretch.score)
    if not ranked or not _holds(ranked[0], index, as_of):
        return ranked
    return [stretch for stretch in ranked if _holds(stretch, index, as_of)]


def _weighed(stretch: Stretch, document: Document, as_of: date, today: date) -> Stretch:
    is_undated = document.number is None and document.issued_on is None
    if document.status_on(as_of) in (Status.REPLACED, Status.NOT_YET) or (
        is_undated and as_of.year < today.year
    ):
        return replace(stretch, score=stretch.score - _NOT_VALID)
    return stretch


def _holds(stretch: Stretch, index: Documents, as_of: date) -> bool:
    status = index.document(stretch.passage.document_id).status_on(as_of)
    return status in (Status.IN_FORCE, Status.UNKNOWN)


def successor_in(index: Documents) -> Callable[[str], Document | None]:
    """Return a function that finds a document by its number, however it is spelled."""

    def find(number: str) -> Document | None:
        key = number_key(number)
        return next((doc for doc in index.documents() if doc.number and number_key(doc.number) == key), None)

    return find

"""Puts what holds on the day asked about before what does not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.choosing.extraction import Stretch
from vectorstore.holding import status_of_stretch
from vectorstore.locating import locate
from vectorstore.number_spelling import number_key
from vectorstore.parts import Part
from vectorstore.records import Document, Place, Status

# What does not hold is cited only where nothing that holds comes near to it.
_NOT_VALID = 4.5


class Documents(Protocol):
    """The part of an index that knows documents and their places."""

    def document(self, document_id: str) -> Document:
        """Return what is known about a document."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        ...

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered places of its text."""
        ...


def prefer_valid(
    stretches: Sequence[Stretch],
    index: Documents,
    as_of: date,
    today: date,
    *,
    wanted: frozenset[str] = frozenset(),
) -> list[Stretch]:
    """Return the stretches ranked again: those that do not hold on the day, and drafts, fall behind.

    So does an article of a later year than the one asked about, which tells of the law of its own day; where
    it does not even name the year, it is left out, as is what was issued in a later year. What does not hold
    is left out where the one that replaces it, or any that holds, stays in front. Where the question means
    documents that do not hold, these are `wanted` and all others fall behind.
    """
    weighed = [
        _weighed(stretch, index, as_of, today, wanted)
        for stretch in stretches
        if stretch.passage.document_id in wanted or _may_tell_of(stretch, index, as_of, today)
    ]
    ranked = sorted(weighed, key=lambda stretch: -stretch.score)
    if ranked and ranked[0].passage.document_id in wanted:
        return [stretch for stretch in ranked if stretch.passage.document_id in wanted]
    if not ranked or not _holds(ranked[0], index, as_of):
        return ranked
    return [stretch for stretch in ranked if _holds(stretch, index, as_of)]


def _weighed(stretch: Stretch, index: Documents, as_of: date, today: date, wanted: frozenset[str]) -> Stretch:
    document = index.document(stretch.passage.document_id)
    if wanted:
        is_behind = document.id not in wanted
    else:
        is_behind = not _holds(stretch, index, as_of) or is_news_of_later(document, as_of, today)
    return replace(stretch, score=stretch.score - _NOT_VALID) if is_behind else stretch


def _may_tell_of(stretch: Stretch, index: Documents, as_of: date, today: date) -> bool:
    """Tell whether a stretch may be about a day: news of a later year is only where it names the year."""
    document = index.document(stretch.passage.document_id)
    if is_news_of_later(document, as_of, today):
        return str(as_of.year) in stretch.passage.text
    return document.could_hold_on(as_of)


def is_news_of_later(document: Document, as_of: date, today: date) -> bool:
    """Tell whether an article is of a later year than the one asked about; one without a day is of today."""
    if document.number is not None:
        return False
    return as_of.year < (document.issued_on or today).year


def _holds(stretch: Stretch, index: Documents, as_of: date) -> bool:
    if index.document(stretch.passage.document_id).is_draft:
        return False
    return status_of(stretch, index, as_of) in (Status.IN_FORCE, Status.UNKNOWN)


def status_of(stretch: Stretch, index: Documents, as_of: date) -> Status:
    """Return whether the part of its document that a stretch quotes holds on a day."""
    document = index.document(stretch.passage.document_id)
    if not (document.amended_by or document.part_effects):
        return document.status_on(as_of)
    return status_of_stretch(document, index.places(document.id), stretch.start, stretch.end, as_of)


def part_at(stretch: Stretch, index: Documents) -> Part:
    """Return the part of its document that a stretch quotes."""
    return locate(index.places(stretch.passage.document_id), stretch.start, stretch.end).part


def successor_in(index: Documents) -> Callable[[str], Document | None]:
    """Return a function that finds a document by its number, however it is spelled."""

    def find(number: str) -> Document | None:
        key = number_key(number)
        return next((doc for doc in index.documents() if doc.number and number_key(doc.number) == key), None)

    return find

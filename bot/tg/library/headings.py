"""Finds Điều and sections by the words of their titles, in all documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.tg.library.catalogue import by_validity
from bot.tg.library.reader import Library
from bot.tg.library.reading import Page, page_at, pages_of
from vectorstore.records import Document, Place
from vectorstore.vietnamese import fold

_LEVELS = ("article", "heading")
_MOST_DOCUMENTS = 300  # that are looked through: more would take seconds
MOST_FOUND = 60  # what is more is not counted
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A place by its title, and the page on which it is read."""

    document: Document
    place: Place
    page: Page


def find_headings(library: Library, words: str, day: date) -> list[Heading]:
    """Return the places that have all the words in their title; documents in force on `day` first."""
    wanted = _WORD.findall(fold(words))
    documents = sorted(library.documents(), key=lambda one: by_validity(one, day))[:_MOST_DOCUMENTS]
    found = (heading for one in documents for heading in _in(one, library, wanted))
    return list(islice(found, MOST_FOUND)) if wanted else []


def _in(document: Document, library: Library, wanted: list[str]) -> Iterator[Heading]:
    places = library.places(document.id)
    titled = [place for place in places if place.level in _LEVELS and _has(place.title, wanted)]
    pages = pages_of(library.text(document.id), places) if titled else ()
    for place in titled:
        yield Heading(document, place, pages[page_at(pages, place.start)])


def _has(title: str, wanted: list[str]) -> bool:
    return bool(title) and set(wanted) <= set(_WORD.findall(fold(title)))

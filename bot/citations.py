"""Makes citations out of stretches, checks them against the stored text, shows them in context."""

import logging
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.answers import Citation
from bot.injections import longest_without_instructions
from vectorstore.holding import ended_inside, status_of_stretch
from vectorstore.locating import find_place, locate
from vectorstore.parts import Part
from vectorstore.records import Document, Passage, Place

logger = logging.getLogger(__name__)


class StoredTexts(Protocol):
    """The part of an index that citations are made of and checked against."""

    def document(self, document_id: str) -> Document:
        """Return what is known about a document."""
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


def cite(index: StoredTexts, passage: Passage, start: int, end: int, *, number: int, as_of: date) -> Citation:
    """Return the citation of a stretch; its locator comes from the index, blanks around it are left out."""
    text = index.text(passage.document_id)
    start, end = _without_blanks(text, start, end)
    document = index.document(passage.document_id)
    places = index.places(passage.document_id)
    location = locate(places, start, end)
    return Citation(
        number=number,
        document=document,
        passage=passage,
        quote=text[start:end],
        start=start,
        end=end,
        status=status_of_stretch(document, places, start, end, as_of),
        ended=ended_inside(document, places, start, end, as_of),
        locator=location.locator,
        article=location.article,
        clause=location.clause,
        point=location.point,
        headings=location.headings,
        page=_page(index.pages(passage.document_id), start),
        own_days=tuple(
            effect
            for effect in document.part_effects
            if not effect.part.covers(location.part) and _touches(effect.part, places, start, end)
        ),
    )


def _touches(part: Part, places: Sequence[Place], start: int, end: int) -> bool:
    """Tell whether a stretch has something of a part."""
    if part.article is None:
        return False
    place = find_place(places, part.article, part.clause, part.point)
    return place is not None and place.start < end and start < place.end


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return start + left, start + left + len(stretch.strip())


def _page(pages: Sequence[int], start: int) -> int | None:
    return max(1, bisect_right(pages, start)) if pages else None


def verify(citation: Citation, index: StoredTexts) -> bool:
    """Tell whether the stored text says at the place named, letter for letter, what is quoted."""
    text = index.text(citation.document.id)
    if not (0 <= citation.start < citation.end <= len(text)):
        return False
    if text[citation.start : citation.end] != citation.quote or not citation.quote.strip():
        return False
    location = locate(index.places(citation.document.id), citation.start, citation.end)
    named = (citation.article, citation.clause, citation.point, citation.locator)
    return named == (location.article, location.clause, location.point, location.locator)


def cite_all(
    spans: Iterable[tuple[Passage, int, int]], index: StoredTexts, as_of: date
) -> tuple[Citation, ...]:
    """Cite stretches in their order; what the stored text does not confirm is dropped.

    Of a stretch in which something speaks to a model, the longest piece that does not is cited.
    """
    citations: list[Citation] = []
    for passage, whole_start, whole_end in spans:
        text = index.text(passage.document_id)
        start, end = longest_without_instructions(text, whole_start, whole_end)
        citation = cite(index, passage, start, end, number=len(citations) + 1, as_of=as_of)
        if verify(citation, index):
            citations.append(citation)
        else:
            logger.warning("dropped a quote document=%s start=%s", citation.document.id, citation.start)
    return tuple(citations)


@dataclass(frozen=True, slots=True)
class QuoteContext:
    """A quote inside the Điều, section or page of text around it."""

    document: Document
    locator: str
    before: str
    quote: str
    after: str
    start: int  # of the surroundings, `before` included
    end: int
    previous: Place | None = None  # the neighbours of the Điều, for leafing
    following: Place | None = None


def context_of(
    index: StoredTexts, document_id: str, start: int, end: int, *, max_chars: int = 3000
) -> QuoteContext:
    """Return the quote at text[start:end] inside its Điều, cut to `max_chars` around the quote."""
    text = index.text(document_id)
    places = index.places(document_id)
    around = _surroundings(places, start, end)
    left, right = (around.start, around.end) if around else (0, len(text))
    spare = max(0, max_chars - (end - start)) // 2
    left, right = max(left, start - spare), min(right, end + spare)
    previous, following = _neighbours(places, around)
    return QuoteContext(
        document=index.document(document_id),
        locator=locate(places, start, end).locator,
        before=text[left:start],
        quote=text[start:end],
        after=text[end:right],
        start=left,
        end=right,
        previous=previous,
        following=following,
    )


def _surroundings(places: Sequence[Place], start: int, end: int) -> Place | None:
    """Return the Điều around a stretch, or the innermost heading where there is no Điều."""
    around = [place for place in places if place.start <= start and end <= place.end]
    articles = [place for place in around if place.level == "article"]
    headings = [place for place in around if place.level == "heading"]
    return min(articles or headings, key=lambda place: place.end - place.start, default=None)


def _neighbours(places: Sequence[Place], place: Place | None) -> tuple[Place | None, Place | None]:
    if place is None:
        return None, None
    peers = [other for other in places if other.level == place.level]
    previous = max((p for p in peers if p.end <= place.start), key=lambda p: p.start, default=None)
    following = min((p for p in peers if p.start >= place.end), key=lambda p: p.start, default=None)
    return previous, following

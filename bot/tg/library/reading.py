"""Lays a document out in pages that follow its Điều or sections, so that it can be read in a chat."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from bot.errors import NotFoundError
from bot.tg import texts
from bot.tg.delivering.links import place_key
from bot.tg.delivering.richtext import RichText
from bot.tg.delivering.splitting import split
from vectorstore.locating import locate
from vectorstore.records import Place

MAX_PAGE_UNITS = 3000  # leaves room for the document's name above the page
_SHORT_CHARS = 160  # what is shorter is shown above what follows it, unless it is an Điều
_HEADING_CHARS = 600  # so is the heading of a chapter between two Điều, which may be long
_HEADINGS = ("part", "chapter", "section")


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a document shown at once: an Điều or section, or one part of a long one."""

    place: str  # "Điều 29", "Mục I.1 – Mục I.3"; "" outside all numbered places
    part: int
    parts: int
    start: int
    end: int
    title: str = ""  # the words after the label: "Mức đóng"; "" where several share the page
    key: str = ""  # names the place in links, whatever else changes in the document


def pages_of(text: str, places: Sequence[Place]) -> tuple[Page, ...]:
    """Return the pages of a document in order; together they cover its text."""
    pages: list[Page] = []
    titles = {place.start: place.title for place in places if place.level in ("article", "heading")}
    seen: Counter[str] = Counter()
    for place, own_start, start, end in _stretches(text, places):
        seen[place] += 1
        key, title = place_key(place, seen[place]), titles.get(own_start, "")
        pieces = split(RichText(text[start:end]), MAX_PAGE_UNITS)
        for part, piece in enumerate(pieces, start=1):
            pages.append(Page(place, part, len(pieces), start, start + len(piece.text), title, key))
            start += len(piece.text)
    return tuple(pages)


def page_with_key(pages: Sequence[Page], key: str, part: int = 1) -> int:
    """Return the number of the page of a place, of a long one the part; NotFoundError for no such place."""
    numbers = [number for number, page in enumerate(pages) if page.key == key]
    if not numbers:
        raise NotFoundError("The document has no such place.")
    return numbers[min(max(part, 1), len(numbers)) - 1]


def page_at(pages: Sequence[Page], position: int) -> int:
    """Return the number of the page on which the character at `position` stands."""
    return max(0, bisect_right([page.start for page in pages], position) - 1)


def names_of(pages: Sequence[Page]) -> list[str]:
    """Return what buttons call the pages: the place, or where in the document a page without one is."""
    names = [
        texts.LATER_PART.format(place=page.place, part=page.part)
        if page.place and page.part > 1
        else page.place or texts.OTHER_PAGE.format(number=number)
        for number, page in enumerate(pages, 1)
    ]
    if pages and not pages[-1].place:
        names[-1] = texts.LAST_PAGE
    if pages and not pages[0].place:
        names[0] = texts.FIRST_PAGE
    return names


def _stretches(text: str, places: Sequence[Place]) -> Iterator[tuple[str, int, int, int]]:
    """Yield (name, start of the one place named or -1, start, end) of stretches that cover the text.

    A short stretch that is no Điều, such as the title of a chapter or a section of one sentence, is
    shown above what follows it; the name tells from where to where, bare headings left out.
    """
    articles = [place for place in places if place.level == "article"]
    chosen = articles or [place for place in places if place.level == "heading"]
    headings = [place.start for place in places if place.level in _HEADINGS] if articles else []
    boundaries = _boundaries(text, places, chosen)
    start, names, own = 0, [], -1
    for (name, own_start), (_, end) in pairwise([*boundaries, ("", len(text))]):
        is_heading = own_start > 0 and not name and any(own_start <= one < end for one in headings)
        shortest = _HEADING_CHARS if is_heading else _SHORT_CHARS
        is_complete = end - own_start >= shortest or bool(articles and name) or end == len(text)
        if name and (is_complete or _has_text_below_heading(text[own_start:end])):
            names.append(name)
            own = own_start if len(names) == 1 else -1
        if end > start and is_complete:
            yield _from_to(names), own, start, end
            start, names, own = end, [], -1


def _has_text_below_heading(stretch: str) -> bool:
    return "\n" in stretch.strip()


def _from_to(names: Sequence[str]) -> str:
    return texts.FROM_TO.format(first=names[0], last=names[-1]) if len(names) > 1 else "".join(names)


def _boundaries(text: str, places: Sequence[Place], chosen: Sequence[Place]) -> list[tuple[str, int]]:
    """Return (name, position) wherever a chosen place starts, or ends with text before the next."""
    boundaries = [("", 0)]
    for place, following in zip_longest(chosen, chosen[1:]):
        boundaries.append((_name(places, place), place.start))
        next_start = following.start if following else len(text)
        if text[place.end : next_start].strip():
            boundaries.append(("", place.end))
    return boundaries


def _name(places: Sequence[Place], place: Place) -> str:
    return locate(places, place.start, min(place.start + 1, place.end)).locator

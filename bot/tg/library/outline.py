"""The outline of a document: its chapters where it has many pages, and the pages of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.tg import texts
from bot.tg.delivering.links import ToDocument, ToPlace, document_key
from bot.tg.library.press_data import Card, Reading
from bot.tg.library.reading import Page, names_of
from vectorstore.locating import heading_of
from vectorstore.records import Place

PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that stand under one heading; "" for those under none."""

    name: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an outline: what it says, what its button says and opens."""

    line: str
    label: str
    view: Card | Reading


@dataclass(frozen=True, slots=True)
class Outline:
    """The pages of a document, named by its key, in their sections."""

    key: str
    pages: Sequence[Page]
    sections: Sequence[Section]

    @property
    def has_chapters(self) -> bool:
        """Whether the sections are shown first: there are several, of more pages than fit at once."""
        heads = sum(page.part == 1 for page in self.pages)
        return len(self.sections) > 1 and heads > PER_PAGE

    def section(self, number: int | None) -> Section | None:
        """Return a section that is shown by itself; None where all are."""
        if number is None or not self.has_chapters:
            return None
        return self.sections[min(number, len(self.sections) - 1)]

    def entries(self, section: int | None) -> list[Entry]:
        """Return the lines: those of a section, or the sections, or the pages where they are few."""
        chosen = self.section(section)
        if chosen is not None or not self.has_chapters:
            return self._of_pages(chosen or Section("", 0, len(self.pages)))
        return [self._of_section(number) for number in range(len(self.sections))]

    def card_at(self, number: int) -> Card:
        """Return the view of the outline in which a page is listed."""
        sections = enumerate(self.sections)
        place = next((one for one, section in sections if section.first <= number < section.end), 0)
        first = self.sections[place].first if self.has_chapters else 0
        heads = sum(page.part == 1 for page in self.pages[first : number + 1])
        return Card(self.key, place if self.has_chapters else None, max(0, heads - 1) // PER_PAGE)

    def _of_pages(self, section: Section) -> list[Entry]:
        names = names_of(self.pages)
        return [
            Entry(
                f"{names[number]}. {page.title}"
                if page.title and page.title not in names[number]
                else names[number],
                names[number],
                Reading(self.key, page.key, 1),
            )
            for number, page in list(enumerate(self.pages))[section.first : section.end]
            if page.part == 1
        ]

    def _of_section(self, number: int) -> Entry:
        section, names = self.sections[number], names_of(self.pages)
        heads = [one for one in range(section.first, section.end) if self.pages[one].part == 1]
        first, last = (names[heads[0]], names[heads[-1]]) if heads else (names[section.first],) * 2
        span = first if first == last else texts.FROM_TO.format(first=first, last=last)
        name = section.name or first
        line = texts.CHAPTER_LINE.format(name=name, places=span) if section.name else span
        return Entry(line, name.partition(". ")[0], Card(self.key, number, 0))


def outline_of(key: str, pages: Sequence[Page], places: Sequence[Place]) -> Outline:
    """Return the outline of a document by its chapters, or its main headings."""
    tops = [place for place in places if place.level == "chapter"] or _outermost_headings(places)
    # The heading of a chapter stands above its first Điều, and below what precedes that: look where each
    # place ends, and where what is outside of all places begins.
    positions = [page.end - 1 if page.place else page.start for page in pages]
    numbered = [(_name_at(position, tops), number) for number, position in enumerate(positions)]
    sections = []
    for name, group in groupby(numbered, key=lambda pair: pair[0]):
        numbers = [number for _, number in group]
        sections.append(Section(name, numbers[0], numbers[-1] + 1))
    return Outline(key, pages, sections)


def link_to(document_id: str, page: Page) -> ToPlace | ToDocument:
    """Return the link to a page of a document, or to the document where the page has no name."""
    key = document_key(document_id)
    return ToPlace(key, page.key) if page.place else ToDocument(key)


def _outermost_headings(places: Sequence[Place]) -> list[Place]:
    tops: list[Place] = []
    for place in places:
        if place.level == "heading" and not (tops and place.start < tops[-1].end):
            tops.append(place)
    return tops


def _name_at(position: int, tops: Sequence[Place]) -> str:
    return next((heading_of(one) for one in reversed(tops) if one.start <= position < one.end), "")

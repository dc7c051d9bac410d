"""Says below a page of a document what of the Điều on it was amended or ended, or holds from another day."""

from dataclasses import dataclass
from datetime import date

from bot.citations import cite
from bot.tg.library.reader import Library
from bot.tg.library.reading import Page
from bot.validity.notes import validity_notes
from vectorstore.query import Reference
from vectorstore.records import Document, Passage, Place, Status

_SAID_ABOVE = (Status.REPLACED, Status.NOT_YET)  # of the whole document, by its status


def page_notes(library: Library, document: Document, page: Page, today: date) -> list[str]:
    """Return a line for each thing to know of the Điều on a page; none where it is read as it was issued."""
    if document.status_on(today) in _SAID_ABOVE or not (document.amended_by or document.part_effects):
        return []
    texts = _OneDocument(library, document)
    place = _article_on(page, texts.places(document.id))
    if place is None:
        return []
    whole = texts.text(document.id)[place.start : place.end]
    passage = Passage(f"{document.id}#page", document.id, whole, place.start, place.end)
    citation = cite(texts, passage, place.start, place.end, number=1, as_of=today)
    return validity_notes([citation], lambda number: _numbered(number, library, today), today, today)


def _numbered(number: str, library: Library, day: date) -> Document | None:
    return next(iter(library.matching(Reference(document_number=number), day)), None)


def _article_on(page: Page, places: tuple[Place, ...]) -> Place | None:
    """Return the Điều that begins on a page, or around it where the page is a later part."""
    articles = [place for place in places if place.level == "article"]
    begins = (one for one in articles if page.start <= one.start < page.end)
    around = (one for one in articles if one.start <= page.start < one.end)
    return next(begins, None) or next(around, None)


@dataclass(frozen=True, slots=True)
class _OneDocument:
    """The texts of a library, as citations are made of them; pages do not matter here."""

    library: Library
    known: Document

    def document(self, _document_id: str) -> Document:
        return self.known

    def text(self, document_id: str) -> str:
        return self.library.text(document_id)

    def places(self, document_id: str) -> tuple[Place, ...]:
        return tuple(self.library.places(document_id))

    def pages(self, _document_id: str) -> tuple[int, ...]:
        return ()

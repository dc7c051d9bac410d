"""The types that flow through the house: documents, their places, passages and hits.

All positions are code points in the stored normalised text of a document, `end` exclusive.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vectorstore.parts import Amendment, Change, Part, PartEffect


class Status(StrEnum):
    """Whether a document is in force on a given day."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


DRAFT = "Dự thảo"  # how the kind of a document begins that nobody has issued yet


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the corpus and what is known about it; unknown fields are None."""

    id: str  # "50-2024-qh15", or a slug of the file name where there is no number
    title: str  # "Luật Công đoàn"
    file: str  # relative to the corpus folder, with forward slashes
    sha256: str  # of the file's bytes
    number: str | None = None  # "50/2024/QH15"
    kind: str | None = None  # "Luật", "Nghị định", "Kết luận", "Bài viết", ...
    issuer: str | None = None  # "Quốc hội"
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None  # the first day on which it no longer holds
    status: Status = Status.UNKNOWN  # what its sources declare; see status_on
    replaces: tuple[str, ...] = ()  # numbers of the documents it replaces
    replaced_by: str | None = None  # number of the document that replaces it
    source_url: str | None = None
    amends: tuple[Amendment, ...] = ()  # what it does to parts of other documents
    amended_by: tuple[Amendment, ...] = ()  # what others of the corpus do to parts of it
    part_effects: tuple[PartEffect, ...] = ()  # parts that hold from another day than the whole
    named_editions: tuple[
        str, ...
    ] = ()  # of laws, with the year, number or term by which its text names them
    later_named: str | None = None  # a later edition that the corpus names and does not have
    recognised_pages: tuple[int, ...] = ()  # counted from 1: pictures of which the letters were recognised

    @property
    def is_draft(self) -> bool:
        """Whether nobody has issued it yet: a draft has no number, and its kind says so."""
        return self.number is None and (self.kind or "").startswith(DRAFT)

    def status_on(self, day: date) -> Status:
        """Return whether the document holds on `day`; never a guess where dates are missing."""
        if self.effective_to is not None and day >= self.effective_to:
            return Status.REPLACED
        if self.effective_to is None and self.status is Status.REPLACED:
            return Status.REPLACED  # since when is not known: better no reliance than a wrong one
        if self.effective_from is not None:
            return Status.IN_FORCE if day >= self.effective_from else Status.NOT_YET
        if self.status is Status.REPLACED:
            return Status.UNKNOWN  # before its end: it may have held, or not yet
        return self.status

    @property
    def amended_numbers(self) -> tuple[str, ...]:
        """The numbers of the documents whose parts it amends or ends."""
        return tuple(dict.fromkeys(one.number for one in self.amends if not one.ends_whole))

    def status_of(self, part: Part, day: date) -> Status:
        """Return whether a part of the document holds on `day`: what is said of it goes before the rest."""
        made = [one for one in self.amended_by if one.part.covers(part) and one.holds_on(day)]
        whole = self.status_on(day)
        if whole is Status.REPLACED:
            return Status.IN_FORCE if any(one.change is Change.KEPT for one in made) else whole
        if any(one.change is Change.ENDED for one in made):
            return Status.REPLACED
        effect = self.effect_of(part)
        if effect is None or effect.is_partial:
            return whole
        if effect.has_ended(day):
            return Status.REPLACED
        if effect.effective_from is not None:
            return Status.IN_FORCE if effect.has_begun(day) else Status.NOT_YET
        return whole

    def effect_of(self, part: Part) -> PartEffect | None:
        """Return the days of a part of its own: those of the smallest part around it that has any."""
        around = [one for one in self.part_effects if one.part.covers(part)]
        return max(around, key=lambda one: one.part.depth, default=None)

    def ends_on(self, part: Part) -> date | None:
        """Return the first day on which a part no longer holds; None where none is known."""
        made = [one for one in self.amended_by if one.change is Change.ENDED and one.part.covers(part)]
        effect = self.effect_of(part)
        own = effect.effective_to if effect is not None and not effect.is_partial else None
        return min(
            (day for day in (self.effective_to, own, *(one.since for one in made)) if day), default=None
        )

    def is_recognised(self, page: int | None) -> bool:
        """Return whether the letters of a page were recognised in a picture; of no page, whether any were."""
        return bool(self.recognised_pages) and (page is None or page in self.recognised_pages)

    def could_hold_on(self, day: date) -> bool:
        """Return whether it may hold on `day`: no official document does that was issued in a later year.

        A day may stand for its year ("năm 2023"), and an article may well tell of years before it.
        """
        return self.number is None or self.issued_on is None or self.issued_on.year <= day.year


@dataclass(frozen=True, slots=True)
class Place:
    """A numbered or titled part of a document: where its text starts and ends.

    Places nest: a khoản lies inside its Điều. `level` is one of "part", "chapter", "section",
    "article", "clause", "point" for legal texts; "heading" for the sections of Party texts
    (I › 1 › a) and the headings of articles, with the nesting given by containment.
    """

    level: str
    label: str  # as cited: "Chương II", "Điều 27", "2", "a", "I", "II.3"
    title: str  # the words after the label on the heading line, or ""
    start: int  # where the label stands
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document, short enough to quote and to embed; `text` is its exact text."""

    id: str  # unique in an index and stable while the document's text is: "<document id>#<n>"
    document_id: str
    text: str
    start: int
    end: int
    heading_path: tuple[str, ...] = ()  # ("Chương II. ...", "Điều 5. ..."), outermost first
    article: str | None = None  # "27"; in Party texts the section: "II.3"
    clause: str | None = None  # only where the whole passage lies in one khoản
    point: str | None = None
    page: int | None = None  # counted from 1, where the format has pages


NAMED = 1.0  # score of a hit in a place that the question names; nothing else has it


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found and its score; higher is better, at most 1 by convention."""

    passage: Passage
    score: float
    dense: float = 0.0  # cosine similarity of query and passage
    keyword: float = 0.0  # raw BM25 score
    keyword_share: float = 0.0  # IDF-weighted share of the query's terms found in the passage


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with its text, places and passages: what ingest hands to the index."""

    document: Document
    text: str
    places: tuple[Place, ...]
    passages: tuple[Passage, ...]
    pages: tuple[int, ...] = ()  # start of each page in text; empty where there are none
    declared: Document | None = None  # as its file and the manifest have it, before others replace it
    recipe: str = ""  # changes with whatever the places and passages were made from
    ocr_confidence: float | None = None  # of a file read just now, 0 to 1; None where nothing was a picture
    page_confidences: tuple[float | None, ...] = ()  # likewise of each page, 0 where nothing was read
    left_out: float = 0.0  # likewise: the share of its letters that repeat from page to page or stand around


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document of the live generation whose text, places and passages the next one takes over as they are.

    What others say of its validity may have changed: `document` has it.
    """

    document: Document
    declared: Document | None = None
    recipe: str = ""

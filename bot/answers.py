"""The shapes of an answer: what was asked, what was found, what is said and what proves it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vectorstore.parts import Part, PartEffect
from vectorstore.query import Query
from vectorstore.records import Document, Hit, Passage, Status

if TYPE_CHECKING:
    from bot.grounds import Grounds


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source: the quote is the document's text[start:end], letter for letter."""

    number: int  # the n of [n], from 1
    document: Document
    passage: Passage
    quote: str
    start: int
    end: int
    status: Status  # on the as-of date of the question
    locator: str  # "Điều 12, khoản 2, điểm a"; "Mục II.3"; "" for an article without sections
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    headings: tuple[str, ...] = ()  # the Chương, Mục or Phụ lục around it
    page: int | None = None
    own_days: tuple[PartEffect, ...] = ()  # of parts that are quoted among others and have days of their own
    ended: tuple[Part, ...] = ()  # parts that are quoted among others and no longer hold
    lead: str = ""  # the line of the text that leads to the quote ("... như sau:"), where it stands apart


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a model wrote, and the numbers of the citations that bear it out."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote and the texts bear out; `drafted` counts what it wrote in all."""

    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    drafted: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Something in the corpus answers: a text with [n] marks, and the citations behind them."""

    text: str
    citations: tuple[Citation, ...]
    statements: tuple[Statement, ...] = ()  # those of a model; none where the text is quotes alone


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing in the corpus answers; `nearest` are documents that come close."""

    text: str
    nearest: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedsDetails:
    """The question can be answered once the asker answers this one."""

    question: str


Result = Answer | NoAnswer | NeedsDetails


@dataclass(frozen=True, slots=True)
class Trace:
    """How one question was answered: the query, the hits, the result and the time each took."""

    question: str
    query: Query
    as_of: date
    result: Result
    hits: tuple[Hit, ...] = ()
    confidence: float = 0.0
    further: tuple[Citation, ...] = ()  # what answers as well and is not quoted, numbered by itself
    timings_ms: dict[str, float] | None = None
    documents: tuple[Document, ...] = ()  # those that the hits come from
    drafted: int = 0  # statements that a model wrote, borne out or not
    grounds: "Grounds | None" = None  # what was weighed, where blocks were


def outcome_of(result: Result) -> str:
    """Name the kind of a result, as it is stored and counted: one of three."""
    match result:
        case Answer():
            return "answer"
        case NoAnswer():
            return "no_answer"
        case NeedsDetails():
            return "needs_details"

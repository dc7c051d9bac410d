"""Parts of documents, and what happens to them: rewritten, amended, ended, kept; days of their own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from vectorstore.roman import is_roman, value_of


class Change(StrEnum):
    """What a text does to another document or a part of it."""

    REWRITTEN = "rewritten"  # it says how the part reads from now on
    AMENDED = "amended"  # it changes words of it, or some parts that are not named
    ENDED = "ended"
    KEPT = "kept"  # it goes on holding though its document ends


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document by its numbers; without any it is no part in particular.

    An Điều is known by its number alone; `headings` are then those around it, where they are known. Without
    an Điều they are the part itself: ("Chương III", "Mục 2"), ("Phụ lục I",).
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    headings: tuple[str, ...] = ()  # outermost first

    def covers(self, other: "Part") -> bool:
        """Tell whether the other part lies in this one or is it; what is not named covers nothing."""
        if self.article is None:
            return bool(self.headings) and _keys(self.headings) <= _keys(other.headings)
        if self.article != other.article:
            return False
        return self.clause in (None, other.clause) and self.point in (None, other.point)

    def touches(self, other: "Part") -> bool:
        """Tell whether one of the two lies in the other."""
        return self.covers(other) or other.covers(self)

    @property
    def depth(self) -> int:
        """How far inside a document it lies: a điểm is 3, a khoản 2, an Điều 1."""
        return sum(one is not None for one in (self.article, self.clause, self.point))


def is_same_heading(one: str, other: str) -> bool:
    """Tell whether two labels name the same part: "Chương III" is "CHƯƠNG 3"."""
    return _key(one) == _key(other)


@lru_cache(maxsize=4096)
def _keys(headings: tuple[str, ...]) -> frozenset[str]:
    """Return headings as they compare: "Chương III" is "CHƯƠNG 3"."""
    return frozenset(_key(heading) for heading in headings)


def _key(heading: str) -> str:
    word, _, number = heading.rpartition(" ")
    word = word.lower().removesuffix(" số")
    return f"{word} {value_of(number) if is_roman(number) else number.lower().lstrip('0')}".strip()


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Amendment:
    """What one document does to a part of another, seen from either of the two."""

    number: str  # of the other one
    change: Change
    part: Part = WHOLE  # of the document that is changed
    by: Part = WHOLE  # of the document that changes it: where it says so
    since: date | None = None  # the first day of the change; None where it is not known
    until: date | None = None  # of what is kept: the first day on which it no longer holds

    @property
    def ends_whole(self) -> bool:
        """Whether it ends the document itself."""
        return self.change is Change.ENDED and self.part == WHOLE

    def holds_on(self, day: date) -> bool:
        """Tell whether the change has been made on `day`; one without a day always has."""
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class PartEffect:
    """The days between which a part of a document holds, where they are not those of the whole."""

    part: Part
    effective_from: date | None = None
    effective_to: date | None = None  # the first day on which it no longer holds
    is_partial: bool = False  # only some of what the part says, on a subject

    def has_begun(self, day: date) -> bool:
        """Tell whether the part holds already on `day`, or has held; without a first day it has."""
        return self.effective_from is None or day >= self.effective_from

    def has_ended(self, day: date) -> bool:
        """Tell whether the part no longer holds on `day`."""
        return self.effective_to is not None and day >= self.effective_to

"""Whether a stretch of a document holds on a day, by the parts that stand in it."""

from collections.abc import Sequence
from datetime import date

from vectorstore.locating import find_place, locate
from vectorstore.parts import Change, Part
from vectorstore.records import Document, Place, Status

_NUMBERED = ("article", "clause", "point")


def status_of_stretch(document: Document, places: Sequence[Place], start: int, end: int, day: date) -> Status:
    """Return whether text[start:end] holds on a day; it does not where all that stands in it has ended."""
    status = document.status_of(locate(places, start, end).part, day)
    if status is Status.REPLACED:
        return status
    ended = [place for _, place in _ended(document, places, start, end, day)]
    return Status.REPLACED if ended and _is_all(ended, places, start, end) else status


def is_superseded(document: Document, places: Sequence[Place], start: int, end: int, day: date) -> bool:
    """Tell whether text[start:end] does not hold on a day, or something of it reads otherwise by then."""
    if status_of_stretch(document, places, start, end, day) in (Status.REPLACED, Status.NOT_YET):
        return True
    part = locate(places, start, end).part
    rewritten = [
        one.part for one in document.amended_by if one.change is Change.REWRITTEN and one.holds_on(day)
    ]
    return any(one.covers(part) or part.covers(one) for one in rewritten)


def ended_inside(
    document: Document, places: Sequence[Place], start: int, end: int, day: date
) -> tuple[Part, ...]:
    """Return the parts quoted in text[start:end] among others that no longer hold on a day."""
    return tuple(dict.fromkeys(part for part, _ in _ended(document, places, start, end, day)))


def _ended(
    document: Document, places: Sequence[Place], start: int, end: int, day: date
) -> list[tuple[Part, Place]]:
    whole = locate(places, start, end).part
    parts = [one.part for one in document.amended_by if one.change is Change.ENDED and one.holds_on(day)]
    parts += [one.part for one in document.part_effects if one.has_ended(day) and not one.is_partial]
    inner = [one for one in parts if one.article is not None and not one.covers(whole)]
    found = [(one, find_place(places, one.article or "", one.clause, one.point)) for one in inner]
    return [(one, place) for one, place in found if place is not None and _touches(place, start, end)]


def _is_all(ended: Sequence[Place], places: Sequence[Place], start: int, end: int) -> bool:
    """Tell whether the innermost numbered parts of a stretch are all among those that ended."""
    touched = [one for one in places if one.level in _NUMBERED and _touches(one, start, end)]
    innermost = [
        one for one in touched if not any(_lies_in(other, one) for other in touched if other is not one)
    ]
    return all(any(_lies_in(one, other) for other in ended) for one in innermost)


def _lies_in(inner: Place, outer: Place) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _touches(place: Place, start: int, end: int) -> bool:
    return place.start < end and start < place.end

"""Puts the wording of the day in front of what was rewritten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.choosing.extraction import Stretch
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from bot.choosing.stretches import overlap
from bot.validity.quoting import best_of_place
from bot.validity.validity import part_at, successor_in
from vectorstore.locating import find_place
from vectorstore.parts import Amendment, Change


def with_new_wording(
    asked: Asked, chosen: Sequence[Stretch], index: Index, as_of: date, *, limit: int, max_chars: int
) -> list[Stretch]:
    """Return the stretches, each that was rewritten behind the wording that holds on the day."""
    arranged: list[Stretch] = []
    for stretch in chosen:
        wording = _new_wording(asked, stretch, index, as_of, max_chars)
        if wording and not any(overlap(wording, other) for other in (*chosen, *arranged)):
            arranged.append(wording)
        arranged.append(stretch)
    return arranged[:limit]


def opened_by_new_wording(
    asked: Asked, named: Sequence[Stretch], index: Index, as_of: date, *, limit: int, max_chars: int
) -> list[Stretch]:
    """Return the places that a question names, the first rewritten one behind how it reads on the day."""
    arranged = with_new_wording(asked, named, index, as_of, limit=2 * len(named), max_chars=max_chars)
    surplus = [one for one in arranged if one not in named][1:]
    return [one for one in arranged if one not in surplus][:limit]


def _new_wording(asked: Asked, stretch: Stretch, index: Index, as_of: date, max_chars: int) -> Stretch | None:
    document = index.document(stretch.passage.document_id)
    if not document.amended_by:
        return None
    part = part_at(stretch, index)
    made = [one for one in document.amended_by if one.part.covers(part) and one.holds_on(as_of)]
    rewritten = [one for one in made if one.change is Change.REWRITTEN]
    if not rewritten:
        return None
    return _said_by(asked, max(rewritten, key=lambda one: one.since or date.min), stretch, index, max_chars)


def _said_by(
    asked: Asked, amendment: Amendment, stretch: Stretch, index: Index, max_chars: int
) -> Stretch | None:
    other, by = successor_in(index)(amendment.number), amendment.by
    if other is None or by.article is None:
        return None
    place = find_place(index.places(other.id), by.article, by.clause, by.point)
    quoted = best_of_place(asked, place, other, index, max_chars) if place else []
    return replace(quoted[0], score=stretch.score) if quoted else None

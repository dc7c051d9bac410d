"""Puts what answered on the day first, else the law of that day on the same subject."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.choosing.extraction import Stretch
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from bot.choosing.stretches import overlap
from bot.validity.counterparts import in_editions, is_inside
from bot.validity.quoting import best_of_place
from bot.validity.validity import is_news_of_later, prefer_valid, status_of
from vectorstore.records import Document, Passage, Place, Status
from vectorstore.vietnamese import syllables

_MOST_TRIED = 8  # stretches of another edition, the best first
_AS_GOOD = 3.0  # a stretch that scores less than the best by more answers nothing, nor does its other edition
_NEIGHBOURLY = 0.5  # a khoản that scores less than another by this does not say the same
_LEAST_SAID = 0.5  # share of the pairs of words of the question that a stretch says
_HOLDS = (Status.IN_FORCE, Status.UNKNOWN)


def of_the_day(
    asked: Asked,
    found: Sequence[Stretch],
    index: Index,
    as_of: date,
    today: date,
    *,
    max_chars: int,
    wanted: frozenset[str] = frozenset(),
) -> tuple[list[Stretch], Sequence[Stretch]]:
    """Return the stretches by what holds on the day, and those that show how sure they are.

    Where the best ones do not hold, the Điều of a title like theirs in the law of that day answers as surely.
    """
    ranked = prefer_valid(found, index, as_of, today, wanted=wanted)
    standing, same = _standing_in(asked, found, index, as_of, today, wanted=wanted, max_chars=max_chars)
    if standing is None and (waiting := _waiting(found, ranked, index, as_of)):
        return waiting, [found[0], *ranked]
    if standing is None:
        is_meant = bool(ranked) and ranked[0].passage.document_id in wanted
        rivals = [one for one in found if one.passage.document_id not in wanted] if is_meant else []
        return ranked, [*ranked, *rivals]
    others = [one for one in ranked if not any(overlap(one, other) for other in same)]
    return [*same, *others], [standing, *others]


def _waiting(found: Sequence[Stretch], ranked: Sequence[Stretch], index: Index, as_of: date) -> list[Stretch]:
    """Return the best stretches where only their part does not hold, and what holds is a neighbour of theirs.

    Such a neighbour of the same Điều would pass for an answer; what will hold, or held, is one with its day.
    """
    if not ranked or not found or ranked[0].passage.document_id != found[0].passage.document_id:
        return []
    best, first = found[0], ranked[0]
    is_same = first.passage.article == best.passage.article and first.score <= best.score - _NEIGHBOURLY
    if not is_same or index.document(best.passage.document_id).status_on(as_of) not in _HOLDS:
        return []
    return [one for one in found if one.score > first.score and _is_waiting(one, best, index, as_of)]


def _is_waiting(stretch: Stretch, best: Stretch, index: Index, as_of: date) -> bool:
    is_same = stretch.passage.document_id == best.passage.document_id
    return is_same and status_of(stretch, index, as_of) not in _HOLDS


def _standing_in(
    asked: Asked,
    found: Sequence[Stretch],
    index: Index,
    as_of: date,
    today: date,
    *,
    wanted: frozenset[str],
    max_chars: int,
) -> tuple[Stretch | None, list[Stretch]]:
    """Return the best stretch of another edition, and what its law says of the same on the day.

    None before the first stretch that is of the day itself, or where no Điều has a title like that.
    """
    for stretch in found[:_MOST_TRIED]:
        if stretch.score < found[0].score - _AS_GOOD:
            break
        document = index.document(stretch.passage.document_id)
        if _is_of_the_day(document, as_of, wanted) and not is_news_of_later(document, as_of, today):
            break
        for place, other in in_editions(stretch, index):
            if not _is_of_the_day(other, as_of, wanted):
                continue
            same = _stretches_in(asked, place, other, stretch, found, index, max_chars)
            if same and _says_as_much(asked, place, other, stretch, index):
                return stretch, same
    return None, []


def _says_as_much(asked: Asked, place: Place, document: Document, stretch: Stretch, index: Index) -> bool:
    """Tell whether an Điều of another edition says most of what a stretch says of the question.

    A list of forbidden acts has the title of the one before it, and may lack the very act asked about.
    """
    own = index.text(stretch.passage.document_id)[stretch.start : stretch.end]
    said = _pairs(asked.own) & _pairs(own)
    other = _pairs(index.text(document.id)[place.start : place.end])
    return len(said & other) >= _LEAST_SAID * len(said)


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(syllables(text)))


def shown_by_another_day(
    ranked: Sequence[Stretch], found: Sequence[Stretch], index: Index, as_of: date, today: date
) -> list[Stretch]:
    """Return what shows how sure the best stretch is by what another edition says of it; none for today.

    Two editions say the same in other words; the one that answers more plainly bears the other out.
    """
    if not ranked or as_of == today:
        return []
    best = ranked[0].passage
    others = [one for one in ranked if (one.passage.document_id, one.passage.article) != _article_of(best)]
    for place, document in in_editions(ranked[0], index):
        same = [one for one in found if one.passage.document_id == document.id and is_inside(one, place)]
        if same:
            return [same[0], *others]
    return []


def as_the_first(stretches: Sequence[Stretch], index: Index, as_of: date) -> list[Stretch]:
    """Return the stretches without those that do not hold on the day, where the first one holds.

    What a text of another day tells is told by nothing that is quoted as holding.
    """
    holding = [one for one in stretches if index.document(one.passage.document_id).status_on(as_of) in _HOLDS]
    return holding if holding[:1] == list(stretches[:1]) else list(stretches)


def _article_of(passage: Passage) -> tuple[str, str | None]:
    return passage.document_id, passage.article


def _is_of_the_day(document: Document, as_of: date, wanted: frozenset[str]) -> bool:
    if wanted:
        return document.id in wanted
    return document.status_on(as_of) in _HOLDS and document.could_hold_on(as_of)


def _stretches_in(
    asked: Asked,
    place: Place,
    document: Document,
    stretch: Stretch,
    found: Sequence[Stretch],
    index: Index,
    max_chars: int,
) -> list[Stretch]:
    """Return what was found in a place, as good as the stretch it stands for; else the place itself."""
    inside = [one for one in found if one.passage.document_id == document.id and is_inside(one, place)]
    quoted = inside or best_of_place(asked, place, document, index, max_chars)
    return [replace(one, score=stretch.score) for one in quoted[:1]]

"""Of two sides on one point the clauses that say the same, so that one can be set against the other."""

from collections.abc import Callable, Sequence
from itertools import pairwise, product

from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from vectorstore.vietnamese import syllables

_ALIKE = 2.0  # worth of two clauses that say the very same, beside how well each answers
_FAR = 3.0  # who is this far behind the best of its side answers too little to be set against anything
_CLOSE = 1.0


def set_against(
    first: Sequence[Stretch], second: Sequence[Stretch], index: Index, *, limit: int
) -> tuple[list[Stretch], list[Stretch]]:
    """Return of each side the clause that one of the other answers to, with what is close to it."""
    pairs = [
        (one.score + other.score + _ALIKE * _likeness(one, other, index), place, one, other)
        for place, (one, other) in enumerate(product(_answering(first), _answering(second)))
    ]
    if not pairs:
        return list(first[:limit]), list(second[:limit])
    _, _, one, other = max(pairs, key=lambda pair: (pair[0], -pair[1]))
    return _led_by(one, first, limit), _led_by(other, second, limit)


def led_by_surest(
    told: Sequence[Sequence[Stretch]], counterpart: Callable[[int, Stretch], Sequence[Stretch]]
) -> list[Sequence[Stretch]]:
    """Return the Điều that tells a point surest, and of the other sides its counterpart where there is one.

    What only speaks of the subject on both sides is more alike than what answers. Something must be told.
    """
    surest = max((side[0] for side in told if side), key=lambda one: one.score)
    own = surest.passage.document_id, surest.passage.article
    return [
        [one for one in side if (one.passage.document_id, one.passage.article) == own]
        if any(one is surest for one in side)
        else counterpart(place, surest) or side
        for place, side in enumerate(told)
    ]


def _answering(side: Sequence[Stretch]) -> list[Stretch]:
    return [one for one in side if one.score >= side[0].score - _FAR]


def _led_by(leader: Stretch, side: Sequence[Stretch], limit: int) -> list[Stretch]:
    near = [
        one
        for one in side
        if one is not leader
        and one.passage.article == leader.passage.article
        and abs(one.score - leader.score) <= _CLOSE
    ]
    return [leader, *near][:limit]


def _likeness(one: Stretch, other: Stretch, index: Index) -> float:
    """Return which share of the pairs of words of the shorter clause the longer one has."""
    said, also = _pairs(one, index), _pairs(other, index)
    return len(said & also) / max(min(len(said), len(also)), 1)


def _pairs(stretch: Stretch, index: Index) -> set[tuple[str, str]]:
    text = index.text(stretch.passage.document_id)[stretch.start : stretch.end]
    return set(pairwise(syllables(text)))

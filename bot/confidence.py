"""How sure the bot is that what it found answers the question: one number from 0 to 1.

A logistic model over what the best stretch and those behind it show. Its coefficients come from
training/answering.py, with four right first stretches to one of anything else; docs/confidence.md shows how
well it parts them.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.choosing.extraction import Stretch
from bot.choosing.ranking import Traits, worth


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against an answer; every value is about 0 to 1."""

    meaning: float  # cosine of the question and the best stretch
    margin: float  # how far that stretch stands out from the third best Điều
    lacks_fact: float  # 1 where it has none of the kinds of fact asked for (a number, a deadline, ...)
    literal: float  # how far the question's own words and pairs of words stand in it and above it


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The weights of the evidence and the intercept."""

    meaning: float
    margin: float
    lacks_fact: float
    literal: float
    intercept: float


FITTED = Coefficients(meaning=6.79, margin=1.54, lacks_fact=-1.41, literal=0.84, intercept=-3.34)
_FEW_WORDS, _FEW_PAIRS, _MANY_PAIRS = 0.6, 0.2, 0.8  # shares of the question
_WIDE = 5  # a lead of this is a margin of 1
_RIVAL = 2  # the Điều that the best one is compared with: one other may say the same, two hardly do


def evidence(stretches: Sequence[Stretch]) -> Evidence:
    """Gather what the stretches show, best first."""
    best = stretches[0].traits if stretches else None
    if best is None:
        return Evidence(0.0, 0.0, 1.0, 0.0)
    # Rules of the field move scores apart without making anything likelier to be an answer.
    worths: dict[tuple[str, str | None], float] = {_article(stretches[0]): worth(best)}
    for one in stretches[1:]:
        if one.traits and _article(one) != _article(stretches[0]):
            worths[_article(one)] = max(worth(one.traits), worths.get(_article(one), -math.inf))
    ranked = sorted(worths.values(), reverse=True)
    lead = worth(best) - ranked[min(_RIVAL, len(ranked) - 1)]
    return Evidence(best.meaning, max(0.0, lead) / _WIDE, float(best.kind == 0.0), _literal(best))


def _literal(traits: Traits) -> float:
    """Return 0 where less than three in five words and one in five pairs are said, 1 where nearly all are."""
    words = (min(max(traits.words, _FEW_WORDS), 1.0) - _FEW_WORDS) / (1.0 - _FEW_WORDS)
    pairs = (min(max(traits.pairs, _FEW_PAIRS), _MANY_PAIRS) - _FEW_PAIRS) / (_MANY_PAIRS - _FEW_PAIRS)
    return words * pairs


def _article(stretch: Stretch) -> tuple[str, str | None]:
    return stretch.passage.document_id, stretch.passage.article


def confidence(given: Evidence, coefficients: Coefficients = FITTED) -> float:
    """Return the probability, as fitted, that the evidence is that of an answer."""
    *weights, intercept = astuple(coefficients)
    total = intercept + sum(weight * value for weight, value in zip(weights, astuple(given), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

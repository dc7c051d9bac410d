"""How sure the bot is that what it found answers the question: one number from 0 to 1.

A logistic model over what the best stretch and those behind it show. Its coefficients come from
training/answering.py, with four answerable questions to one that has no answer; docs/confidence.md shows
how well it parts them, and what has changed since they were fitted.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.extraction import Stretch
from bot.ranking import worth

_RIVAL = 5  # the stretch that the best one is compared with, counted from 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against an answer; every value is about 0 to 1."""

    pairs: float  # weighted share of the question's pairs of words in the best stretch and its headings
    meaning: float  # cosine of the question and that stretch
    margin: float  # how far it stands out from the sixth best


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The weights of the evidence and the intercept."""

    pairs: float
    meaning: float
    margin: float
    intercept: float


FITTED = Coefficients(pairs=2.30, meaning=2.06, margin=2.72, intercept=-3.47)


def evidence(stretches: Sequence[Stretch]) -> Evidence:
    """Gather what the stretches show, best first."""
    best = stretches[0].traits if stretches else None
    if best is None:
        return Evidence(0.0, 0.0, 0.0)
    # Rules of the field move scores apart without making anything likelier to be an answer.
    worths = sorted((worth(one.traits) for one in stretches if one.traits), reverse=True)
    lead = worth(best) - worths[min(_RIVAL, len(worths) - 1)]
    return Evidence(best.pairs, best.meaning, max(0.0, lead) / 5)


def confidence(given: Evidence, coefficients: Coefficients = FITTED) -> float:
    """Return the probability, as fitted, that the evidence is that of an answer."""
    *weights, intercept = astuple(coefficients)
    total = intercept + sum(weight * value for weight, value in zip(weights, astuple(given), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

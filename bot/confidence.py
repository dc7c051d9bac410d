"""How sure the bot is that what it found answers the question: one number from 0 to 1.

A logistic model over what the search and the chosen stretch show. Its coefficients are fitted by
training/fit_confidence.py so that 0.5 parts questions with an answer in the corpus from those without.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.extraction import Stretch
from bot.relevance import Asked
from vectorstore.records import Hit


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against an answer; every value is about 0 to 1."""

    dense: float  # best cosine similarity of a passage among the first hits
    keyword_share: float  # best weighted share of the question's words in one passage
    score: float  # fused score of the first hit
    margin: float  # how far the first hit stands out from the tenth
    coverage: float  # weighted share of the question, pairs included, in the best stretch
    kind: float  # whether that stretch has the kind of fact asked for
    rare: float  # share of the rarest words of the question that stand in the best stretch


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The weights of the evidence and the intercept."""

    dense: float
    keyword_share: float
    score: float
    margin: float
    coverage: float
    kind: float
    rare: float
    intercept: float


FITTED = Coefficients(
    dense=4.0, keyword_share=5.0, score=0.5, margin=0.5, coverage=4.0, kind=0.5, rare=1.0, intercept=-7.0
)


def evidence(asked: Asked, hits: Sequence[Hit], stretches: Sequence[Stretch], quote: str) -> Evidence:
    """Gather what the first hits and the best stretch show."""
    first = hits[:5]
    tenth = hits[min(9, len(hits) - 1)].score if hits else 0.0
    best = hits[0].score if hits else 0.0
    return Evidence(
        dense=max((hit.dense for hit in first), default=0.0),
        keyword_share=max((hit.keyword_share for hit in first), default=0.0),
        score=best,
        margin=max(0.0, best - tenth),
        coverage=stretches[0].coverage if stretches else 0.0,
        kind=asked.has_kind(quote) if quote else 0.0,
        rare=asked.has_rarest(quote) if quote else 0.0,
    )


def confidence(given: Evidence, coefficients: Coefficients = FITTED) -> float:
    """Return the probability, as fitted, that the evidence is that of an answer."""
    *weights, intercept = astuple(coefficients)
    total = intercept + sum(weight * value for weight, value in zip(weights, astuple(given), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

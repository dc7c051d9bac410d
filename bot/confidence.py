"""How sure the bot is that what it found answers the question: one number from 0 to 1.

A logistic model over what the best stretches show. Its coefficients come from training/confidence.py, with
four answerable questions to one without an answer; docs/confidence.md shows how well it parts them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from bot.choosing.blocks import sentences
from bot.choosing.extraction import PassageEmbedder, Stretch, Texts
from bot.choosing.ranking import worth
from bot.choosing.relevance import Asked, Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against an answer; every value is about 0 to 1."""

    fact: float  # cosine of the question and the nearest sentence, as far as it tells the facts asked for
    unsaid: float  # share of the words that tell what is asked about that neither it nor its headings have
    one_unsaid: float  # weight of the heaviest of them, as a share of the heaviest word of the question
    many_asked: float  # how many words tell what is asked about, in tens
    worth: float  # how well it answers, see bot/choosing/ranking.py, in tens
    heading: float  # share of the words of its headings that the question has
    pairs: float  # share of the question's pairs of words that it has
    keywords: float  # weighted share of the question's words in the passage it was found by


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The weights of the evidence and the intercept."""

    fact: float
    unsaid: float
    one_unsaid: float
    many_asked: float
    worth: float
    heading: float
    pairs: float
    keywords: float
    intercept: float


FITTED = Coefficients(
    fact=5.32,
    unsaid=-5.59,
    one_unsaid=-0.91,
    many_asked=1.71,
    worth=6.75,
    heading=-1.93,
    pairs=-2.64,
    keywords=-1.52,
    intercept=-1.74,
)
_NOTHING = Evidence(
    fact=0.0,
    unsaid=1.0,
    one_unsaid=1.0,
    many_asked=0.0,
    worth=0.0,
    heading=0.0,
    pairs=0.0,
    keywords=0.0,
)
_MOST_ASKED = 30  # words; of a longer story no more speak for an answer
_READ = 3  # the stretches that an answer may quote
_TEN = 10


def evidence(
    asked: Asked, stretches: Sequence[Stretch], index: Texts, embedder: PassageEmbedder | None
) -> Evidence:
    """Gather what the stretches show, best first; without an embedder the best one's own cosine counts."""
    best = stretches[0].traits if stretches else None
    if best is None:
        return _NOTHING
    first = stretches[0]
    title = index.document(first.passage.document_id).title
    said = Words.of([_text(first, index), " ".join(first.passage.heading_path), title])
    unsaid, one_unsaid = asked.unsaid(said)
    return Evidence(
        fact=best.meaning if embedder is None else _nearest_fact(asked, stretches[:_READ], index, embedder),
        unsaid=unsaid,
        one_unsaid=one_unsaid,
        many_asked=min(len(asked.matter), _MOST_ASKED) / _TEN,
        worth=worth(best) / _TEN,
        heading=best.heading,
        pairs=best.pairs,
        keywords=best.keyword_share,
    )


def _nearest_fact(
    asked: Asked, stretches: Sequence[Stretch], index: Texts, embedder: PassageEmbedder
) -> float:
    """Return how near the sentence comes that tells what is asked; 0 where none does.

    A number elsewhere in the text is no answer. Where no fact is asked for, every sentence counts.
    """
    told: list[float] = []
    readings: list[str] = []
    for stretch in stretches:
        for sentence, reading in _readings(stretch, index):
            share = asked.facts.told_in(sentence) if asked.facts.kinds else 1.0
            if share > 0:
                told.append(share)
                readings.append(reading)
    if not readings:
        return 0.0
    cosines = embedder.embed_passages(readings) @ embedder.embed_query(asked.text)
    return float((cosines * told).max())


def _readings(stretch: Stretch, index: Texts) -> Iterator[tuple[str, str]]:
    """Yield each sentence, and how it reads under its heading and behind the line that leads to it."""
    heading = " ".join(stretch.passage.heading_path[-1:])
    text = index.text(stretch.passage.document_id)
    found = [text[start:end] for start, end in sentences(text, stretch.start, stretch.end)]
    for at, sentence in enumerate(found):
        lead = found[0] if at and found[0].endswith(":") else ""
        yield sentence, " ".join(part for part in (heading, lead, sentence) if part)


def _text(stretch: Stretch, index: Texts) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]


def confidence(given: Evidence, coefficients: Coefficients = FITTED) -> float:
    """Return the probability, as fitted, that the evidence is that of an answer."""
    *weights, intercept = astuple(coefficients)
    total = intercept + sum(weight * value for weight, value in zip(weights, astuple(given), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

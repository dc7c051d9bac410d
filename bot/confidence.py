"""How sure the bot is that what it found answers the question: one number from 0 to 1.

A logistic model over what the best stretches show. Its coefficients come from training/confidence.py, with
four answerable questions to one without an answer; docs/confidence.md shows how well it parts them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import reduce
from operator import or_

from bot.asked.head.groups import lacks_people
from bot.asked.head.penalties import asks_for_fine
from bot.asked.last_clause import last_clause
from bot.choosing.blocks import sentences
from bot.choosing.extraction import PassageEmbedder, Stretch, Texts
from bot.choosing.figures import lacks_figure, lacks_rate
from bot.choosing.named_occasions import lacks_named_occasion
from bot.choosing.named_quantities import lacks_named_quantity
from bot.choosing.papers import lacks_named_paper
from bot.choosing.ranking import sets_unasked_fine, worth
from bot.choosing.relevance import Asked
from bot.choosing.words import Words
from vectorstore.records import Hit
from vectorstore.translations import Translations


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against an answer; every value is about 0 to 1, that of a hit -1 to 1."""

    fact: float  # cosine of the question and the nearest sentence, as far as it tells the facts asked for
    unsaid: float  # share of the words that tell what is asked about that neither it nor its headings have
    second_unsaid: float  # weight of the second heaviest of them, as a share of the heaviest of the question
    nowhere: float  # weighted share of those words that none of the best three stretches has
    length: float  # of the question, in hundreds of characters: a long one finds more of its words
    worth: float  # how well it answers, see bot/choosing/ranking.py, in tens
    heading: float  # share of the words of its headings that the question has
    pairs: float  # share of the question's pairs of words that it has
    near: float  # cosine of the question and the nearest passage found
    lacking: float  # 1 where a rate or a figure is asked for that it has not
    long: float  # logarithm of how long it is, see bot/choosing/ranking.py
    tail: float  # share of the last words that tell what is asked about that the sentence of the fact says
    unlikely: float  # how unlikely it is to ask with the words that this sentence lacks; 0 to about 3
    strange: float  # by how much words of its last clause that the best stretch lacks are unlikely, in tens


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The weights of the evidence and the intercept."""

    fact: float
    unsaid: float
    second_unsaid: float
    nowhere: float
    length: float
    worth: float
    heading: float
    pairs: float
    near: float
    lacking: float
    long: float
    tail: float
    unlikely: float
    strange: float
    intercept: float


FITTED = Coefficients(
    fact=5.56,
    unsaid=-2.43,
    second_unsaid=-1.6,
    nowhere=0.94,
    length=2.36,
    worth=1.04,
    heading=-1.53,
    pairs=-0.78,
    near=2.78,
    lacking=-2.3,
    long=-3.02,
    tail=0.81,
    unlikely=-0.6,
    strange=-3.3,
    intercept=0.27,
)
_USUALLY, _USUALLY_STRANGE = (
    0.5,
    0.3,
)  # how unlikely the lacking words are where no table of translations tells
_STRANGEST = 0.6  # more speaks for no more: a follow-up is put in other words than a question by itself
_NOTHING = Evidence(
    fact=0.0,
    unsaid=1.0,
    second_unsaid=1.0,
    nowhere=1.0,
    length=0.0,
    worth=0.0,
    heading=0.0,
    pairs=0.0,
    near=0.0,
    lacking=1.0,
    long=0.0,
    tail=0.0,
    unlikely=_USUALLY,
    strange=_USUALLY_STRANGE,
)
_LONGEST = 300  # characters; what a longer story has more speaks for nothing
_READ = 5  # the stretches of which a sentence may tell the fact
_SHOWN = 3  # those that an answer may quote
_PASSAGES = 10  # the passages found of which the nearest counts
# Where the texts say every word of a question as it is put, and what it asks for, it is short, not doubtful.
_LEAST_OF_ALL_SAID = 0.75
_LEAST_FACT, _ALL_PAIRS = 0.35, 0.999
_LAST = 2  # the words of the matter that stand nearest to the end of the question
_TEN, _HUNDRED = 10, 100


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it reads under its heading, and where it stands."""

    reading: str
    stretch: Stretch


def evidence(
    asked: Asked,
    stretches: Sequence[Stretch],
    hits: Sequence[Hit],
    index: Texts,
    embedder: PassageEmbedder | None,
    translations: Translations | None = None,
) -> Evidence:
    """Gather what the stretches show, best first.

    Without an embedder the best one's own cosine counts; without translations no word is likelier than usual.
    """
    best = stretches[0].traits if stretches else None
    if best is None:
        return _NOTHING
    text = f"{_fine_above(asked, stretches[0], index)} {_text(stretches[0], index)}"
    about = [
        Words.of([*_said(stretch, index), _issuer_asked_of(asked, stretch, index)])
        for stretch in stretches[:_SHOWN]
    ]
    unsaid = asked.unsaid(about[0])
    fact, told = best.meaning, _said(stretches[0], index)
    if embedder is not None:
        fact, sentence = _nearest_fact(asked, stretches[:_READ], index, embedder)
        told = _said(sentence.stretch, index, sentence.reading) if sentence else told
    return Evidence(
        fact=fact,
        unsaid=unsaid.share,
        second_unsaid=unsaid.second,
        nowhere=asked.unsaid(reduce(or_, about)).weight,
        length=min(len(asked.text), _LONGEST) / _HUNDRED,
        worth=worth(best) / _TEN,
        heading=best.heading,
        pairs=best.pairs,
        near=_nearest(hits),
        lacking=float(lacks_rate(asked.demanding, text) or lacks_figure(asked.demanding, text)),
        long=best.length,
        tail=_tail(asked, Words.of(told)),
        unlikely=translations.unlikely(asked.own, " ".join(told)) if translations else _USUALLY,
        strange=_strange(asked.own, _said(stretches[0], index), translations),
    )


def _nearest(hits: Sequence[Hit]) -> float:
    """Return the cosine of the nearest passage; one that was found by its name has none."""
    return max((hit.dense for hit in hits[:_PASSAGES] if hit.dense < 1), default=0.0)


def _strange(question: str, said: Sequence[str], translations: Translations | None) -> float:
    """Return how strange the clause that asks is to a text: what is told before it may be so."""
    if translations is None:
        return _USUALLY_STRANGE
    return min(translations.strangeness(last_clause(question), " ".join(said)) / _TEN, _STRANGEST)


def _tail(asked: Asked, words: Words) -> float:
    last = list(asked.matter)[-_LAST:]
    return len(asked.said_of(last, words)) / len(last) if last else 1.0


def _said(stretch: Stretch, index: Texts, text: str = "") -> list[str]:
    """Return a stretch, or a text of it, with the headings and the title above it."""
    title = index.document(stretch.passage.document_id).title
    return [text or _text(stretch, index), " ".join(stretch.passage.heading_path), title]


def _issuer_asked_of(asked: Asked, stretch: Stretch, index: Texts) -> str:
    """Return who issued the document of a stretch, where a question names them: no text says it of itself."""
    issuer = index.document(stretch.passage.document_id).issuer or ""
    return issuer if issuer.lower() in asked.own else ""


def _nearest_fact(
    asked: Asked, stretches: Sequence[Stretch], index: Texts, embedder: PassageEmbedder
) -> tuple[float, _Sentence | None]:
    """Return how near the sentence comes that tells what is asked, and it; 0 and None where none does.

    A number elsewhere in the text is no answer, nor is that of a fine which nobody asks about, nor a sum that
    has another name than the one asked for, nor what is told of other people. Where no fact is asked for,
    every sentence counts.
    """
    told: list[float] = []
    having: list[_Sentence] = []
    for stretch in stretches:
        if asked.facts.kinds and sets_unasked_fine(asked.text, _text(stretch, index)):
            continue
        above = _fine_above(asked, stretch, index)
        for sentence, reading in _readings(stretch, index):
            share = asked.facts.how_told_in(f"{above} {sentence}")
            if share > 0 and not _is_of_another(asked, sentence, reading, stretch, index):
                told.append(share)
                having.append(_Sentence(f"{above} {reading}".strip(), stretch))
    if not having:
        return 0.0, None
    cosines = embedder.embed_passages([one.reading for one in having]) @ embedder.embed_query(asked.own)
    values = cosines * told
    at = int(values.argmax())
    return float(values[at]), having[at]


def _is_of_another(asked: Asked, sentence: str, reading: str, stretch: Stretch, index: Texts) -> bool:
    """Tell whether what a sentence tells is of another sum, of other people, of other papers."""
    title = index.document(stretch.passage.document_id).title
    around = " ".join([title, *stretch.passage.heading_path, reading.removesuffix(sentence)])
    return (
        lacks_named_quantity(asked.own, reading)
        or lacks_people(asked.own, f"{around} {sentence}")
        or lacks_named_paper(asked.own, sentence, around)
        or lacks_named_occasion(asked.own, f"{around} {sentence}")
    )


def _readings(stretch: Stretch, index: Texts) -> Iterator[tuple[str, str]]:
    """Yield each sentence, and how it reads under its heading and behind the line that leads to it."""
    heading = " ".join(stretch.passage.heading_path[-1:])
    text = index.text(stretch.passage.document_id)
    found = [text[start:end] for start, end in sentences(text, stretch.start, stretch.end)]
    for at, sentence in enumerate(found):
        lead = found[0] if at and found[0].endswith(":") else ""
        yield sentence, " ".join(part for part in (heading, lead, sentence) if part)


def _fine_above(asked: Asked, stretch: Stretch, index: Texts) -> str:
    """Return the line of an Điều that sets the fine for its khoản, where a fine is asked for."""
    block = stretch.block
    if block is None or not block.intro or not asks_for_fine(asked.demanding):
        return ""
    return index.text(stretch.passage.document_id)[slice(*block.intro)]


def _text(stretch: Stretch, index: Texts) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]


def confidence(given: Evidence, coefficients: Coefficients = FITTED) -> float:
    """Return the probability, as fitted, that the evidence is that of an answer."""
    *weights, intercept = astuple(coefficients)
    total = intercept + sum(weight * value for weight, value in zip(weights, astuple(given), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def sureness(given: Evidence, *, asks_fact: bool) -> float:
    """Return the confidence, and a floor where a text says a question as it is put and tells its fact."""
    return max(confidence(given), _LEAST_OF_ALL_SAID if asks_fact and _says_all(given) else 0.0)


def _says_all(given: Evidence) -> bool:
    """Tell whether the best stretch says a question as it is put, and a sentence tells what it asks for."""
    is_unsaid = given.unsaid or given.second_unsaid or given.nowhere or given.lacking
    return not is_unsaid and given.pairs >= _ALL_PAIRS and given.tail >= 1 and given.fact >= _LEAST_FACT

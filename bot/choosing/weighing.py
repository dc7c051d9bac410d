"""How well single sentences and points answer, for an extract made of them (bot/choosing/short.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import accumulate

import numpy as np

from bot.choosing.blocks import Block
from bot.choosing.extraction import PassageEmbedder, Stretch, Texts
from bot.choosing.narrowing import fitting
from bot.choosing.relevance import Asked
from bot.choosing.words import Words
from vectorstore.closeness import Closeness

_BLOCKS_READ = 6
_FAR_BEHIND = 6.0  # in worth: what is that far behind the best block is not read

Span = tuple[str, int, int]  # document, start, end


@dataclass(frozen=True, slots=True)
class UnitTraits:
    """What speaks for a sentence or point, or how much; every value is about 0 to 1 but the first."""

    worth: float  # of its block, less that of the best
    words: float  # weighted share of the question's words in it and, for a part, its headings and lead
    pairs: float  # the same for pairs of neighbouring words
    kind: float  # share of the kinds of fact asked for that it has
    meaning: float  # cosine of it and the question
    before: float  # weighted share of the question's words in it and the sentence before it
    near: float  # how near its nearest tokens come to those of the question
    fit: float  # whether an amount of the question lies in its range


# A khoản says whom it is about; a sentence of running text leaves that to the one before it. The former are
# weighed as in a run (bot/choosing/narrowing.py), the latter with what training/sentences.py fits to
# questions made from Wikipedia.
OF_ARTICLES = UnitTraits(
    worth=1.0, words=2.0, pairs=0.5, kind=0.5, meaning=0.5, before=0.0, near=0.0, fit=0.5
)
OF_PROSE = UnitTraits(
    worth=0.69, words=0.0, pairs=0.0, kind=0.35, meaning=2.07, before=2.34, near=3.02, fit=0.5
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or point of a stretch, the lines that lead to it, and how well it answers."""

    stretch: Stretch
    span: Span
    leads: tuple[Span, ...]
    traits: UnitTraits
    worth: float


def is_prose(ranked: Sequence[Stretch]) -> bool:
    """Tell whether the best stretch is running text, of no Điều."""
    return bool(ranked) and ranked[0].passage.article is None


def weighed_units(
    asked: Asked, ranked: Sequence[Stretch], index: Texts, *, max_chars: int, embedder: PassageEmbedder | None
) -> Iterator[Unit]:
    """Yield the units of the best blocks, all weighed as the best block wants it."""
    if not ranked:
        return
    weights = OF_PROSE if is_prose(ranked) else OF_ARTICLES
    weigher = _Weigher(asked, index, weights, _Nearness(asked, embedder))
    worths = list(accumulate((stretch.score for stretch in ranked), min))  # what does not hold is behind
    for stretch, worth in list(zip(ranked, worths, strict=True))[:_BLOCKS_READ]:
        if stretch.block is not None and worth >= worths[0] - _FAR_BEHIND:
            yield from weigher.units(stretch, stretch.block, worth - worths[0], max_chars)


@dataclass(frozen=True)
class _Weigher:
    """Weighs the units of blocks for a question."""

    asked: Asked
    index: Texts
    weights: UnitTraits
    nearness: "_Nearness"

    def units(self, stretch: Stretch, block: Block, behind: float, max_chars: int) -> Iterator[Unit]:
        """Yield the units of a block that is so far behind the best one."""
        document_id = block.passage.document_id
        text = self.index.text(document_id)
        spans = list(fitting(block.units, text, max_chars))
        said = [text[start:end] for start, end in spans]
        around = Words.of([*block.headings, *said[: int(block.leads)]])
        leads = ((document_id, *spans[0]),) if block.leads and len(spans) > 1 else ()
        for at, (span, meaning, near) in enumerate(zip(spans, *self.nearness.of(said), strict=True)):
            words, pairs = self.asked.shares(Words.of([said[at]]), around)
            before, _ = self.asked.shares(Words.of(said[max(0, at - 1) : at + 1]))
            traits = UnitTraits(
                worth=behind,
                words=words,
                pairs=pairs,
                kind=self.asked.has_kind(said[at]),
                meaning=meaning,
                before=before,
                near=near,
                fit=self.asked.fits(said[at]),
            )
            yield Unit(stretch, (document_id, *span), leads if at else (), traits, self._worth(traits))

    def _worth(self, traits: UnitTraits) -> float:
        products = zip(astuple(self.weights), astuple(traits), strict=True)
        return float(sum(weight * value for weight, value in products))


class _Nearness:
    """How near texts come to a question: as a whole, and token by token."""

    def __init__(self, asked: Asked, embedder: PassageEmbedder | None) -> None:
        self._embedder = embedder
        self._vector = embedder.embed_query(asked.text) if embedder is not None else None
        tokens = embedder.tokens if embedder is not None else None
        self._query = tokens.of_query(asked.text) if tokens is not None else []

    def of(self, texts: Sequence[str]) -> tuple[Sequence[float], Sequence[float]]:
        """Return both for each text, 0 where the model does not tell."""
        nothing = [0.0] * len(texts)
        if self._embedder is None or not texts:
            return nothing, nothing
        cosines = [float(cosine) for cosine in self._embedder.embed_passages(texts) @ self._vector]
        tokens = self._embedder.tokens
        if tokens is None:
            return cosines, nothing
        ids = tokens.of_passages(texts)
        lengths = np.array([len(row) for row in ids])
        flat = np.array([one for row in ids for one in row], dtype=np.int64)
        closeness = Closeness.of(self._query, flat, lengths, tokens.table)
        return cosines, [float(one) for one in closeness.mean(closeness.nearest)]

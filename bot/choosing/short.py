"""One short extract: where few characters are allowed, the sentences and points that likeliest answer.

A run around the best sentence leaves much of the room unused, and whole khoản are too long for it. Here every
sentence and point of the best blocks is weighed by itself, and the best ones fill the room, whatever block
they are of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import accumulate

import numpy as np

from bot.choosing.blocks import Block
from bot.choosing.extraction import PassageEmbedder, Stretch, Texts
from bot.choosing.narrowing import clause_ends, fitting
from bot.choosing.relevance import Asked, Words
from vectorstore.closeness import Closeness

_BLOCKS_READ = 6
_FAR_BEHIND = 6.0  # in worth: what is that far behind the best block is not read
_SHORTEST_CLAUSE = 40

Span = tuple[str, int, int]  # document, start, end


@dataclass(frozen=True, slots=True)
class _Weights:
    """What speaks for a sentence or point, or how much; every value is about 0 to 1 but the worth."""

    worth: float  # of its block, less that of the best
    words: float  # weighted share of the question's words in it and, for a part, its headings and lead
    pairs: float  # the same for pairs of neighbouring words
    kind: float  # share of the kinds of fact asked for that it has
    meaning: float  # cosine of it and the question
    before: float  # weighted share of the question's words in it and the sentence before it
    near: float  # how near its nearest tokens come to those of the question
    fit: float  # whether an amount of the question lies in its range


# A khoản says whom it is about; a sentence of running text leaves that to the one before it. The former are
# weighed as in a run (bot/choosing/narrowing.py), the latter by a conditional logit on questions made from
# Wikipedia.
_OF_ARTICLES = _Weights(worth=1.0, words=2.0, pairs=0.5, kind=0.5, meaning=0.5, before=0.0, near=0.0, fit=0.5)
_OF_PROSE = _Weights(worth=0.3, words=0.0, pairs=0.0, kind=1.6, meaning=3.1, before=4.2, near=7.0, fit=0.5)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or point of a stretch, the lines that lead to it, and how well it answers."""

    stretch: Stretch
    span: Span
    leads: tuple[Span, ...]
    worth: float


def short_extract(
    asked: Asked,
    ranked: Sequence[Stretch],
    index: Texts,
    *,
    max_chars: int,
    limit: int,
    embedder: PassageEmbedder | None,
) -> list[Stretch]:
    """Return at most `limit` stretches, at most `max_chars` together, those of a text in its order.

    They are whole sentences and points, a list's with the line that leads to them where both fit; what room
    is left goes to the first clauses of the next sentence.
    """
    if not ranked:
        return []
    units = sorted(_units(asked, ranked, index, max_chars, embedder), key=lambda unit: -unit.worth)
    room = _Room(max_chars, limit, index)
    left = [unit for unit in units if not (room.takes(*unit.leads, unit.span) or room.takes(unit.span))]
    next((unit for unit in left if room.takes_beginning(unit.span)), None)
    return [
        replace(_source(units, piece), start=piece[1], end=piece[2], leads=()) for piece in room.in_order()
    ]


def _source(units: Sequence[_Unit], piece: Span) -> Stretch:
    """Return the stretch of the best unit that begins in a piece."""
    return next(one.stretch for one in units if _begins_in(one.span, piece))


def _begins_in(span: Span, piece: Span) -> bool:
    return span[0] == piece[0] and piece[1] <= span[1] < piece[2]


class _Room:
    """The pieces taken so far; never more or longer than allowed."""

    def __init__(self, max_chars: int, limit: int, index: Texts) -> None:
        self._max_chars = max_chars
        self._limit = limit
        self._index = index
        self._pieces: list[Span] = []

    def takes(self, *spans: Span) -> bool:
        """Tell whether some spans fit all together beside what is there; if so, they are taken."""
        pieces = list(self._joined([*self._pieces, *spans]))
        fits = len(pieces) <= self._limit and _length(pieces) <= self._max_chars
        if fits:
            self._pieces = pieces
        return fits

    def takes_beginning(self, span: Span) -> bool:
        """Take as many whole clauses from the beginning of a span as fit; tell whether any do."""
        document_id, start, end = span
        ends = clause_ends(self._index.text(document_id), start, end)
        fitting_ends = (stop for stop in reversed(list(ends)) if stop - start >= _SHORTEST_CLAUSE)
        return any(self.takes((document_id, start, stop)) for stop in fitting_ends)

    def in_order(self) -> list[Span]:
        """Return the pieces, those of a document in the order of its text."""
        return self._pieces

    def _joined(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the spans document by document, those as one that nothing but blanks parts."""
        for document_id in dict.fromkeys(document_id for document_id, *_ in spans):
            text = self._index.text(document_id)
            (start, end), *others = sorted(span[1:] for span in spans if span[0] == document_id)
            for left, right in others:
                if text[end:left].strip():
                    yield document_id, start, end
                    start, end = left, right
                else:
                    end = max(end, right)
            yield document_id, start, end


def _length(pieces: Sequence[Span]) -> int:
    """Return how long pieces are one below the other."""
    return sum(end - start for _, start, end in pieces) + max(0, len(pieces) - 1)


def _units(
    asked: Asked, ranked: Sequence[Stretch], index: Texts, max_chars: int, embedder: PassageEmbedder | None
) -> Iterator[_Unit]:
    """Yield the units of the best blocks, all weighed as the best block wants it."""
    is_prose = ranked[0].passage.article is None
    weigher = _Weigher(asked, index, _OF_PROSE if is_prose else _OF_ARTICLES, _Nearness(asked, embedder))
    worths = list(accumulate((stretch.score for stretch in ranked), min))  # what does not hold is behind
    for stretch, worth in list(zip(ranked, worths, strict=True))[:_BLOCKS_READ]:
        if stretch.block is not None and worth >= worths[0] - _FAR_BEHIND:
            yield from weigher.units(stretch, stretch.block, worth - worths[0], max_chars)


@dataclass(frozen=True)
class _Weigher:
    """Weighs the units of blocks for a question."""

    asked: Asked
    index: Texts
    weights: _Weights
    nearness: "_Nearness"

    def units(self, stretch: Stretch, block: Block, behind: float, max_chars: int) -> Iterator[_Unit]:
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
            shows = _Weights(
                worth=behind,
                words=words,
                pairs=pairs,
                kind=self.asked.has_kind(said[at]),
                meaning=meaning,
                before=before,
                near=near,
                fit=self.asked.fits(said[at]),
            )
            yield _Unit(stretch, (document_id, *span), leads if at else (), self._worth(shows))

    def _worth(self, shows: _Weights) -> float:
        products = zip(astuple(self.weights), astuple(shows), strict=True)
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

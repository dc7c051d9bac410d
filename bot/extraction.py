"""Chooses the stretches that answer: whole khoản where they are short, else the lines that matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from bot.blocks import Block, blocks_of
from bot.relevance import Asked
from vectorstore.records import Hit, Passage, Place

_PASSAGES_READ = 10
_WEIGHT_OF_HIT = 0.45
_WEIGHT_OF_COVERAGE = 0.35
_WEIGHT_OF_KIND = 0.08
_WEIGHT_OF_MEANING = 0.25
# A second source must come this close to the first, a third as well.
_CLOSE = 0.88


class PassageEmbedder(Protocol):
    """Gives texts and questions vectors of one space, normalised."""

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row for each text."""
        ...

    def embed_query(self, text: str) -> np.ndarray:
        """Return the vector of a question."""
        ...


class Texts(Protocol):
    """Gives the stored text and the places of a document."""

    def text(self, document_id: str) -> str:
        """Return the stored normalised text."""
        ...

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered places of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document worth quoting, and how well it answers; higher is better."""

    passage: Passage
    start: int
    end: int
    score: float
    coverage: float


def find_stretches(
    asked: Asked,
    hits: Sequence[Hit],
    index: Texts,
    *,
    max_chars: int,
    embedder: PassageEmbedder | None = None,
) -> list[Stretch]:
    """Return the blocks around the first hits as stretches of at most `max_chars`, best first.

    No two of them overlap.
    """
    candidates: dict[tuple[str, int, int], tuple[Block, float]] = {}
    for hit in hits[:_PASSAGES_READ]:
        passage = hit.passage
        for block in blocks_of(passage, index.text(passage.document_id), index.places(passage.document_id)):
            key = (passage.document_id, block.start, block.end)
            if key not in candidates or candidates[key][1] < hit.score:
                candidates[key] = (block, hit.score)
    meanings = _meanings(asked, [block for block, _ in candidates.values()], index, embedder)
    scored = [
        _scored(asked, block, hit_score, meaning, index)
        for (block, hit_score), meaning in zip(candidates.values(), meanings, strict=True)
    ]
    ranked = sorted(scored, key=lambda pair: -pair[1].score)
    narrowed = (
        _narrowed(asked, block, stretch, index.text(stretch.passage.document_id), max_chars)
        for block, stretch in ranked
    )
    return list(_without_overlaps(narrowed))


def _meanings(
    asked: Asked, blocks: Sequence[Block], index: Texts, embedder: PassageEmbedder | None
) -> list[float]:
    """Return the similarity in meaning of each block and the question; 0 without an embedder."""
    if embedder is None or not blocks:
        return [0.0] * len(blocks)
    texts = [
        " ".join([*block.headings[-1:], index.text(block.passage.document_id)[block.start : block.end]])
        for block in blocks
    ]
    similarities = embedder.embed_passages(texts) @ embedder.embed_query(asked.text)
    return [float(similarity) for similarity in similarities]


def _scored(
    asked: Asked, block: Block, hit_score: float, meaning: float, index: Texts
) -> tuple[Block, Stretch]:
    text = index.text(block.passage.document_id)[block.start : block.end]
    coverage = asked.coverage(text, block.headings)
    score = (
        _WEIGHT_OF_HIT * hit_score
        + _WEIGHT_OF_COVERAGE * coverage
        + _WEIGHT_OF_KIND * asked.has_kind(text)
        + _WEIGHT_OF_MEANING * meaning
    )
    return block, Stretch(block.passage, block.start, block.end, score, coverage)


def _narrowed(asked: Asked, block: Block, stretch: Stretch, text: str, max_chars: int) -> Stretch:
    """Return the best run of units of a block that is too long to quote whole."""
    if block.length <= max_chars:
        return stretch
    runs = [run for run in _runs(block, max_chars) if run[1] - run[0] <= max_chars]
    if not runs:
        return replace(stretch, end=_cut(text, block.start, block.end, max_chars))
    start, end = max(runs, key=lambda run: (_worth(asked, block, run, text), run[0] - run[1]))
    return replace(stretch, start=start, end=end)


def _runs(block: Block, max_chars: int) -> Iterator[tuple[int, int]]:
    """Yield every run of neighbouring units that fits."""
    for first, (start, _) in enumerate(block.units):
        for _, end in block.units[first:]:
            if end - start > max_chars:
                break
            yield start, end


def _worth(asked: Asked, block: Block, run: tuple[int, int], text: str) -> float:
    """Weigh a run: what it says of the question, and that it begins with the line that leads to it."""
    lead = block.units[0] if block.leads else (0, 0)
    starts_with_lead = block.leads and run[0] == lead[0]
    around = (*block.headings, text[lead[0] : lead[1]])
    said = text[run[0] : run[1]]
    length_share = (run[1] - run[0]) / max(block.length, 1)
    return (
        asked.coverage(said, around)
        + 0.15 * asked.has_kind(said)
        + (0.05 if starts_with_lead else 0.0)
        - 0.1 * length_share
    )


def _cut(text: str, start: int, end: int, max_chars: int) -> int:
    """Return where to end a unit that is too long by itself: between two words."""
    limit = min(end, start + max_chars)
    blank = text.rfind(" ", start, limit + 1)
    return blank if blank > start and limit < end else limit


def _without_overlaps(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    kept: list[Stretch] = []
    for stretch in stretches:
        if not any(
            other.passage.document_id == stretch.passage.document_id
            and other.start < stretch.end
            and stretch.start < other.end
            for other in kept
        ):
            kept.append(stretch)
            yield stretch


def choose(stretches: Sequence[Stretch], *, limit: int) -> list[Stretch]:
    """Return the first stretch and those close behind it, at most `limit`."""
    if not stretches:
        return []
    threshold = _CLOSE * stretches[0].score
    return [stretch for stretch in stretches[:limit] if stretch.score >= threshold]

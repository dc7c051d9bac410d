"""The vectors and tokens of passages: of the live generation where the text is the same, else made anew."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedder import Embedder
from vectorstore.errors import IndexDamagedError
from vectorstore.index import Index

Progress = Callable[[str, int, int], None]  # stage, done, total
Vectors = NDArray[np.float32]

BATCH = 2048


@dataclass(frozen=True, slots=True)
class Embedded:
    """Row by row the vectors and, if the model has a table of tokens, the tokens of passages."""

    vectors: Vectors
    tokens: list[NDArray[np.int32]] | None


def content_hash(text: str) -> str:
    """Return what is kept of the embedded text of a passage, to know it again."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def embed(
    texts: Sequence[str], hashes: Sequence[str], embedder: Embedder, live: Index | None, progress: Progress
) -> Embedded:
    """Return what the embedder makes of texts; what has its hash in the live generation is carried over."""
    vectors: Vectors = np.zeros((len(texts), embedder.dimension), dtype=np.float32)
    encoded: dict[int, NDArray[Any]] = {}
    known = _reused(live, hashes, vectors, encoded, embedder) if live else set()
    missing = [row for row in range(len(texts)) if row not in known]
    for start in range(0, len(missing), BATCH):
        rows = missing[start : start + BATCH]
        batch = [texts[row] for row in rows]
        if embedder.tokens is None:
            vectors[rows] = embedder.embed_passages(batch)
        else:
            found = embedder.tokens.of_passages(batch)
            vectors[rows] = embedder.tokens.table.embed_tokens(found)
            encoded |= zip(rows, (np.array(ids, dtype=np.int32) for ids in found), strict=True)
        progress("embed", start + len(rows), len(missing))
    empty = ~vectors.any(axis=1)
    vectors[empty, :1] = 1.0  # a passage without a word has no direction of its own
    has_tokens = embedder.tokens is not None
    return Embedded(vectors, [encoded[row] for row in range(len(texts))] if has_tokens else None)


def _reused(
    live: Index, hashes: Sequence[str], vectors: Vectors, encoded: dict[int, NDArray[Any]], embedder: Embedder
) -> set[int]:
    """Copy vectors and tokens of unchanged passages from the live generation; return their rows."""
    if live.manifest.embedder != embedder.name:
        return set()
    try:
        old = live.texts.hashes()
        known = {row: old[key] for row, key in enumerate(hashes) if key in old}
        if embedder.tokens is not None:
            if live.tokens is None:
                return set()
            values, lengths = live.tokens.of(np.array(list(known.values()), dtype=np.int64))
            encoded |= zip(known, np.split(values, np.cumsum(lengths)[:-1]), strict=False)
        vectors[list(known)] = live.vectors[list(known.values())]
    except IndexDamagedError:
        return set()  # publishing is how a damaged index is mended
    return set(known)

"""The self-probe: an index must find its own passages. A count is no health check."""

import random
from collections.abc import Sequence

import numpy as np

from vectorstore.context import embedded_text
from vectorstore.errors import IndexDamagedError
from vectorstore.index import Index

_SAME = 1e-4  # two passages closer than this are copies of each other


def probe(index: Index, *, sample_size: int = 100, seed: int = 0, also: Sequence[int] = ()) -> int:
    """Search for sampled passages by vector and by keywords; return how many were probed.

    As many of the rows `also` are sampled beside those of all.

    Raises IndexDamagedError, which names the first passage that is not found.
    """
    _compare_counts(index)
    total = index.manifest.passages
    chosen = random.Random(seed)
    sampled = chosen.sample(range(total), min(sample_size, total))
    rows = list({*sampled, *chosen.sample(also, min(sample_size, len(also)))})
    for row, passage in index.texts.passages_of_rows(rows).items():
        text = embedded_text(index.document(passage.document_id).title, passage)
        if (instead := _found_instead(index, row)) is not None:
            raise _damaged(index, f"passage {passage.id} is not found by its own vector, but {instead}")
        if not _is_found_by_keywords(index, row, text):
            raise _damaged(index, f"passage {passage.id} is not found by its own words")
    return len(rows)


def _compare_counts(index: Index) -> None:
    counts = {
        "vectors in Chroma": index.vector_store.count(),
        "exact vectors": len(index.vectors),
        "passages in the keyword index": index.keyword_index.rows,
        "passages in the texts": index.texts.count(),
        "passages in the groups": len(index.groups),
        "passages in the syllables": len(index.keyword_index.sequences),
    }
    if index.tokens is not None:
        counts["passages in the tokens"] = len(index.tokens)
    for what, count in counts.items():
        if count != index.manifest.passages:
            raise _damaged(index, f"{count} {what} instead of {index.manifest.passages}")


def _found_instead(index: Index, row: int) -> str | None:
    """Return what the vector of a row finds where that is neither the row nor a copy of it, in words."""
    vector = np.asarray(index.vectors[row])
    nearest = index.nearest_rows(vector, 1)
    if not len(nearest):
        return "nothing"
    cosine = float(index.cosines(vector, nearest)[0])
    return None if cosine >= 1 - _SAME else f"row {nearest[0]} (cosine {cosine:.4f}, own row {row})"


def _is_found_by_keywords(index: Index, row: int, text: str) -> bool:
    """Tell whether the row has each of its words and a score; longer passages may well score higher."""
    keywords = index.keyword_index
    terms = keywords.terms(text)
    if not len(terms.syllables):
        return terms.unknown == 0  # a passage without a word, such as a line of dots
    share = keywords.shares(terms, np.array([row], dtype=np.int64))[0]
    return float(share) >= 1 - _SAME and float(keywords.scores(terms)[row]) > 0


def _damaged(index: Index, reason: str) -> IndexDamagedError:
    return IndexDamagedError(
        f"Generation {index.manifest.name} fails its self-probe: {reason}. "
        "Make the index again with `policybot rebuild`."
    )

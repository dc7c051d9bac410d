"""The self-probe: an index must find its own passages. A count is no health check."""

import random

import numpy as np

from vectorstore.context import embedded_text
from vectorstore.errors import IndexDamagedError
from vectorstore.index import Index, best_rows

_FOUND_WITHIN = 10
_SAME = 1e-4  # two passages closer than this are copies of each other


def probe(index: Index, *, sample_size: int = 50, seed: int = 0) -> int:
    """Search for sampled passages by vector and by keywords; return how many were probed.

    Raises IndexDamagedError, naming the first passage that is not found.
    """
    total = index.manifest.passages
    if index.vector_store.count() != total or len(index.vectors) != total:
        raise IndexDamagedError(
            f"Generation {index.manifest.name} has {index.vector_store.count()} vectors for {total} passages."
        )
    rows = random.Random(seed).sample(range(total), min(sample_size, total))
    for row, passage in index.texts.passages_of_rows(rows).items():
        text = embedded_text(index.document(passage.document_id).title, passage)
        if not _found_by_vector(index, row):
            raise IndexDamagedError(f"Passage {passage.id} is not found by its own vector.")
        if not _found_by_keywords(index, row, text):
            raise IndexDamagedError(f"Passage {passage.id} is not found by its own words.")
    return len(rows)


def _found_by_vector(index: Index, row: int) -> bool:
    vector = np.asarray(index.vectors[row])
    nearest = index.nearest_rows(vector, _FOUND_WITHIN)
    if row in nearest:
        return True
    return bool(len(nearest)) and float(index.cosines(vector, nearest[:1])[0]) >= 1 - _SAME


def _found_by_keywords(index: Index, row: int, text: str) -> bool:
    terms = index.keyword_index.terms(text)
    if not len(terms.syllables):
        return True  # a passage without a word, such as a line of dots
    scores = index.keyword_index.scores(terms)
    return row in best_rows(scores, _FOUND_WITHIN) or float(scores[row]) >= float(scores.max()) * (1 - _SAME)

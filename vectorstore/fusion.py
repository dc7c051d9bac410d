"""Two rankings made one."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def weighted_sum(keyword: Scores, dense: Scores, *, keyword_weight: float) -> Scores:
    """Return the weighted sum of both scores, each divided by its best; between 0 and 1.

    Measured better than reciprocal rank fusion on every development set (docs/decisions.md): ranks
    throw away how much better the first is than the second.
    """
    return np.asarray(
        keyword_weight * _by_best(keyword) + (1 - keyword_weight) * _by_best(dense), dtype=np.float32
    )


def _by_best(scores: Scores) -> Scores:
    positive = np.maximum(scores, 0)
    best = positive.max(initial=0)
    return positive / best if best > 0 else positive

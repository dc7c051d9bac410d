"""Two rankings made one."""

from collections import defaultdict
from collections.abc import Sequence

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


def reciprocal_rank_fusion(rankings: Sequence[Sequence[str]], *, k: int = 60) -> list[tuple[str, float]]:
    """Return (id, score) pairs, best first; ids that rank high anywhere rise.

    The constant 60 is the one of Cormack et al. (SIGIR 2009).
    """
    scores: defaultdict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, passage_id in enumerate(ranking, start=1):
            scores[passage_id] += 1 / (k + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _by_best(scores: Scores) -> Scores:
    positive = np.maximum(scores, 0)
    best = positive.max(initial=0)
    return positive / best if best > 0 else positive

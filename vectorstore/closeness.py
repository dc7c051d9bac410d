"""How near the tokens of a query come to those of a passage, by the vectors of an embedding model's table.

A passage may say what is asked in other words: for each token of the query, its nearest token in the passage
counts (late interaction as in Khattab and Zaharia, *ColBERT*, 2020, with vectors that know no context).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.static_table import StaticTable

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Closeness:
    """Cosines of the nearest tokens; R passages, n different tokens of the query."""

    nearest: Floats  # (R, n) for each token of the query, that of the nearest in the passage
    asked: Floats  # (R,) mean over the passage's tokens of that of the nearest in the query, by weight
    weights: Floats  # (n,) how much each token of the query tells

    @classmethod
    def of(
        cls, query: Sequence[int], tokens: NDArray[np.int64], lengths: NDArray[np.int64], table: StaticTable
    ) -> "Closeness":
        """Compare a query with passages, given as the tokens of all and how many each has."""
        different = np.array(list(dict.fromkeys(query)), dtype=np.int64)
        weights = table.weights[different].astype(np.float64)
        nearest = np.zeros((len(lengths), len(different)))
        asked = np.zeros(len(lengths))
        filled = np.flatnonzero(lengths)
        if len(different) and len(filled):
            is_there = np.bincount(tokens) > 0
            place = (np.cumsum(is_there) - 1)[tokens]
            cosines = table.cosines(np.flatnonzero(is_there), different)
            starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
            nearest[filled] = np.maximum.reduceat(cosines[place], starts, axis=0)
            weight = table.weights[tokens].astype(np.float64)
            near = cosines.max(axis=1)[place] * weight
            total = np.add.reduceat(weight, starts)  # 0 of tokens that tell nothing
            asked[filled] = np.add.reduceat(near, starts) / np.where(total > 0, total, 1.0)
        return cls(nearest, asked, weights)

    def mean(self, values: Floats) -> Floats:
        """(R,) Mean of (R, n) values by the weight of the query's tokens; 0 where it has none."""
        total = float(self.weights.sum())
        return values @ self.weights / total if total else np.zeros(len(values))

    def weakest(self, among: int) -> Floats:
        """(R,) The least cosine among so many of the weightiest tokens of the query."""
        chosen = np.argsort(-self.weights, kind="stable")[:among]
        return np.asarray(self.nearest[:, chosen].min(axis=1, initial=1.0))

"""What candidates show together: passages of one Điều or law, passages that say alike, newer and older laws.

Nothing here knows a law: years only tell which of two texts that say alike is the later one.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from vectorstore.grouping import ARTICLE, LAW, NUMBER, RANK, START, YEAR

Floats = NDArray[np.float64]
Groups = NDArray[np.int32]  # (R, COLUMNS)

NAMES = (
    "article_passages article_behind article_keyword article_dense law_share law_passages law_keyword "
    "law_dense law_fused law_behind law_size opening place rank year_behind newer_alike older_alike "
    "support like_best like_better"
)

_SHARPNESS = 10  # of the shares that laws and passages have in all candidates
_OPENING = 50  # a passage that starts before this is the first of its document
_FEW, _MORE = 3, 10  # of the best candidates, whose middle the others are compared with


def kinship(
    groups: Groups, law_sizes: NDArray[np.int64], fused: Floats, dense: Floats, keyword: Floats
) -> dict[str, Floats]:
    """Return what the passages of the same Điều and of the same law show, and where in it each stands."""
    best = max(float(keyword.max()), 1e-6)
    law, article = groups[:, LAW], groups[:, ARTICLE]
    law_fused = _together(law, fused, np.maximum)
    return {
        "article_passages": _together(article, np.ones(len(fused)), np.add),
        "article_behind": fused - _together(article, fused, np.maximum),
        "article_keyword": _together(article, keyword, np.maximum) / best,
        "article_dense": _together(article, dense, np.maximum),
        "law_share": _together(law, _shares(fused), np.add),
        "law_passages": _together(law, np.ones(len(fused)), np.add),
        "law_keyword": _together(law, keyword, np.maximum) / best,
        "law_dense": _together(law, dense, np.maximum) - dense.max(),
        "law_fused": law_fused,
        "law_behind": fused - law_fused,
        "law_size": np.log1p(law_sizes),
        "opening": np.asarray(groups[:, START] < _OPENING, dtype=np.float64),
        "place": groups[:, NUMBER] / np.maximum(law_sizes, 1),
        "rank": groups[:, RANK].astype(np.float64),
    }


def likeness(
    groups: Groups, vectors: NDArray[np.float32], fused: Floats, day: date | None
) -> dict[str, Floats]:
    """Return how alike each passage is to the best ones, to all, and to those of later and earlier laws.

    `vectors` are (R, d), of length 1. A law issued after the year of `day` counts as one of no known year.
    """
    cosines = (vectors @ vectors.T).astype(np.float64)
    years = groups[:, YEAR].astype(np.float64)
    if day is not None:
        years[years > day.year] = 0
    known = years > 0
    earlier = known[:, None] & (years[:, None] < years[None, :])  # the row than the column
    order, shares = np.argsort(-fused, kind="stable"), _shares(fused)
    return {
        "year_behind": np.where(known, years.max() - years, -1.0),
        "newer_alike": np.where(earlier, cosines, 0.0).max(axis=1),
        "older_alike": np.where(earlier.T, cosines, 0.0).max(axis=1),
        "support": cosines @ shares - shares,
        "like_best": _to_middle(vectors, order[:_FEW]),
        "like_better": _to_middle(vectors, order[:_MORE]),
    }


def _shares(fused: Floats) -> Floats:
    """Return how much of all candidates each is; the best ones are most."""
    parts = np.exp((fused - fused.max()) * _SHARPNESS)
    return np.asarray(parts / parts.sum())


def _to_middle(vectors: NDArray[np.float32], chosen: NDArray[np.int64]) -> Floats:
    """Return the cosine of each passage and the middle of the chosen ones (Rocchio's feedback, 1971)."""
    middle = vectors[chosen].mean(axis=0)
    return np.asarray(vectors @ middle, dtype=np.float64) / max(float(np.linalg.norm(middle)), 1e-9)


def _together(group: NDArray[np.int32], values: Floats, join: np.ufunc) -> Floats:
    """Return for each passage the values of its group joined by `np.maximum` or `np.add`."""
    _, place = np.unique(group, return_inverse=True)
    joined = np.full(int(place.max()) + 1, 0.0 if join is np.add else -np.inf)
    join.at(joined, place, values)
    return joined[place]

"""What a reranker sees of a query and its candidates: one number for each passage and name.

Scores are given as they are, as shares of the best, and as ranks; words by the field they stand in;
and what the passages of one Điều or one law show together. Nothing here knows a law or a benchmark.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.closeness import Closeness
from vectorstore.grouping import ARTICLE, LAW, START
from vectorstore.matching import Matches, QueryWords
from vectorstore.sequences import BODY, HEADING, TITLE

Floats = NDArray[np.float64]
Features = dict[str, Floats]
Groups = NDArray[np.int32]  # (R, COLUMNS)

_NAMES = (
    "dense dense_gap dense_rank dense_best keyword keyword_share keyword_rank keyword_of_ideal "
    "keyword_best fused fused_rank words words_body words_heading words_title words_article words_rarest "
    "missing_heaviest missing pairs pairs_body pairs_heading pairs_title triples longest_run densest_24 "
    "densest_64 bm25_body bm25_heading bm25_title heading_asked title_asked length_body length_heading "
    "length_title query_words query_weight article_passages article_behind article_keyword article_dense "
    "law_share law_passages law_keyword law_dense law_fused law_behind law_size opening defined "
    "near near_gap near_related near_squared near_exact near_weakest near_asked "
)
NAMES = frozenset(_NAMES.split())  # of every feature

_K1, _B = 0.9, 0.5  # of the BM25 of single fields
_SHARPNESS = 10  # of the shares that the laws have in all candidates
_OPENING = 50  # a passage that starts before this is the first of its document
_RAREST = 3
_RELATED = 0.4  # cosine below which two tokens have hardly anything to do with each other
_SAME = 0.999


@dataclass(frozen=True, eq=False)
class Candidates:
    """Passages that may answer and how the search scored them; arrays of one length R."""

    rows: NDArray[np.int64]
    dense: NDArray[np.float32]  # cosines
    keyword: NDArray[np.float32]  # BM25
    fused: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Shown:
    """What there is to see of the candidates beside their scores."""

    query: QueryWords
    matches: Matches
    groups: Groups  # what belongs together, see grouping.py
    law_sizes: NDArray[np.int64]  # (R,) passages of each one's law in the whole index
    copula: int  # number of the syllable "là", before which a text names what it defines
    closeness: Closeness | None  # None where the embedding model has no vectors of tokens


def features(found: Candidates, shown: Shown) -> Features:
    """Return every feature of the candidates; those of closeness only where there is any."""
    query, matches = shown.query, shown.matches
    total = float(query.weights.sum()) or 1.0
    ideal = total + float(query.pair_weights.sum())
    return {
        **_scores(found, ideal),
        **_words(query, matches, total),
        **_neighbours(query, matches, total),
        **_sizes(query, matches, total),
        **_company(found, shown.groups),
        "law_size": np.log1p(shown.law_sizes),
        "defined": matches.run_before(shown.copula) / total,
        **(_closeness(shown.closeness) if shown.closeness is not None else {}),
    }


def matrix(found: Features, names: tuple[str, ...]) -> NDArray[np.float32]:
    """Return the named features side by side, (R, number of names)."""
    return np.stack([np.asarray(found[name], dtype=np.float32) for name in names], axis=1)


def _scores(candidates: Candidates, ideal: float) -> Features:
    dense, keyword, fused = (
        np.asarray(scores, dtype=np.float64)
        for scores in (candidates.dense, candidates.keyword, candidates.fused)
    )
    best = max(float(keyword.max()), 1e-6)
    same = np.ones(len(dense))
    return {
        "dense": dense,
        "dense_gap": dense.max() - dense,
        "dense_rank": _ranks(dense),
        "dense_best": same * dense.max(),
        "keyword": keyword,
        "keyword_share": keyword / best,
        "keyword_rank": _ranks(keyword),
        "keyword_of_ideal": keyword / ideal,
        "keyword_best": same * best / ideal,
        "fused": fused,
        "fused_rank": _ranks(fused),
    }


def _words(query: QueryWords, matches: Matches, total: float) -> Features:
    """Weighted shares of the query's syllables by field, and what is missing."""
    has = matches.counts > 0
    anywhere = np.asarray(has.any(axis=0))
    rarest = np.argsort(-query.weights, kind="stable")[:_RAREST]
    of_rarest = float(query.weights[rarest].sum()) or 1.0
    return {
        "words": anywhere @ query.weights / total,
        "words_body": has[BODY] @ query.weights / total,
        "words_heading": has[HEADING] @ query.weights / total,
        "words_title": has[TITLE] @ query.weights / total,
        "words_article": (has[HEADING] | has[BODY]) @ query.weights / total,
        "words_rarest": anywhere[:, rarest] @ query.weights[rarest] / of_rarest,
        "missing_heaviest": np.where(anywhere, 0.0, query.weights).max(axis=1) / query.rarest,
        "missing": np.asarray((~anywhere).sum(axis=1), dtype=np.float64),
    }


def _neighbours(query: QueryWords, matches: Matches, total: float) -> Features:
    """Words of the query that stand together in a passage as well."""
    pairs, weights = matches.pairs, query.pair_weights
    of_pairs = float(weights.sum()) or 1.0
    return {
        "pairs": pairs.any(axis=0) @ weights / of_pairs,
        "pairs_body": pairs[BODY] @ weights / of_pairs,
        "pairs_heading": pairs[HEADING] @ weights / of_pairs,
        "pairs_title": pairs[TITLE] @ weights / of_pairs,
        "triples": matches.triples,
        "longest_run": matches.longest_run / total,
        "densest_24": matches.densest(24) / total,
        "densest_64": matches.densest(64) / total,
    }


def _sizes(query: QueryWords, matches: Matches, total: float) -> Features:
    """How long fields and query are, and BM25 of single fields, which depends on it."""
    lengths = matches.lengths.astype(np.float64)
    title, heading, body = (lengths[:, field] for field in (TITLE, HEADING, BODY))
    same = np.ones(matches.rows)
    return {
        "bm25_body": _bm25(query, matches.counts[BODY], body) / total,
        "bm25_heading": _bm25(query, matches.counts[HEADING], heading) / total,
        "bm25_title": _bm25(query, matches.counts[TITLE], title) / total,
        "heading_asked": matches.precision(HEADING),
        "title_asked": matches.precision(TITLE),
        "length_body": np.log1p(body),
        "length_heading": np.log1p(heading),
        "length_title": np.log1p(title),
        "query_words": same * len(query.numbers),
        "query_weight": same * total,
    }


def _company(candidates: Candidates, groups: Groups) -> Features:
    """What the passages of the same Điều and of the same law show."""
    fused = np.asarray(candidates.fused, dtype=np.float64)
    dense = np.asarray(candidates.dense, dtype=np.float64)
    keyword = np.asarray(candidates.keyword, dtype=np.float64)
    best = max(float(keyword.max()), 1e-6)
    parts = np.exp((fused - fused.max()) * _SHARPNESS)
    law, article = groups[:, LAW], groups[:, ARTICLE]
    law_fused = _together(law, fused, np.maximum)
    return {
        "article_passages": _together(article, np.ones(len(fused)), np.add),
        "article_behind": fused - _together(article, fused, np.maximum),
        "article_keyword": _together(article, keyword, np.maximum) / best,
        "article_dense": _together(article, dense, np.maximum),
        "law_share": _together(law, parts / parts.sum(), np.add),
        "law_passages": _together(law, np.ones(len(fused)), np.add),
        "law_keyword": _together(law, keyword, np.maximum) / best,
        "law_dense": _together(law, dense, np.maximum) - dense.max(),
        "law_fused": law_fused,
        "law_behind": fused - law_fused,
        "opening": np.asarray(groups[:, START] < _OPENING, dtype=np.float64),
    }


def _closeness(found: Closeness) -> Features:
    """How near the tokens of the query are to some of the passage, as they are and as what is related."""
    near = found.mean(found.nearest)
    return {
        "near": near,
        "near_gap": near.max() - near,
        "near_related": found.mean(np.maximum(found.nearest - _RELATED, 0.0)),
        "near_squared": found.mean(np.maximum(found.nearest, 0.0) ** 2),
        "near_exact": found.mean((found.nearest > _SAME).astype(np.float64)),
        "near_weakest": found.weakest(_RAREST),
        "near_asked": found.asked,
    }


def _ranks(scores: Floats) -> Floats:
    """Return how many scores are better than each; equal ones share a rank."""
    return np.searchsorted(np.sort(-scores), -scores).astype(np.float64)


def _bm25(query: QueryWords, counts: Floats, lengths: Floats) -> Floats:
    """Return BM25 of one field, as if the candidates were the whole collection."""
    average = max(float(lengths.mean()), 1.0)
    saturation = _K1 * (1 - _B + _B * lengths / average)
    return np.asarray(counts / (counts + saturation[:, None] + 1e-9) @ query.weights)


def _together(group: NDArray[np.int32], values: Floats, join: np.ufunc) -> Floats:
    """Return for each passage the values of its group joined by `np.maximum` or `np.add`."""
    _, place = np.unique(group, return_inverse=True)
    joined = np.full(int(place.max()) + 1, 0.0 if join is np.add else -np.inf)
    join.at(joined, place, values)
    return joined[place]

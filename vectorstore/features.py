"""What a reranker sees of a query and its candidates: one number for each passage and name.

Scores are given as they are, as shares of the best, and as ranks; words by the field they stand in;
and what the passages of one Điều or one law show together. Nothing here knows a law or a benchmark.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vectorstore.closeness import Closeness
from vectorstore.company import NAMES as COMPANY
from vectorstore.company import Groups, kinship, likeness
from vectorstore.matching import Matches, QueryWords
from vectorstore.sequences import BODY, HEADING, TITLE

Floats = NDArray[np.float64]
Features = dict[str, Floats]
_NAMES = (
    "dense dense_gap dense_rank dense_best keyword keyword_share keyword_rank keyword_of_ideal "
    "keyword_best fused fused_rank words words_body words_heading words_title words_article words_rarest "
    "missing_heaviest missing pairs pairs_body pairs_heading pairs_title triples longest_run densest_24 "
    "densest_64 bm25_body bm25_heading bm25_title heading_asked title_asked length_body length_heading "
    "length_title query_words query_weight defined "
    "near near_gap near_related near_squared near_exact near_weakest near_asked "
)
NAMES = frozenset(f"{_NAMES} {COMPANY}".split())  # of every feature

_K1, _B = 0.9, 0.5  # of the BM25 of single fields
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
    vectors: NDArray[np.float32]  # (R, d), of length 1


@dataclass(frozen=True, eq=False)
class Shown:
    """What there is to see of the candidates beside their scores."""

    query: QueryWords
    matches: Matches
    groups: Groups  # what belongs together, see grouping.py
    law_sizes: NDArray[np.int64]  # (R,) passages of each one's law in the whole index
    day: date | None  # of which the question speaks; what was issued in a later year is of no known year
    copula: int  # number of the syllable "là", before which a text names what it defines
    closeness: Closeness | None  # None where the embedding model has no vectors of tokens


def features(found: Candidates, shown: Shown) -> Features:
    """Return every feature of the candidates; those of closeness only where there is any."""
    query, matches = shown.query, shown.matches
    dense, keyword, fused = (
        np.asarray(scores, dtype=np.float64) for scores in (found.dense, found.keyword, found.fused)
    )
    total = float(query.weights.sum()) or 1.0
    ideal = total + float(query.pair_weights.sum())
    return {
        **_scores(dense, keyword, fused, ideal),
        **_words(query, matches, total),
        **_neighbours(query, matches, total),
        **_sizes(query, matches, total),
        **kinship(shown.groups, shown.law_sizes, fused, dense, keyword),
        **likeness(shown.groups, found.vectors, fused, shown.day),
        "defined": matches.run_before(shown.copula) / total,
        **(_closeness(shown.closeness) if shown.closeness is not None else {}),
    }


def matrix(found: Features, names: tuple[str, ...]) -> NDArray[np.float32]:
    """Return the named features side by side, (R, number of names)."""
    return np.stack([np.asarray(found[name], dtype=np.float32) for name in names], axis=1)


def _scores(dense: Floats, keyword: Floats, fused: Floats, ideal: float) -> Features:
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

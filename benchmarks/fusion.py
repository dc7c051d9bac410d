"""Measures ways to make one ranking of vectors and keywords: weighted sums, and reciprocal rank fusion.

    python benchmarks/fusion.py ../shared/benchmarks/zalo-ltr --limit 500

Prints MRR@10 for each weight of the keywords (0: vectors alone, 1: BM25 alone) and for reciprocal rank fusion
(Cormack et al., SIGIR 2009), and the recall@10 of HNSW against exact search.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.composition import App, compose
from bot.measuring.evaluation_data import read_qrels, read_questions
from bot.measuring.evaluation_index import build_index
from bot.settings_loading import load_settings
from vectorstore.fusion import weighted_sum
from vectorstore.index import Index, best_rows

WEIGHTS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
CANDIDATES = 100
RRF_CONSTANT = 60


def orders(app: App, index: Index, question: str) -> tuple[dict[str, NDArray[np.int64]], float]:
    """Return the rows of the passages in the order of each way, and the recall of HNSW."""
    text = app.query_builder.build(question, today=date(2026, 1, 1)).text
    vector = app.embedder.embed_query(text)
    bm25 = index.keyword_index.scores(index.keyword_index.terms(text))
    nearest, best = index.nearest_rows(vector, CANDIDATES), best_rows(bm25, CANDIDATES)
    exact = np.argsort(-(np.asarray(index.vectors) @ vector))[:10]
    rows = np.unique(np.concatenate([nearest, best]))
    found = {"rrf": reciprocal_rank_fusion(nearest, best)}
    for weight in WEIGHTS:
        fused = weighted_sum(bm25[rows], index.cosines(vector, rows), keyword_weight=weight)
        found[f"{weight:.1f}"] = rows[np.argsort(-fused, kind="stable")]
    return found, len(set(exact) & set(nearest[:10])) / len(exact)


def reciprocal_rank_fusion(*rankings: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rows of several rankings in one order."""
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, row in enumerate(ranking.tolist(), start=1):
            scores[row] += 1 / (RRF_CONSTANT + rank)
    return np.array(sorted(scores, key=lambda row: -scores[row]), dtype=np.int64)


def reciprocal_rank(documents: Iterable[str], gold: Mapping[str, int]) -> float:
    """Return 1 / rank of the first right one of the first ten documents."""
    first_ten = list(dict.fromkeys(documents))[:10]
    return next((1 / rank for rank, name in enumerate(first_ten, start=1) if name in gold), 0.0)


def main() -> None:
    """Build or open the index of the folder, ask, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="a BEIR folder")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--limit", type=int, help="ask only so many questions")
    options = parser.parse_args()
    app = compose(load_settings(options.config))
    path, _ = build_index(options.folder, app.evaluation_caches, app.embedder, report=None)
    index = app.reader_of(path).current()
    owners = [
        passage.document_id for document in index.documents() for passage in index.passages(document.id)
    ]
    gold = read_qrels(options.folder, "dev")
    ranks: defaultdict[str, list[float]] = defaultdict(list)
    recalls: list[float] = []
    asked = [(key, text) for key, text in read_questions(options.folder).items() if key in gold]
    for key, text in asked[: options.limit]:
        found, recall = orders(app, index, text)
        recalls.append(recall)
        for way, rows in found.items():
            ranks[way].append(reciprocal_rank((owners[row] for row in rows), gold[key]))
    figures = {way: round(float(np.mean(values)), 4) for way, values in sorted(ranks.items())}
    print(json.dumps({"mrr@10": figures, "hnsw recall@10": round(float(np.mean(recalls)), 4)}, indent=1))


if __name__ == "__main__":
    main()

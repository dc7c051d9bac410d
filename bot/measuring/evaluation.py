"""Measures retrieval over a BEIR folder with the query text and the retriever that `ask` uses."""

import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UserInputError
from bot.keeping.progress import Report
from bot.measuring.evaluation_data import read_qrels, read_questions, strip_diacritics
from bot.measuring.evaluation_index import Build, build_index
from bot.measuring.evaluation_metrics import compute_metrics

if TYPE_CHECKING:
    from bot.composition import App
    from vectorstore.records import Hit

RANKED_RECORDS = 100
_HITS_PER_SEARCH = 2 * RANKED_RECORDS  # a record may be found by several of its passages
_WARM_UP = 20

Search = Callable[[str], Sequence[str]]  # a question → record ids, best first


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one run, and the rankings behind them."""

    metrics: Mapping[str, float]
    latencies_ms: Sequence[float]
    build: Build
    peak_rss_mb: float
    run: Mapping[str, Sequence[str]]

    def as_json(self) -> dict[str, object]:
        """Return the object that `evaluate --json` prints."""
        return {
            "queries": len(self.run),
            "metrics": dict(self.metrics),
            "latency_ms": {
                "p50": round(percentile(self.latencies_ms, 50), 2),
                "p95": round(percentile(self.latencies_ms, 95), 2),
            },
            "index": {
                "documents": self.build.documents,
                "passages": self.build.passages,
                "seconds": self.build.seconds,
            },
            "peak_rss_mb": self.peak_rss_mb,
        }


def evaluate(
    folder: Path,
    app: "App",
    *,
    split: str,
    is_stripped: bool = False,
    limit: int | None = None,
    report: Report | None = None,
    build: Callable[[], tuple[Path, Build]] | None = None,
) -> Evaluation:
    """Search for the questions of one split and compare the rankings with its judgements.

    `is_stripped` asks them as people type without diacritics; `limit` asks only the first ones;
    `build` makes the index if not this process is to.
    """
    if not folder.is_dir():
        raise UserInputError(f"No folder {folder}: name a BEIR folder.")
    qrels = read_qrels(folder, split)
    questions = _chosen(read_questions(folder), qrels, limit)
    if is_stripped:
        questions = {key: strip_diacritics(text) for key, text in questions.items()}
    if not questions:
        raise UserInputError(f"No question of {folder}/queries.jsonl is judged in qrels/{split}.tsv.")
    build = build or partial(build_index, folder, app.evaluation_caches, app.embedder, report=report)
    path, built = build()
    run, latencies_ms = rank_records(questions, _search(app, path), report=report)
    return Evaluation(compute_metrics(qrels, run), latencies_ms, built, peak_rss_mb(), run)


def rank_records(
    questions: Mapping[str, str], search: Search, *, report: Report | None = None
) -> tuple[dict[str, Sequence[str]], list[float]]:
    """Return the ranking of each question and the milliseconds it took, measured after a warm-up."""
    for text in list(questions.values())[:_WARM_UP]:
        search(text)
    run: dict[str, Sequence[str]] = {}
    latencies_ms: list[float] = []
    for done, (key, text) in enumerate(questions.items(), start=1):
        started = time.perf_counter()
        run[key] = search(text)
        latencies_ms.append((time.perf_counter() - started) * 1000)
        if report is not None:
            report("questions", done, len(questions))
    return run, latencies_ms


def best_passage_ranking(hits: "Iterable[Hit]") -> list[str]:
    """Return each document once, where its best passage stands."""
    return list(dict.fromkeys(hit.passage.document_id for hit in hits))[:RANKED_RECORDS]


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the smallest value that at least `percent` in a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def peak_rss_mb() -> float:
    """Return the most memory that this process has had resident."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024**2 if sys.platform == "darwin" else 1024), 1)


def _chosen(questions: Mapping[str, str], qrels: Mapping[str, object], limit: int | None) -> dict[str, str]:
    judged = [(key, text) for key, text in questions.items() if key in qrels]
    return dict(judged[:limit])


def _search(app: "App", path: Path) -> Search:
    retriever = app.retriever_over(app.reader_of(path))
    today = app.today()

    def search(question: str) -> Sequence[str]:
        query = app.query_builder.build(question, today=today)
        return best_passage_ranking(retriever.search(query, limit=_HITS_PER_SEARCH))

    return search

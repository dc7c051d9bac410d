"""Measures what growing costs: building, searching, memory and disk at each number of passages.

    python -m benchmarks.growth ../shared/benchmarks/current-law --plot growth.svg --json growth.json

Each size is built in one process and asked in another, so that the memory of answering is measured alone. A
row is printed as soon as it is known; its columns:

- build s: chunking, embedding, HNSW, keywords, texts and the self-probe, without loading the model. build MB:
  the most memory of that process, in which all documents are held at once.
- p50 ms, p95 ms: from the question to its hits, as for an answer: query text, vectors, keywords, reranking.
- answer MB: the most memory of the process that answers, models included.
- disk MB: all files of the index.
- recall@10: the share of the ten nearest vectors that HNSW finds, against exact search.

A record is a document, which makes far more documents than so many passages of whole laws would: memory and
milliseconds are rather too high. Where the records do not suffice they come again, changed by `varied`. So a
copy has other keywords and another vector (cosine to its original: half of them between .72 and .89, about
as near as the nearest other article), but copies are more alike than the laws of a real corpus of that size.
The questions keep their answers, which are among the first records; quality is not measured here.
"""

import argparse
import itertools
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.growth_plot import Panel, draw
from benchmarks.retrieval import ROOT, BenchmarkError
from benchmarks.variation import write_round
from bot.commands.arguments import positive
from bot.composition import compose
from bot.errors import BotError
from bot.loading import load_embedder
from bot.measuring.evaluation import peak_rss_mb, percentile, rank_records
from bot.measuring.evaluation_data import read_qrels, read_questions
from bot.measuring.evaluation_index import parsed_records
from bot.settings_loading import load_settings
from vectorstore.errors import VectorstoreError
from vectorstore.publishing import Publisher
from vectorstore.records import ParsedDocument

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

SIZES = (1_000, 10_000, 90_000, 500_000)
DEPTH = 10
COLUMNS = {  # field of Size → heading, format
    "passages": ("passages", ",d"),
    "documents": ("documents", ",d"),
    "build_seconds": ("build s", ",.1f"),
    "build_mb": ("build MB", ",.0f"),
    "p50_ms": ("p50 ms", ".1f"),
    "p95_ms": ("p95 ms", ".1f"),
    "answer_mb": ("answer MB", ",.0f"),
    "disk_mb": ("disk MB", ",.1f"),
    "recall": ("recall@10", ".4f"),
}


@dataclass(frozen=True, slots=True)
class Size:
    """What one number of passages cost."""

    passages: int
    documents: int
    build_seconds: float
    build_mb: float
    p50_ms: float
    p95_ms: float
    answer_mb: float
    disk_mb: float
    recall: float


def main() -> int:
    """Print a row for each size, then write the plot; return 1 where a size could not be measured."""
    arguments = _arguments()
    measured: list[Size] = []
    print(row(heading for heading, _ in COLUMNS.values()), flush=True)
    try:
        for size in sorted(arguments.sizes):
            measured.append(measure(arguments.folder.resolve(), size, arguments))
            print(row(cells(measured[-1])), flush=True)
    except (BotError, VectorstoreError, BenchmarkError) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if arguments.json:
            figures = json.dumps([asdict(size) for size in measured], indent=2)
            arguments.json.write_text(figures + "\n", encoding="utf-8")
        if arguments.plot and measured:
            arguments.plot.write_text(draw(panels(measured)), encoding="utf-8")
    return 0


def measure(source: Path, size: int, arguments: argparse.Namespace) -> Size:
    """Build an index of so many passages in one process and ask it in another."""
    config = arguments.config.resolve()
    with tempfile.TemporaryDirectory(prefix="policybot-") as name:
        built = _apart(build, source, Path(name), size, config)
        asked = _apart(answer, source, Path(name) / "index", arguments.questions, config)
    return Size(**built, **asked)


def build(source: Path, work: Path, size: int, config: Path) -> dict[str, Any]:
    """Publish an index of `size` passages in `work`; return what that took."""
    embedder = load_embedder(load_settings(config))
    documents, seconds = first_passages(source, work, size, embedder)
    started = time.perf_counter()
    publisher = Publisher(work / "index", embedder=embedder, keep_generations=1)
    generation = publisher.publish(documents, reuse=False)
    return {
        "passages": generation.passages,
        "documents": generation.documents,
        "build_seconds": round(seconds + time.perf_counter() - started, 1),
        "build_mb": peak_rss_mb(),
        "disk_mb": round(sum(path.stat().st_size for path in (work / "index").rglob("*")) / 1024**2, 1),
    }


def answer(source: Path, path: Path, questions: int, config: Path) -> dict[str, Any]:
    """Search the index at `path` as an answer does; return how fast, with how much memory, how exactly."""
    app = compose(load_settings(config))
    reader = app.reader_of(path)
    retriever, limit = app.retriever_over(reader), app.settings.retrieval.top_k

    def search(question: str) -> list[str]:
        query = app.query_builder.build(question, today=app.today())
        return [hit.passage.id for hit in retriever.search(query, limit=limit, as_of=app.today())]

    judged, texts = read_qrels(source, "dev"), read_questions(source)
    asked = dict(itertools.islice(((key, text) for key, text in texts.items() if key in judged), questions))
    _, latencies_ms = rank_records(asked, search)
    memory = peak_rss_mb()
    index, found = reader.current(), []
    for text in asked.values():
        vector = app.embedder.embed_query(app.query_builder.build(text, today=app.today()).text)
        rows = index.nearest_rows(vector, app.settings.retrieval.candidates)
        found.append(share_found(rows, np.asarray(index.vectors @ vector)))
    return {
        "p50_ms": round(percentile(latencies_ms, 50), 2),
        "p95_ms": round(percentile(latencies_ms, 95), 2),
        "answer_mb": memory,
        "recall": round(float(np.mean(found)), 4),
    }


def share_found(rows: NDArray[np.int64], cosines: NDArray[np.float32]) -> float:
    """Return the share of the ten nearest that are first among the rows; of equally near ones, any counts."""
    depth = min(DEPTH, len(cosines))
    tenth = np.partition(cosines, -depth)[-depth]
    return int((cosines[rows[:depth]] >= tenth - 1e-6).sum()) / depth


def first_passages(
    source: Path, work: Path, size: int, embedder: "Embedder"
) -> tuple[list[ParsedDocument], float]:
    """Return documents with `size` passages in all, and the seconds spent on chunking them."""
    documents: list[ParsedDocument] = []
    missing, seconds = size, 0.0
    for number in itertools.count():
        folder = source if number == 0 else write_round(source, work / "round", number)
        started = time.perf_counter()
        for parsed in parsed_records(folder, embedder):
            documents.append(replace(parsed, passages=parsed.passages[:missing]))
            missing -= len(documents[-1].passages)
            if not missing:
                return documents, seconds + time.perf_counter() - started
        seconds += time.perf_counter() - started
        if missing == size:
            break
    raise BenchmarkError(f"The records of {source} give no passage.")


def panels(sizes: Sequence[Size]) -> list[Panel]:
    """Return what the plot shows."""

    def line(name: str) -> list[tuple[float, float]]:
        return [(size.passages, getattr(size, name)) for size in sizes]

    return [
        Panel("Building, seconds", {"build": line("build_seconds")}),
        Panel("A search, milliseconds", {"p50": line("p50_ms"), "p95": line("p95_ms")}),
        Panel("Megabytes", {"memory of answering": line("answer_mb"), "disk": line("disk_mb")}),
        Panel("HNSW against exact search", {"recall@10": line("recall")}, is_log=False),
    ]


def cells(size: Size) -> list[str]:
    """Return the figures of a size as they stand in its row."""
    return [format(getattr(size, name), form) for name, (_, form) in COLUMNS.items()]


def row(texts: Iterable[str]) -> str:
    """Return a line of the table."""
    return "  ".join(f"{text:>10}" for text in texts)


def _apart(task: Callable[..., dict[str, Any]], *values: object) -> dict[str, Any]:
    """Return what a task returns in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        try:
            return process.submit(task, *values).result()
        except BrokenProcessPool as error:
            raise BenchmarkError(
                f"The process of `{task.__name__}` was killed: memory may be short."
            ) from error


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a BEIR folder")
    parser.add_argument(
        "--sizes", type=positive, nargs="+", default=list(SIZES), metavar="N", help="passages"
    )
    parser.add_argument(
        "--questions", type=positive, default=300, metavar="N", help="the first N of the folder"
    )
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml", metavar="PATH")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="also draw the figures, as SVG")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

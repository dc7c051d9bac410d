"""Compares policybot's search with what LangChain's documentation leads to, on one slice of a BEIR folder.

    python -m benchmarks.side_by_side ../shared/benchmarks/current-law --records 10000 --questions 500

Needs the extra `benchmarks`. Each system is built and asked in a process of its own, so that seconds and
memory are its own. The systems:

- policybot: what `policybot evaluate` measures, with the settings of --config.
- langchain-chroma: RecursiveCharacterTextSplitter with chunk_size 1000 and chunk_overlap 200,
  all-MiniLM-L6-v2 in sentence-transformers, Chroma.
- langchain-bm25: BM25Retriever over the same chunks.
- langchain-ensemble: EnsembleRetriever of both.

What to know when reading the figures (langchain_systems.py describes the parts of LangChain):

- all-MiniLM-L6-v2 is what Chroma and many tutorials take. It was trained on English, drops the diacritics of
  what it reads, and reads 256 tokens, two thirds of a full chunk. A larger model for Vietnamese would find
  more, and take longer.
- policybot's embedding was trained on the articles that are searched here, without their questions. Its
  reranker was trained on the questions of zalo-ltr and alqac-*; those of current-law no system has seen.
- All systems are given the same words: title of the law, Điều and heading, text.
- LangChain's retrievers are asked for 50 passages, policybot for 200 as in `evaluate`. A record stands where
  its best passage stands.
- Loading the models does not count as building. "Bare" are the same questions typed without diacritics.
- A slice holds every record that answers a chosen question and the first others. The smaller it is, the
  easier for all; figures of different slices cannot be compared.
"""

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.langchain_systems import (
    PACKAGES,
    SOURCE,
    MiniLM,
    chunks_of,
    ensemble,
    keywords,
    require,
    vectors,
)
from benchmarks.retrieval import ROOT, BenchmarkError
from benchmarks.slicing import SPLIT, Slice, write_slice
from bot.commands.arguments import positive
from bot.composition import compose
from bot.errors import BotError
from bot.measuring.evaluation import evaluate, peak_rss_mb, percentile, rank_records
from bot.measuring.evaluation_data import read_qrels, read_questions, read_records, strip_diacritics
from bot.measuring.evaluation_metrics import compute_metrics
from bot.settings_loading import load_settings
from vectorstore.errors import VectorstoreError

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

COLUMNS = {  # field of Figures → heading, format
    "mrr": ("MRR@10", ".4f"),
    "recall": ("recall@10", ".4f"),
    "bare_mrr": ("bare MRR@10", ".4f"),
    "bare_recall": ("bare recall@10", ".4f"),
    "build_seconds": ("build s", ".1f"),
    "p50_ms": ("p50 ms", ".1f"),
    "p95_ms": ("p95 ms", ".1f"),
    "peak_mb": ("peak MB", ".0f"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What one system did on the slice."""

    mrr: float
    recall: float
    bare_mrr: float
    bare_recall: float
    build_seconds: float
    p50_ms: float
    p95_ms: float
    peak_mb: float  # of building and asking
    passages: int


def policybot(folder: Path, work: Path, config: Path) -> Figures:
    """Measure as `policybot evaluate` does, over an index that is built now."""
    settings = load_settings(config)
    index = settings.index.model_copy(update={"path": work / "index"})
    app = compose(settings.model_copy(update={"index": index}))
    typed = evaluate(folder, app, split=SPLIT)
    bare = evaluate(folder, app, split=SPLIT, is_stripped=True)
    built = typed.build
    return _figures(
        typed.metrics, bare.metrics, typed.latencies_ms, seconds=built.seconds, passages=built.passages
    )


def langchain_chroma(folder: Path, work: Path, _config: Path) -> Figures:
    """Measure vectors alone."""
    model = MiniLM()
    return _measured(folder, lambda chunks: vectors(chunks, model, work))


def langchain_bm25(folder: Path, _work: Path, _config: Path) -> Figures:
    """Measure keywords alone."""
    return _measured(folder, keywords)


def langchain_ensemble(folder: Path, work: Path, _config: Path) -> Figures:
    """Measure keywords and vectors, fused by rank."""
    model = MiniLM()
    return _measured(folder, lambda chunks: ensemble(chunks, model, work))


SYSTEMS: dict[str, Callable[[Path, Path, Path], Figures]] = {
    "policybot": policybot,  # the first is what the others are compared with
    "langchain-chroma": langchain_chroma,
    "langchain-bm25": langchain_bm25,
    "langchain-ensemble": langchain_ensemble,
}


def main() -> int:
    """Print the table of all systems; return 1 where it cannot be made."""
    arguments = _arguments()
    try:
        require(PACKAGES)
        with tempfile.TemporaryDirectory(prefix="policybot-") as name:
            work = Path(name)
            taken = write_slice(
                arguments.folder, work / "slice", records=arguments.records, questions=arguments.questions
            )
            found = {system: _apart(system, work, arguments.config.resolve()) for system in SYSTEMS}
    except (BotError, VectorstoreError, BenchmarkError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{arguments.folder.resolve().name}: {taken.records:,} records, {taken.questions:,} questions")
    print("\n".join(table(found)))
    if arguments.json:
        versions = {name: version(name) for name in PACKAGES.values()}
        figures = json.dumps(as_json(taken, found, versions), indent=2)
        arguments.json.write_text(figures + "\n", encoding="utf-8")
    return 0


def ratios(figures: Figures, ours: Figures) -> dict[str, float | None]:
    """Return each figure of the table as a multiple of ours; None where ours is 0."""
    pairs = {name: (getattr(figures, name), getattr(ours, name)) for name in COLUMNS}
    return {name: round(theirs / own, 3) if own else None for name, (theirs, own) in pairs.items()}


def table(found: Mapping[str, Figures]) -> list[str]:
    """Return the lines of the table: the figures of each system, and how many times ours they are."""
    ours = next(iter(found.values()))
    lines = [_line("", [heading for heading, _ in COLUMNS.values()])]
    for system, figures in found.items():
        cells = [format(getattr(figures, name), form) for name, (_, form) in COLUMNS.items()]
        lines.append(_line(system, cells))
        if figures is not ours:
            multiples = ratios(figures, ours).values()
            lines.append(
                _line("  times ours", ["–" if each is None else f"{each:.2f}×" for each in multiples])
            )
    return lines


def as_json(taken: Slice, found: Mapping[str, Figures], versions: Mapping[str, str]) -> dict[str, Any]:
    """Return all figures for programs, and the versions of what was compared."""
    ours = next(iter(found.values()))
    systems = {name: {**asdict(figures), "ratios": ratios(figures, ours)} for name, figures in found.items()}
    return {**asdict(taken), "systems": systems, "versions": dict(versions)}


def _apart(system: str, work: Path, config: Path) -> Figures:
    """Measure one system in a process of its own."""
    print(f"{system} …", file=sys.stderr, flush=True)
    (work / system).mkdir()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        try:
            return process.submit(SYSTEMS[system], work / "slice", work / system, config).result()
        except BrokenProcessPool as error:
            raise BenchmarkError(f"The process of {system} was killed: memory may be short.") from error


def _measured(folder: Path, assemble: Callable[[list["Document"]], "BaseRetriever"]) -> Figures:
    """Build one of LangChain's retrievers over the folder, ask, and return what that gave and took."""
    qrels, questions = read_qrels(folder, SPLIT), read_questions(folder)
    started = time.perf_counter()
    chunks = chunks_of(read_records(folder))
    retriever = assemble(chunks)
    seconds = time.perf_counter() - started

    def search(question: str) -> list[str]:
        return list(dict.fromkeys(chunk.metadata[SOURCE] for chunk in retriever.invoke(question)))

    run, latencies_ms = rank_records(questions, search)
    bare, _ = rank_records({key: strip_diacritics(text) for key, text in questions.items()}, search)
    metrics = compute_metrics(qrels, run), compute_metrics(qrels, bare)
    return _figures(*metrics, latencies_ms, seconds=seconds, passages=len(chunks))


def _figures(
    typed: Mapping[str, float],
    bare: Mapping[str, float],
    latencies_ms: Sequence[float],
    *,
    seconds: float,
    passages: int,
) -> Figures:
    return Figures(
        mrr=typed["mrr@10"],
        recall=typed["recall@10"],
        bare_mrr=bare["mrr@10"],
        bare_recall=bare["recall@10"],
        build_seconds=round(seconds, 1),
        p50_ms=round(percentile(latencies_ms, 50), 2),
        p95_ms=round(percentile(latencies_ms, 95), 2),
        peak_mb=peak_rss_mb(),
        passages=passages,
    )


def _line(name: str, cells: Iterable[str]) -> str:
    headings = [heading for heading, _ in COLUMNS.values()]
    padded = [f"{cell:>{max(9, len(heading))}}" for cell, heading in zip(cells, headings, strict=True)]
    return "  ".join([f"{name:<18}", *padded])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.side_by_side", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a BEIR folder")
    parser.add_argument("--records", type=positive, metavar="N", help="how many records (default: all)")
    parser.add_argument(
        "--questions", type=positive, metavar="N", help="the first N questions (default: all)"
    )
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml", metavar="PATH")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

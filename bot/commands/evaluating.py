"""`evaluate` and `compare-runs`: how well retrieval does on questions with known answers."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option, positive
from bot.commands.output import print_json

if TYPE_CHECKING:
    from bot.composition import App
    from bot.measuring.evaluation_index import Build
    from bot.settings import Settings

_EXAMPLES = """\
  policybot evaluate benchmarks/laws
  policybot evaluate benchmarks/laws --strip-diacritics --limit 200 --json
  policybot evaluate benchmarks/laws --runs new.trec
"""
_DETAILS = """\
DIR holds corpus.jsonl or corpus.jsonl.xz, queries.jsonl and qrels/SPLIT.tsv. Each record counts as
one document, ranked by its best passage. The index is kept, so the next run only asks."""


def register(commands: Subparsers) -> None:
    """Add `evaluate` and `compare-runs`."""
    parser = add_command(
        commands, "evaluate", "retrieval metrics over a BEIR folder", examples=_EXAMPLES, details=_DETAILS
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the BEIR folder")
    parser.add_argument("--split", default="dev", help="which qrels/SPLIT.tsv (default: dev)")
    parser.add_argument(
        "--strip-diacritics", action="store_true", help="ask as people type without diacritics"
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N questions")
    parser.add_argument("--runs", type=Path, metavar="FILE", help="also write the rankings in TREC format")
    add_json_option(parser)
    parser.set_defaults(run=_evaluate)
    _register_comparison(commands)


def _register_comparison(commands: Subparsers) -> None:
    parser = add_command(
        commands,
        "compare-runs",
        "whether two runs over the same questions differ by more than chance",
        examples="  policybot compare-runs old.trec new.trec --qrels benchmarks/laws/qrels/dev.tsv\n",
        details="A paired randomisation test for each measure.",
    )
    parser.add_argument("first", type=Path, metavar="RUN_A", help="a TREC run, as evaluate --runs writes")
    parser.add_argument("second", type=Path, metavar="RUN_B", help="the run to compare it with")
    parser.add_argument("--qrels", type=Path, required=True, metavar="FILE", help="BEIR qrels, tab-separated")
    add_json_option(parser)
    parser.set_defaults(run=_compare)


def _evaluate(arguments: argparse.Namespace, app: "App") -> int:
    from bot.keeping.progress import progress_bar
    from bot.measuring.evaluation import evaluate
    from bot.measuring.evaluation_metrics import require_writable, write_run

    if arguments.runs:
        require_writable(arguments.runs)
    with progress_bar() as report:
        evaluation = evaluate(
            arguments.folder,
            app,
            split=arguments.split,
            is_stripped=arguments.strip_diacritics,
            limit=arguments.limit,
            report=report,
            build=partial(_built_apart, arguments.folder, app),
        )
    if arguments.runs:
        write_run(arguments.runs, evaluation.run)
    if arguments.json:
        print_json(evaluation.as_json())
    else:
        _print_figures(evaluation.as_json(), is_cached=evaluation.build.cached)
    return 0


def _built_apart(folder: Path, app: "App") -> "tuple[Path, Build]":
    """Build the index in a process of its own, so that the memory reported is that of answering."""
    from bot.errors import UserInputError
    from bot.measuring.evaluation_index import kept_index

    kept = kept_index(folder, app.evaluation_caches, app.embedder)
    if kept is not None:
        return kept
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        try:
            return processes.submit(_build, folder, app.settings).result()
        except BrokenProcessPool as error:
            raise UserInputError(
                "The process that builds the index was ended, most likely for lack of memory. "
                "End other programs, or measure a smaller corpus."
            ) from error


def _build(folder: Path, settings: "Settings") -> "tuple[Path, Build]":
    from bot.composition import compose
    from bot.keeping.progress import progress_bar
    from bot.measuring.evaluation_index import build_index

    app = compose(settings)
    with progress_bar() as report:
        return build_index(folder, app.evaluation_caches, app.embedder, report=report)


def _print_figures(figures: dict[str, Any], *, is_cached: bool) -> None:
    index, latency = figures["index"], figures["latency_ms"]
    print(f"{'questions':<12} {figures['queries']}")
    for name, value in figures["metrics"].items():
        print(f"{name:<12} {value:.4f}")
    print(f"{'latency':<12} p50 {latency['p50']} ms, p95 {latency['p95']} ms")
    origin = "kept from an earlier run" if is_cached else "built now"
    print(
        f"{'index':<12} {index['documents']} documents, {index['passages']} passages, "
        f"{index['seconds']} s ({origin})"
    )
    print(f"{'peak memory':<12} {figures['peak_rss_mb']} MB")


def _compare(arguments: argparse.Namespace, app: "App") -> int:  # noqa: ARG001 (commands are called alike)
    from bot.measuring.evaluation_data import read_qrels_file
    from bot.measuring.evaluation_metrics import compare_runs, read_run

    rows = compare_runs(
        read_qrels_file(arguments.qrels), read_run(arguments.first), read_run(arguments.second)
    )
    if arguments.json:
        print_json(rows)
        return 0
    counts = next(iter(rows.values()))
    print(f"{counts['n']} questions, {counts['left_out']} in one run only; each measure is tested by itself")
    print(f"{'measure':<12} {'A':>7} {'B':>7} {'B - A':>8} {'p':>7}")
    for name, row in rows.items():
        print(f"{name:<12} {row['a']:>7.4f} {row['b']:>7.4f} {row['b'] - row['a']:>+8.4f} {row['p']:>7.4f}")
    return 0

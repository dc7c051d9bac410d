"""Measures retrieval over the benchmark folders beside the project, as typed and without diacritics.

    python -m benchmarks.retrieval [--shared ../shared] [--limit N] [--only NAME ...] [--json FILE]

Each run is `policybot evaluate` in a process of its own, so that memory is that of one run. A folder
that is not there is skipped, and said to be.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands.arguments import positive

ROOT = Path(__file__).parents[1]
BENCHMARKS = ("zalo-ltr", "current-law", "alqac-2022", "alqac-2023-2025", "xquad-vi")
MEASURES = ("hit@1", "mrr@10", "ndcg@10", "recall@10", "recall@100")


class BenchmarkError(Exception):
    """A run failed; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Run:
    """One benchmark, asked in one way, and what `evaluate --json` said of it."""

    benchmark: str
    diacritics: bool
    figures: dict[str, Any]

    def row(self) -> str:
        """Return the line of the table."""
        metrics, latency, index = (self.figures[key] for key in ("metrics", "latency_ms", "index"))
        cells = [
            f"{self.benchmark:<16}",
            f"{'yes' if self.diacritics else 'no':<10}",
            f"{self.figures['queries']:>7}",
            *(f"{metrics[name]:>{len(name) + 2}.4f}" for name in MEASURES),
            f"{latency['p50']:>7.1f}",
            f"{latency['p95']:>7.1f}",
            f"{index['seconds']:>8.1f}",
            f"{self.figures['peak_rss_mb']:>8.0f}",
        ]
        return "  ".join(cells)


def main() -> int:
    """Print one row for each run, as it ends; return 1 where nothing could be measured."""
    arguments = _arguments()
    folder: Path = arguments.shared / "benchmarks"
    found = [name for name in arguments.only if (folder / name / "queries.jsonl").is_file()]
    for name in arguments.only:
        if name not in found:
            print(f"skipped {name}: there is no folder {folder / name}", file=sys.stderr)
    if not found:
        print("Nothing was measured: name the folder that holds benchmarks/ with --shared.", file=sys.stderr)
        return 0 if arguments.only == list(BENCHMARKS) else 1
    print(_heading())
    runs = []
    try:
        for run in _measured(folder, found, arguments):
            print(run.row(), flush=True)
            runs.append(run)
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if arguments.json:
            _write(arguments.json, runs)
    return 0


def _measured(folder: Path, names: list[str], arguments: argparse.Namespace) -> Iterator[Run]:
    for name in names:
        for diacritics in (True, False):
            command = [sys.executable, "-m", "bot", "--config", str(arguments.config.resolve())]
            command += ["evaluate", str((folder / name).resolve()), "--json"]
            command += [] if diacritics else ["--strip-diacritics"]
            command += ["--limit", str(arguments.limit)] if arguments.limit else []
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
            if done.returncode != 0:
                raise BenchmarkError(f"evaluate of {name} failed with exit status {done.returncode}.")
            yield Run(name, diacritics, json.loads(done.stdout))


def _heading() -> str:
    names = "  ".join(f"{name:>{len(name) + 2}}" for name in MEASURES)
    return (
        f"{'benchmark':<16}  {'diacritics':<10}  {'queries':>7}  {names}  "
        f"{'p50 ms':>7}  {'p95 ms':>7}  {'index s':>8}  {'peak MB':>8}"
    )


def _write(path: Path, runs: list[Run]) -> None:
    rows = [{"benchmark": run.benchmark, "diacritics": run.diacritics, **run.figures} for run in runs]
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.retrieval", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml", metavar="PATH")
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N questions of each")
    parser.add_argument(
        "--only", nargs="+", default=list(BENCHMARKS), metavar="NAME", help="these benchmarks"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

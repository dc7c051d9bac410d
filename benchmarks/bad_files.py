"""Sends staff's bot files as nobody should: broken, mislabelled, traps; what is said must be one clear line.

    python -m benchmarks.bad_files [--inputs 2000] [--seed 1] [--samples FOLDER ...]

Every file goes through the door of a document that staff send in Telegram, every tenth through
`policybot add` as well. A failure is an error that nobody foresaw, an answer that is none (neither a
preview nor one line with a known reason), more seconds than the limits allow, or anything left in the
folders. Prints one JSON object.
"""

import argparse
import contextlib
import io
import json
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from bot.cli import main as policybot
from bot.composition import App
from bot.keeping.deciding import Deciding
from bot.keeping.in_line import bring_in_line
from bot.settings_loading import load_settings
from bot.state import State
from bot.tg import texts_uploads as texts
from bot.tg.delivering.messages import Message
from bot.tg.uploads.desk import UploadDesk
from ingest.parsers import SUPPORTED_SUFFIXES
from tests.fakes import FakeEmbedder
from tests.ingest.bad_files import BadFile, bad_file

ROOT = Path(__file__).parents[1]
STAFF = 7
SAMPLES = (ROOT / "tests" / "ingest" / "files", ROOT / "corpus" / "van-ban")
SETTINGS = f"""\
[retrieval]
reranker = ""
diacritics = "{ROOT / "models" / "diacritics"}"
[ingest]
timeout_seconds = 20
"""
_LARGEST_SAMPLE = 2 * 1024**2
_REST_SECONDS = 15.0  # for what is done outside the process that reads: outline, passages, comparison
_FORESEEN = tuple(one.partition("{")[0].partition("(")[0] for one in texts.PROBLEMS.values())


class House:
    """A corpus of one document, its index, and the desk at which staff's documents come in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "corpus").mkdir()
        (root / "corpus" / "phi.md").write_text(
            "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n", encoding="utf-8"
        )
        (root / "config.toml").write_text(SETTINGS, encoding="utf-8")
        self.app = App(load_settings(root / "config.toml", {}), FakeEmbedder())
        bring_in_line(self.app)
        self.state = State(self.app.settings.database.url)
        self.receiving = self.app.receiving(self.state)
        self.desk = UploadDesk(self.receiving, Deciding(self.receiving), self.state, days=7)
        self.before = self.documents()

    def documents(self) -> frozenset[str]:
        """Return the files that lie anywhere but in the database and the index."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        return frozenset(one for one in found if not one.startswith(("var/index", "var/policybot.db")))

    def send(self, token: str, bad: BadFile) -> list[Message]:
        """Send a file as the chat does, and return what is said to it."""
        place = self.desk.place_for(token, bad.name)
        place.write_bytes(bad.data)
        return self.desk.file_came(STAFF, token, place)

    def drop_all(self) -> None:
        """Decide against all that waits."""
        for upload in self.receiving.uploads(STAFF):
            self.receiving.drop(upload)

    def add(self, bad: BadFile, folder: Path) -> tuple[int, str]:
        """Give a file to `policybot add`, which nobody answers; return its status and its complaint."""
        path = folder / f"tep{Path(bad.name).suffix if Path(bad.name).suffix.isascii() else ''}"[:80]
        path.write_bytes(bad.data)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = policybot(
                ["--config", str(self.root / "config.toml"), "add", str(path)], compose=lambda _: self.app
            )
        path.unlink()
        return status, err.getvalue()


def main() -> int:
    """Send so many files and print what became of them."""
    options = _options()
    sys.stdin = io.StringIO()  # nobody is there to say yes
    with tempfile.TemporaryDirectory() as root:
        result = sweep(
            House(Path(root)), samples_in(options.samples), inputs=options.inputs, seed=options.seed
        )
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 1 if result["failures"] else 0


def samples_in(folders: Iterable[str | Path]) -> list[Path]:
    """Return the files to break: those of every format that are not too large to be tried often."""
    found = (path for folder in folders for path in sorted(Path(folder).rglob("*")))
    return [
        path
        for path in found
        if path.suffix.lower() in SUPPORTED_SUFFIXES and path.stat().st_size < _LARGEST_SAMPLE
    ]


def sweep(house: House, samples: list[Path], *, inputs: int, seed: int) -> dict[str, Any]:
    """Send so many files; return how often what was said, and each failure."""
    said: Counter[str] = Counter()
    failures, slowest = [], (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(inputs):
            bad = bad_file(Random(f"{seed} {number}"), samples)
            started = time.monotonic()
            problems = list(_problems(house, number, bad, Path(folder), said))
            seconds = time.monotonic() - started
            slowest = max(slowest, (round(seconds, 1), f"{number} {bad.kind[:80]}"))
            if seconds > house.app.settings.ingest.timeout_seconds + _REST_SECONDS:
                problems.append(f"took {seconds:.0f} s")
            failures += [
                {"input": number, "kind": bad.kind[:80], "name": ascii(bad.name), "what": one}
                for one in problems
            ]
    house.app.file_reader.close()  # so that its memory is known
    peak = (
        resource.getrusage(one).ru_maxrss // 1024 for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"inputs": inputs, "said": dict(said.most_common()), "slowest": slowest,
            "peak_mb": dict(zip(("bot", "reading"), peak, strict=True)), "failures": failures}  # fmt: skip


def _problems(house: House, number: int, bad: BadFile, folder: Path, said: Counter[str]) -> Iterator[str]:
    try:
        messages = house.send(f"d{number:x}", bad)
        yield from _not_clear(messages, said)
        house.drop_all()
        if number % 10 == 0:
            status, complaint = house.add(bad, folder)
            if (status, complaint.count("\n")) not in ((0, 0), (1, 1)) or "Traceback" in complaint:
                yield f"add: {status} {complaint[:300]}"
    except Exception:  # noqa: BLE001 (whatever goes wrong is what is looked for)
        yield traceback.format_exc()[-1500:]
    left = house.documents() - house.before
    lost = house.before - house.documents()
    if left or lost:
        yield f"left {sorted(left)}, lost {sorted(lost)}"


def _not_clear(messages: list[Message], said: Counter[str]) -> Iterator[str]:
    if not messages:
        yield "nothing was said"
    for message in messages:
        text = message.text
        if message.buttons:
            said["preview"] += 1
            continue
        for line in text.split("\n"):
            reason = next((one for one in (*_FORESEEN, texts.MISLABELLED[:22]) if one in line), None)
            said[reason or line[-100:]] += 1
            if reason is None:
                yield f"no known reason: {line!r}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", nargs="+", default=SAMPLES, metavar="FOLDER")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

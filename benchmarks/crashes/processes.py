"""Processes that do one job each and are killed at a moment, or before a change of a file."""

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

DONE, REFUSED, WRONG = 0, 3, 4  # exit codes
_LOG = Path(tempfile.gettempdir()) / f"policybot-crashes-{os.getpid()}.log"  # what the processes say
_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_NEEDED = (
    *("chromadb", "chromadb.api.rust", "bm25s", "vectorstore.index", "vectorstore.publishing"),
    *("ingest.pipeline", "bot.measuring.gate", "vectorstore.retriever", "bot.keeping.adding"),
    *("bot.cli", "bot.commands.adding", "bot.commands.removing", "bot.keeping.publishing", "bot.state"),
    *("tests.bot.tg.fakes", "bot.keeping.receiving", "bot.answering"),
)

Prepare = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Length:
    """How long a job takes, and how many changes of files it makes."""

    seconds: float
    changes: int

    def moment(self, rng: random.Random, *, at_a_change: bool) -> "Moment":
        """Return a random moment of it, or a little behind its end."""
        if at_a_change:
            return Moment(change=rng.randint(1, self.changes + 1))
        return Moment(seconds=rng.uniform(0, 1.1 * self.seconds))


@dataclass(frozen=True, slots=True)
class Moment:
    """When a process is killed: after some time, or before its nth change of a file."""

    seconds: float = 0.0
    change: int = 0


def import_all() -> None:
    """Import before the first fork what the jobs need, so that these spend their time on files."""
    for name in _NEEDED:
        import_module(name)


def in_a_child(
    job: Callable[[], int], *, moment: Moment | None = None, prepare: Prepare | None = None
) -> int:
    """Run a job in a process forked before Chroma was used, to its end or until it is killed."""
    if moment is not None and moment.change:
        prepare = _Watch(moment.change).begin
    child = start(job, prepare)
    if moment is not None and not moment.change:
        time.sleep(moment.seconds)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def measured(job: Callable[[], int], folder: Path) -> tuple[int, Length]:
    """Run a job in a process to its end; return how it ended and its length."""
    watch, report = _Watch(0), folder / "changes"

    def counted() -> int:
        code = job()
        report.write_text(str(watch.seen), encoding="ascii")
        return code

    began = time.monotonic()
    code = in_a_child(counted, prepare=watch.begin)
    changes = int(report.read_text(encoding="ascii")) if report.is_file() else 0
    return code, Length(time.monotonic() - began, changes)


def start(job: Callable[[], int], prepare: Prepare | None = None) -> int:
    """Begin a job in a process of its own; return its id."""
    child = os.fork()
    if child:
        return child
    code = WRONG
    try:
        log = os.open(_LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(log, stream.fileno())
        if prepare is not None:
            prepare()
        code = job()
    except BaseException:  # noqa: BLE001 (a traceback instead of a reason is a finding)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


class _Watch:
    """Counts the changes of files that this process makes; ends it as by SIGKILL before one of them."""

    def __init__(self, fatal: int) -> None:
        self._fatal = fatal
        self.seen = 0

    def begin(self) -> None:
        """Watch from now on, until the process ends."""
        sys.addaudithook(self._saw)

    def _saw(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in _CHANGES and not (event == "open" and _writes(arguments)):
            return
        self.seen += 1
        if self.seen == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(arguments: tuple[object, ...]) -> bool:
    path, _, flags = arguments
    return isinstance(flags, int) and bool(flags & _WRITES) and not str(path).startswith("/dev/")

"""Brings the index in line with the corpus in a process of its own, while this one goes on answering.

The process ends with this one; whenever it ends, the live generation is whole.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from bot.errors import BotError
from ingest.errors import IngestError
from vectorstore.errors import IndexLockedError, VectorstoreError

if TYPE_CHECKING:
    from bot.composition import App
    from bot.settings import Settings
    from ingest.report import IngestReport

_POLITENESS = 10  # as in nice(1): questions come first
_LAST_SECONDS = 5.0

Compose = Callable[["Settings"], "App"]
OnProgress = Callable[[str, int, int], None]  # stage, done, total


class Work(StrEnum):
    """What is done to the index; also its name in the audit log."""

    INGEST = "ingest"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Done:
    """The index is in line with the corpus; `found` of `asked` fixed questions find their place."""

    report: "IngestReport"
    documents: int
    passages: int
    asked: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The self-probe or the fixed questions did not let the new generation go live."""

    reason: str


@dataclass(frozen=True, slots=True)
class Busy:
    """Another process is writing."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was published, for another reason."""

    reason: str


Outcome = Done | Refused | Busy | Failed


class IndexWork:
    """One piece of work in a process of its own."""

    def __init__(self, settings: "Settings", work: Work, *, compose: Compose | None = None) -> None:
        """Prepare the work; `compose` makes the parts in the other process, and must be importable there."""
        context = get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._theirs = theirs
        self._lock = threading.Lock()
        self._is_stopped = False
        self._process = context.Process(
            target=_work_apart, args=(settings, work, theirs, compose), name="policybot index", daemon=True
        )

    def run(self, on_progress: OnProgress) -> Outcome:
        """Do the work and return how it ended; this blocks, and tells on the way how far it has come."""
        with self._lock:
            if self._is_stopped:
                return Failed("The work was stopped before it began.")
            self._process.start()
        self._theirs.close()
        while True:
            try:
                told: Outcome | tuple[str, int, int] = self._ours.recv()
            except (EOFError, OSError):
                self._process.join()
                return Failed(f"The process of the work was ended (exit code {self._process.exitcode}).")
            if not isinstance(told, tuple):
                self._process.join(_LAST_SECONDS)
                return told
            on_progress(*told)

    def stop(self) -> None:
        """End the work; what is live stays so."""
        with self._lock:
            self._is_stopped = True
            if self._process.is_alive():
                self._process.kill()


def _work_apart(settings: "Settings", work: Work, told: Connection, compose: Compose | None) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.nice(_POLITENESS)
    if compose is None:
        from bot.composition import compose as compose_real

        compose = compose_real
    told.send(outcome_of(compose(settings), work, lambda *step: told.send(step)))


def _end_with_parent() -> None:
    """End this process when the one that began it has ended, however that happened."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def outcome_of(app: "App", work: Work, on_progress: OnProgress) -> Outcome:
    """Do the work here and return how it ended."""
    from bot.keeping.in_line import follow_corpus
    from ingest.corpus_files import corpus_files
    from vectorstore.publishing import GateError

    try:
        if not corpus_files(app.corpus):  # a folder that lost all its files must not empty the index
            return Failed(f"No document in {app.corpus}: put some there, or set [corpus] path.")
        report = follow_corpus(app, rebuild=work is Work.REBUILD, progress=on_progress)
        manifest = app.generations.manifest(report.generation)
    except IndexLockedError as error:
        return Busy(str(error))
    except GateError as error:
        return Refused(error.reason)
    except (BotError, IngestError, VectorstoreError, OSError) as error:
        return Failed(" ".join(str(error).split()))
    last = manifest.measured[-1] if manifest.measured else None
    asked, found = (last.asked, last.found) if last and last.generation == manifest.name else (0, 0)
    return Done(report, manifest.documents, manifest.passages, asked, found)

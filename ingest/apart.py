"""Reads files in a process of its own, which may be killed: no file takes the program down.

One process reads many files, is started when the first is asked for, ends itself when idle, and is started
again after it died. It has limits of memory and time, no secrets in its environment, and a folder of its own
for what it writes, which is removed with it.
"""

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from ingest.errors import IngestError, ReadingFailedError
from ingest.limits import DEFAULT_LIMITS, ReadingLimits
from ingest.reading import ALIVE, Broken, ReadFile

logger = logging.getLogger(__name__)

_PREFIX = "policybot-reading-"
_LEFT_SECONDS = 86_400.0  # a folder untouched for a day belongs to nobody: a power cut left it
_GRACE_SECONDS = 5.0  # the process may stop itself before it is killed
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    connection: Connection
    folder: Path


class ApartReader:
    """Reads files in another process, one at a time; may be called from several threads."""

    def __init__(
        self,
        limits: ReadingLimits = DEFAULT_LIMITS,
        *,
        temporary: Path | None = None,
        grace_seconds: float = _GRACE_SECONDS,
    ) -> None:
        """Read within limits; what reading writes lies under `temporary`, by default the system's folder."""
        self._limits = limits
        self._temporary = temporary
        self._grace_seconds = grace_seconds
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def read(self, path: Path) -> ReadFile:
        """Return the text of one file; ReadingFailedError where it takes too much or breaks the process."""
        with self._lock:
            if self._worker is not None:
                # It may have ended itself just now, or be ill from another file: then a fresh one decides.
                try:
                    return self._ask(self._worker, path)
                except EOFError:
                    self._stop()
            try:
                return self._ask(self._started(), path)
            except EOFError as error:
                self._stop()
                memory = f"{self._limits.memory_mb} MB ([ingest] memory_mb)"
                reason = f"it needs more memory than {memory}, or is damaged. Save it anew, or split it."
                raise ReadingFailedError(path, reason) from error

    @property
    def process_id(self) -> int | None:
        """The process that reads; None where none does."""
        return self._worker.process.pid if self._worker else None

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._stop()

    def _ask(self, worker: _Worker, path: Path) -> ReadFile:
        try:
            worker.connection.send((path.absolute(), self._limits))
            while worker.connection.poll(self._limits.timeout_seconds + self._grace_seconds):
                reply = worker.connection.recv()
                if reply != ALIVE:
                    return self._judged(reply, path)
        except OSError as error:
            raise EOFError from error
        self._stop()
        seconds = f"{self._limits.timeout_seconds:g} seconds ([ingest] timeout_seconds)"
        raise ReadingFailedError(path, f"reading it took longer than {seconds}. Save it anew, or split it.")

    def _judged(self, reply: object, path: Path) -> ReadFile:
        match reply:
            case ReadFile():
                return reply
            case IngestError():
                raise reply
            case Broken(what):
                logger.warning("reading failed file=%s\n%s", path.name, what)
        self._stop()
        raise ReadingFailedError(
            path, "it is not built as its format asks. Open it, save it anew, send that."
        )

    def _started(self) -> _Worker:
        ours, theirs = Pipe()
        _remove_left(self._temporary or Path(tempfile.gettempdir()))
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._temporary))
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": str(folder)}
        with theirs:
            process = subprocess.Popen(  # noqa: S603  # this Python and a module of this package
                [sys.executable, "-m", "ingest.reading_worker", str(theirs.fileno()), str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._worker = _Worker(process, ours, folder)
        return self._worker

    def _stop(self) -> None:
        """Kill the process with all that it started, and remove what it wrote."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.connection.close()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.process.pid, signal.SIGKILL)
        worker.process.wait()
        shutil.rmtree(worker.folder, ignore_errors=True)


def _remove_left(temporary: Path) -> None:
    for folder in temporary.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another process removes it at this moment
            if time.time() - folder.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)

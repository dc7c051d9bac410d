"""Kills a job before one of its changes of files, in a process of its own."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from typing import TypeVarTuple

_Given = TypeVarTuple("_Given")
_CHANGES = ("os.rename", "os.remove", "os.mkdir", "shutil.rmtree", "sqlite3.connect")


def _killed_at(change: int, job: Callable[[*_Given], None], given: tuple[*_Given]) -> None:
    """Do a job in this process, which ends as by SIGKILL before so many changes of files."""
    seen = 0

    def watch(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        seen += event in _CHANGES
        if event in _CHANGES and seen == change:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    job(*given)


def was_killed_at(change: int, job: Callable[[*_Given], None], *given: *_Given) -> bool:
    """Return whether a job was killed before so many changes: it may have ended earlier."""
    made = multiprocessing.get_context("fork").Process(target=_killed_at, args=(change, job, given))
    made.start()
    made.join(60)
    return made.exitcode == -signal.SIGKILL

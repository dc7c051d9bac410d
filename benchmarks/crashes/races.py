"""Two who write at once."""

import os
from functools import partial

from benchmarks.crashes.operations import Job, do_work
from benchmarks.crashes.place import Place
from benchmarks.crashes.processes import DONE, REFUSED, start
from benchmarks.crashes.rounds import Crashes
from bot.keeping.index_work import Work


def race(crashes: Crashes, place: Place) -> None:
    """Let admins ingest and rebuild at once; one may be refused, never both."""
    crashes.change()
    possible = [place.live(), place.in_corpus()]
    codes = _at_once([partial(do_work, work, place) for work in (Work.INGEST, Work.REBUILD)])
    crashes.findings.faults[f"two writers: {codes.count(DONE)} done"] += 1
    if DONE not in codes or set(codes) - {DONE, REFUSED}:
        crashes.findings.wrong.append(f"two writers: {codes}")
    crashes.settle("two writers", possible[1:] if DONE in codes else possible)


def race_of_staff(crashes: Crashes, place: Place, *, turn: int) -> None:
    """Let somebody at the terminal and somebody in the chat change the corpus at once; both must succeed."""
    moving = [one for one in crashes.operations if one.moves_files]
    pair = moving[2 * turn % len(moving)], moving[(2 * turn + 1) % len(moving)]
    crashes.heal()
    codes = _at_once([one.begin() for one in pair])
    what = " and ".join(one.name for one in pair)
    crashes.findings.faults[f"two writers, staff: {codes.count(DONE)} done"] += 1
    if codes != [DONE, DONE]:
        crashes.findings.wrong.append(f"{what} at once: {codes}")
    for one in pair:
        crashes.findings.wrong += [
            f"{what} at once, {one.name}: {fault}" for fault in one.end(is_killed=False)
        ]
    crashes.settle(f"{what} at once", [place.in_corpus()])


def _at_once(jobs: list[Job]) -> list[int]:
    children = [start(job) for job in jobs]
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]

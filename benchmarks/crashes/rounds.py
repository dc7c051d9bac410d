"""The rounds, over one place that is never made anew: each begins with what the last has left."""

import json
import random
import signal
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from benchmarks.crashes.chat import presses
from benchmarks.crashes.commands import commands
from benchmarks.crashes.findings import Findings
from benchmarks.crashes.looking import look
from benchmarks.crashes.operations import Job, Operation, do_work, on_index
from benchmarks.crashes.place import DOCUMENTS, Place, State
from benchmarks.crashes.processes import DONE, REFUSED, Length, Prepare, in_a_child, measured
from bot.keeping.index_work import Work


class Crashes:
    """Kills and faults, and what was found after each."""

    def __init__(self, place: Place, *, seed: int = 0) -> None:
        self._place = place
        self._rng = random.Random(seed)
        self._version = 0
        self._lengths: dict[str, Length] = {}
        self.operations = _in_turn(on_index(place, self.change), commands(place), presses(place))
        self.findings = Findings()

    def prepare(self) -> None:
        """Make a corpus and two generations; learn how long each operation takes."""
        for number in range(DOCUMENTS):
            self._place.write(number, 0)
        for _ in range(2):
            in_a_child(partial(do_work, Work.INGEST, self._place))
            self.change()
        for operation in self.operations:
            code, self._lengths[operation.name] = measured(operation.begin(), self._place.root)
            if code != DONE:
                self.findings.wrong.append(f"{operation.name}: it ended with {code} undisturbed")
            self._end(operation, "undisturbed", is_killed=False)

    def kill(self, operation: Operation, *, at_a_change: bool) -> None:
        """Kill one operation at a random moment, look, and have it done again where staff began it."""
        job, place, findings = operation.begin(), self._place, self.findings
        before, corpus = place.live(), place.in_corpus()
        possible = [before, corpus, *place.generations()]
        moment = self._lengths[operation.name].moment(self._rng, at_a_change=at_a_change)
        code = in_a_child(job, moment=moment)
        what = f"{operation.name} killed at {moment}"
        findings.kills[operation.name] += 1
        if operation.moves_files:
            possible.append(place.in_corpus())
        elif place.in_corpus() != corpus:
            findings.wrong.append(f"{what}: the corpus changed")
        after = self._settle(what, possible)
        findings.finished[operation.name] += code != -signal.SIGKILL
        findings.advanced[operation.name] += code == -signal.SIGKILL and after != before
        self._end(operation, what, is_killed=True)

    def heal(self) -> None:
        """Ingest undisturbed: afterwards the index must have exactly the documents of the corpus."""
        in_a_child(partial(do_work, Work.INGEST, self._place))
        self._settle("after an ingest", [self._place.in_corpus()], is_settled=True)

    def fault(
        self,
        name: str,
        job: Job,
        *,
        prepare: Prepare | None = None,
        around: AbstractContextManager[object] | None = None,
    ) -> None:
        """Do a job under a fault; whether it goes through or not, all must be whole."""
        place = self._place
        possible = [place.live(), place.in_corpus(), *place.generations()]
        with around or nullcontext():
            code = in_a_child(job, prepare=prepare)
        self.findings.faults[f"{name}: {'done' if code == DONE else 'failed'}"] += 1
        if code not in (DONE, REFUSED):
            self.findings.wrong.append(f"{name}: the process ended with {code} instead of a reason")
        self._settle(name, [*possible, place.in_corpus()])

    def fault_and_end(self, name: str, operation: Operation, around: AbstractContextManager[object]) -> None:
        """Do an operation under a fault; afterwards it must be possible to do it."""
        job = operation.begin()
        self.fault(f"{name}, {operation.name}", job, around=around)
        self._end(operation, name, is_killed=False)

    def change(self) -> None:
        """Write another version of one of the documents."""
        self._version += 1
        self._place.write(self._rng.randrange(DOCUMENTS), self._version)

    def settle(self, what: str, expected: Sequence[State]) -> None:
        """Look whether all is whole, with the documents of one of these states."""
        self._settle(what, expected)

    def _end(self, operation: Operation, what: str, *, is_killed: bool) -> None:
        wrong = operation.end(is_killed=is_killed)
        self.findings.wrong += [f"{operation.name}, {what}, done again: {one}" for one in wrong]
        if operation.moves_files:
            self._settle(f"{operation.name}, {what}, done again", [self._place.in_corpus()], is_settled=True)

    def _settle(self, what: str, expected: Sequence[State], *, is_settled: bool = False) -> State:
        """Look, in another process; keep what is wrong; return what is live."""
        report = self._place.root / "report.json"
        report.unlink(missing_ok=True)
        code = in_a_child(lambda: look(self._place, expected, report, is_settled=is_settled))
        if not report.exists():
            self.findings.wrong.append(f"{what}: looking ended with {code}")
            return State()
        told = json.loads(report.read_text(encoding="utf-8"))
        self.findings.wrong += [f"{what}: {one}" for one in told["wrong"]]
        self.findings.grown += told["has_grown"]
        return State((file, sha256) for file, sha256 in told["live"])


def _in_turn(*kinds: Sequence[Operation]) -> list[Operation]:
    """Return the operations of each kind in their order, the kinds one after the other."""
    longest = max(map(len, kinds))
    return [kind[at] for at in range(longest) for kind in kinds if at < len(kind)]

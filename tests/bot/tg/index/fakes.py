"""A stand-in for what admins do to the index: every outcome on demand, no process and no files."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from bot.keeping.generations import RolledBack
from bot.keeping.index_desk import IndexState, WayBack
from bot.keeping.index_work import Done, Failed, OnProgress, Outcome, Work
from bot.settings import IndexSettings
from bot.tg.building import IndexWishes
from bot.tg.index.watch import CorpusWatch
from bot.tg.running.recent_errors import RecentErrors
from ingest.difference import Difference
from ingest.report import Failure, IngestReport
from tests.bot.tg.fakes import Stage
from vectorstore.errors import IndexMismatchError, IndexMissingError
from vectorstore.generation import Generation, Measured

LIVE, BEFORE = "20260301-080000-000002", "20260301-070000-000001"
REPORT = IngestReport(
    added=("99-2024-qh15",),
    replaced=("98-2012-qh13",),
    removed=(),
    unchanged=36,
    failed=(Failure("hong.pdf", "hong.pdf is encrypted."),),
    generation="20260301-090000-000003",
    seconds=41.5,
)
DONE = Done(REPORT, documents=38, passages=1234, asked=70, found=61)


def generation(name: str, documents: int) -> Generation:
    """Return what a generation says of itself."""
    return Generation(
        name=name,
        created="2026-03-01T08:00:00+00:00",
        embedder="models/embedding@1",
        dimension=32,
        documents=documents,
        passages=1234,
        corpus_hash="",
        distance="cosine",
        hnsw={},
        versions={},
        measured=(Measured(name, "2026-03-01T08:00:00+00:00", documents, 70, 61),),
    )


@dataclass
class FakeRunning:
    """Tells one step, waits where it is held, ends as it should."""

    outcome: Outcome
    hold: threading.Event | None
    steps: tuple[tuple[str, int, int], ...]
    is_stopped: bool = False

    def run(self, on_progress: OnProgress) -> Outcome:
        """Do nothing but that."""
        for step in self.steps:
            on_progress(*step)
        if self.hold is not None:
            self.hold.wait(60)
        return Failed("stopped") if self.is_stopped else self.outcome

    def stop(self) -> None:
        """Wait no more."""
        self.is_stopped = True
        if self.hold is not None:
            self.hold.set()


@dataclass
class FakeDesk:
    """Gives what it was made with, and remembers what was done."""

    outcome: Outcome = DONE
    hold: threading.Event | None = None
    steps: tuple[tuple[str, int, int], ...] = (("embed", 512, 1234),)
    missed: tuple[str, ...] = ("Luật Công đoàn 2024",)
    behind: Difference = field(default_factory=Difference)
    error: Exception | None = None
    files: str = "a"  # the fingerprint of the folder
    is_different: bool = False
    done: list[str] = field(default_factory=list)

    def begin(self, work: Work) -> FakeRunning:
        """Return work that ends as it should."""
        self.done.append(work.value)
        return FakeRunning(self.outcome, self.hold, self.steps)

    def state(self) -> IndexState:
        """Return a live generation of 38 documents."""
        if self.error is not None:
            raise self.error
        return IndexState(generation(LIVE, 38), self.behind, 3, 45_300_000, 59_000_000_000)

    def way_back(self) -> WayBack:
        """Return the way to a generation of 37 documents."""
        if self.error is not None:
            raise self.error
        return WayBack(generation(LIVE, 38), generation(BEFORE, 37), self.missed)

    def roll_back(self, to: str) -> RolledBack:
        """Go back to the one there is."""
        if to != BEFORE:
            raise IndexMissingError("no such generation")
        self.done.append(f"back to {to}")
        return RolledBack(to, "2026-03-01T07:00:00+00:00", 37, Difference(lacking=("moi.txt",)))

    def warm_up(self) -> None:
        """Remember that it was asked for."""
        self.done.append("warm")

    def tidy(self) -> None:
        """Remember that it was asked for."""
        self.done.append("tidy")

    def differs(self) -> bool:
        """Return what it was made with."""
        return self.is_different

    def fingerprint(self) -> str:
        """Return what it was made with."""
        return self.files


def wishes(desk: FakeDesk, *, auto_ingest: bool = False, errors: RecentErrors | None = None) -> IndexWishes:
    """Return what the parts that concern the index are made of."""
    settings = IndexSettings(path=Path("index"), auto_ingest=auto_ingest)
    return IndexWishes(desk, settings, lambda: LIVE, errors or RecentErrors())


def watch_of(stage: Stage) -> CorpusWatch:
    """Return what watches the folder."""
    assert stage.parts.index is not None
    assert stage.parts.index.watch is not None
    return stage.parts.index.watch


MISMATCH = IndexMismatchError("The index was made with the embedding model old, the settings name new.")

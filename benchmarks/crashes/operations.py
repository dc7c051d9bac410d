"""What is killed: each operation is begun, and where a kill leaves it half-way, done again."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from benchmarks.crashes.place import Place
from benchmarks.crashes.processes import DONE, REFUSED
from bot.keeping.generations import roll_back
from bot.keeping.index_work import Done, Work, outcome_of
from vectorstore.errors import IndexMissingError

Job = Callable[[], int]


class Operation(Protocol):
    """One kind of work."""

    @property
    def name(self) -> str:
        """What it is called in the figures."""
        ...

    @property
    def moves_files(self) -> bool:
        """Whether it changes the corpus, and is done again where it was killed."""
        ...

    def begin(self) -> Job:
        """Prepare what it works on, undisturbed; return what is to be killed."""
        ...

    def end(self, *, is_killed: bool) -> Iterator[str]:
        """Do it again, as people do or a bot that was killed and started again; yield what is wrong then."""
        ...


class OnIndex:
    """Work that changes the index alone; what a kill leaves undone, the next one does."""

    moves_files = False

    def __init__(self, name: str, prepare: Callable[[], None], job: Job) -> None:
        self.name = name
        self._prepare = prepare
        self._job = job

    def begin(self) -> Job:
        """Change a document, where that is part of it."""
        self._prepare()
        return self._job

    def end(self, *, is_killed: bool) -> Iterator[str]:  # noqa: ARG002 (nothing is done)
        """Do nothing."""
        yield from ()


def on_index(place: Place, change: Callable[[], None]) -> list[OnIndex]:
    """Return the work of admins, in the order of the rounds."""
    return [
        OnIndex("ingest", change, partial(do_work, Work.INGEST, place)),
        OnIndex("rebuild", _nothing, partial(do_work, Work.REBUILD, place)),
        OnIndex("publish", _nothing, partial(publish_only, place)),
        OnIndex("rollback", _nothing, partial(go_back, place)),
    ]


def do_work(work: Work, place: Place) -> int:
    """Ingest or rebuild; return whether it went through."""
    outcome = outcome_of(place.app(), work, lambda *_: None)
    if isinstance(outcome, Done):
        return DONE
    sys.stderr.write(f"{outcome.reason}\n")
    return REFUSED


def go_back(place: Place) -> int:
    """Go back to the generation before, if there is one."""
    try:
        roll_back(place.app())
    except (IndexMissingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return DONE


def publish_only(place: Place) -> int:
    """Publish what is live anew, without reading any file."""
    app = place.app()
    live = app.publisher.live()
    if live is None:
        return REFUSED
    documents = [live.texts.parsed(one.id) for one in live.documents()]
    app.publisher.publish(documents, reuse=False)
    return DONE


def _nothing() -> None:
    """Change nothing."""

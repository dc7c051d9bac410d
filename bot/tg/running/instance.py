"""Lets one `policybot serve` work with a database at a time: two would answer the same questions twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import BotError
from bot.state import State
from bot.state.alone import Alone

_MISSES_TOLERATED = 1

StillAlone = Callable[[], None]  # AlreadyServedError where the right was lost to another process


class AlreadyServedError(BotError):
    """Another process serves with this database."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"Another `policybot serve` works with the database {database}. Stop it first, or name another "
            "database in [database] url and give this bot a token of its own."
        )


def never_lost() -> None:
    """Say that the right ends with the process alone."""


@contextmanager
def alone_with(file: Path) -> Iterator[None]:
    """Hold the right to serve with an SQLite file, which need not be there or whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        held = FileLock(file.with_name(file.name + ".serve.lock")).acquire(timeout=0)
    except Timeout as error:
        raise AlreadyServedError(str(file)) from error
    with held:
        yield


@contextmanager
def only_instance(state: State) -> Iterator[StillAlone]:
    """Hold the right to serve with a database; AlreadyServedError where another process has it.

    The right ends with the process, however that ends. With SQLite it is a lock on a file beside the
    database, with PostgreSQL one that a connection holds: what is yielded, called now and then, takes it
    again where the connection broke.
    """
    if state.file is not None:
        with alone_with(state.file):
            yield never_lost
        return
    alone = state.alone()
    if alone is None:
        yield never_lost
        return

    try:
        if not alone.take():
            raise AlreadyServedError(alone.database)
        yield _checking(alone)
    finally:
        alone.release()


def _checking(alone: Alone) -> StillAlone:
    missed = 0

    def still_alone() -> None:
        # The first time the broken connection may be what still has the right.
        nonlocal missed
        missed = 0 if alone.take() else missed + 1
        if missed > _MISSES_TOLERATED:
            raise AlreadyServedError(alone.database)

    return still_alone

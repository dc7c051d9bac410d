"""Lets one `policybot serve` work with a database at a time: two would answer the same questions twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import BotError


class AlreadyServedError(BotError):
    """Another process serves with this database."""

    def __init__(self, database: Path) -> None:
        super().__init__(
            f"Another `policybot serve` works with the database {database}. Stop it first, or name another "
            "database in [database] url and give this bot a token of its own."
        )


@contextmanager
def only_instance(database: Path | None) -> Iterator[None]:
    """Hold the right to serve with a database file; AlreadyServedError where another process has it.

    The right ends with the process, however that ends. A database server has no file; there Telegram itself
    refuses a second poller.
    """
    if database is None:
        yield
        return
    try:
        held = FileLock(database.with_name(database.name + ".serve.lock")).acquire(timeout=0)
    except Timeout as error:
        raise AlreadyServedError(database) from error
    with held:
        yield

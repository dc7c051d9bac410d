"""Opens the database, SQLite or any other that SQLAlchemy speaks, and runs transactions on it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from bot.errors import StateError
from bot.state.alone import Alone
from bot.state.migrating import upgrade
from bot.state.schema import SCHEMA_VERSION

BUSY_TIMEOUT_SECONDS = 10


class Database:
    """An open database with its tables; safe to use from any thread."""

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        self._own = threading.local()  # the transaction that each thread is in
        with self.transaction() as connection:
            found = upgrade(connection)
        if 0 < found < SCHEMA_VERSION:  # what an earlier policybot deleted was not overwritten
            self.compact()

    @property
    def file(self) -> Path | None:
        """The file of the database; None where a server or the memory keeps it."""
        name = self._engine.url.database
        is_file = self._engine.dialect.name == "sqlite" and name and name != ":memory:"
        return Path(name) if is_file and name else None

    def alone(self) -> Alone | None:
        """Return the right to serve with the database, not taken yet; None where no PostgreSQL gives it."""
        return Alone(self._engine.url) if self._engine.dialect.name == "postgresql" else None

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def compact(self) -> bool:
        """Leave nothing of what was deleted in the files; False while others are at work.

        Only for SQLite: a database server has its own way and its own files.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        except SQLAlchemyError:
            return False
        return bool(row[0] == 0)

    @contextmanager
    def transaction(self, *, survives_power_cut: bool = False) -> Iterator[Connection]:
        """Run one transaction, or be part of the one around it; StateError when the database fails.

        Every one survives a crash of the process. One that `survives_power_cut` waits for the disk, and with
        SQLite lets all others that write wait too.

        IntegrityError passes: it says that a row is already there, which only the caller can judge.
        """
        around: Connection | None = getattr(self._own, "connection", None)
        if around is not None:
            yield around
            return
        try:
            with self._engine.begin() as connection:
                if survives_power_cut and self._engine.dialect.name == "sqlite":
                    connection.exec_driver_sql("PRAGMA synchronous=FULL")  # until it is checked out again
                self._own.connection = connection
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            raise unusable(error) from error
        finally:
            self._own.connection = None


def unusable(error: SQLAlchemyError) -> StateError:
    """Return what to tell of a database that failed."""
    reason = getattr(error, "orig", None) or type(error).__name__
    return StateError(f"The database cannot be used: {reason}. Check [database] url and the rights on it.")


def open_engine(url: str) -> Engine:
    """Return what connects to a database; StateError where its address makes no sense."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, hide_parameters=True, pool_pre_ping=True)
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_SECONDS})
    except (ArgumentError, ImportError, OSError) as error:
        raise StateError(f"[database] url cannot be used: {type(error).__name__}: {error}.") from error
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "checkout", _do_not_wait_for_the_disk)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Let readers and the writer work side by side, and let nothing stay of what is deleted."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _do_not_wait_for_the_disk(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
    connection.execute("PRAGMA synchronous=NORMAL")

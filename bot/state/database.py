"""Opens the database, SQLite or any other that SQLAlchemy speaks, and runs transactions on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, make_url, select
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from bot.errors import StateError
from bot.state.schema import SCHEMA_VERSION, metadata, schema_version

BUSY_TIMEOUT_SECONDS = 10


class Database:
    """An open database with its tables; safe to use from any thread."""

    def __init__(self, url: str) -> None:
        self._engine = _open(url)
        with self.transaction() as connection:
            metadata.create_all(connection)
            _check_version(connection)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction; raises StateError when the database fails.

        IntegrityError passes: it says that a row is already there, which only the caller can judge.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            reason = getattr(error, "orig", None) or type(error).__name__
            raise StateError(
                f"The database cannot be used: {reason}. Check [database] url and the rights on it."
            ) from error


def _open(url: str) -> Engine:
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
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Let readers and the writer work side by side, as several threads need."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _check_version(connection: Connection) -> None:
    version = connection.execute(select(func.max(schema_version.c.version))).scalar()
    if version is None:
        connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
    elif version != SCHEMA_VERSION:
        raise StateError(
            f"The database has schema {version}, this policybot needs {SCHEMA_VERSION}. "
            "Run the policybot that made it, or name another database in [database] url."
        )

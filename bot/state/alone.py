"""The right to serve with a database on a server, which one process at a time has."""

from contextlib import suppress

from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.errors import StateError

# Advisory locks are of one database; the schema tells apart those who share it.
_KEY = "hashtextextended('policybot serve ' || current_schema(), 0)"
_TAKE = f"SELECT pg_try_advisory_lock({_KEY})"
# So that PostgreSQL learns within 35 seconds that the machine of a process is gone.
_NOTICE = (
    "SET tcp_keepalives_idle = 20",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 3",
)


class Alone:
    """Holds the right by a connection of its own: it ends with that, however the process ends."""

    def __init__(self, url: URL) -> None:
        self._engine = create_engine(
            url,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",  # an open transaction would stand in the way of vacuuming
            poolclass=NullPool,
        )
        self._connection: Connection | None = None

    @property
    def database(self) -> str:
        """Name the database, without a password."""
        return self._engine.url.render_as_string(hide_password=True)

    def take(self) -> bool:
        """Take the right, or make sure that it is still held; False where another process has it."""
        if self._connection is not None and not self._is_alive(self._connection):
            self._connection = None
        if self._connection is not None:
            return True
        try:
            connection = self._engine.connect()
            for statement in _NOTICE:
                connection.exec_driver_sql(statement)
            is_taken = bool(connection.exec_driver_sql(_TAKE).scalar_one())
        except SQLAlchemyError as error:
            reason = getattr(error, "orig", None) or type(error).__name__
            raise StateError(f"The database cannot be used: {reason}. Check [database] url.") from error
        if not is_taken:
            connection.close()
            return False
        self._connection = connection
        return True

    def release(self) -> None:
        """Give the right back."""
        if self._connection is not None:
            with suppress(SQLAlchemyError):
                self._connection.close()
        self._connection = None
        self._engine.dispose()

    def _is_alive(self, connection: Connection) -> bool:
        try:
            connection.exec_driver_sql("SELECT 1")
        except SQLAlchemyError:
            with suppress(SQLAlchemyError):
                connection.close()
            return False
        return True

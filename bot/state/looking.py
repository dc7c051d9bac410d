"""Looks through a database without changing it: neither made nor brought up to date by being looked at."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError
from bot.state.database import open_engine, unusable
from bot.state.migrating import refuse_later
from bot.state.schema import SCHEMA_VERSION, roles, schema_version


@dataclass(frozen=True, slots=True)
class Looked:
    """What a database is like that can be used."""

    schema: int | None  # None where there is none yet
    has_roles: bool = False  # whether admins gave anybody a role

    @property
    def is_behind(self) -> bool:
        """Whether it is brought up to date by the next command that writes to it."""
        return self.schema is not None and self.schema < SCHEMA_VERSION


def look(url: str) -> Looked:
    """Look through a whole database; StateError where it is damaged, of a later policybot or not to be used.

    A server looks after its own files; those of SQLite are read.
    """
    engine = open_engine(url)
    try:
        if _is_yet_to_be_made(engine):
            return Looked(None)
        with engine.begin() as connection:
            _refuse_damaged(connection)
            return _looked(connection)
    except SQLAlchemyError as error:
        raise unusable(error) from error
    finally:
        engine.dispose()


def _is_yet_to_be_made(engine: Engine) -> bool:
    name = engine.url.database
    return engine.dialect.name == "sqlite" and (not name or name == ":memory:" or not Path(name).is_file())


def _refuse_damaged(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # which is refused where nothing may be written
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise StateError(
            f"The database is damaged ({'; '.join(found)}). Bring a backup back with `policybot restore`."
        )


def _looked(connection: Connection) -> Looked:
    tables = inspect(connection)
    if not tables.has_table(schema_version.name):
        return Looked(None)
    found = connection.execute(select(func.max(schema_version.c.version))).scalar() or 0
    refuse_later(found)
    has_roles = tables.has_table(roles.name) and connection.execute(select(roles).limit(1)).first()
    return Looked(found, has_roles=bool(has_roles))

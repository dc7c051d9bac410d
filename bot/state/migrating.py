"""Brings the tables of an earlier policybot up to date, in place; those of a later one are refused.

A new table needs nothing here. A new column, or another meaning of one, needs a higher
`SCHEMA_VERSION` and a step from the version before.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, func, insert, inspect, select, update
from sqlalchemy.schema import CreateColumn

from bot.errors import StateError
from bot.state.schema import SCHEMA_VERSION, answers, feedback, metadata, schema_version


def upgrade(connection: Connection) -> int:
    """Make or complete the tables; return the version that was there, 0 where there was none."""
    if connection.dialect.name == "sqlite":  # its driver begins no transaction before DDL
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    schema_version.create(connection, checkfirst=True)
    found = connection.execute(select(func.max(schema_version.c.version))).scalar() or 0
    refuse_later(found)
    metadata.create_all(connection)
    if not found:
        connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
    for version in range(found or SCHEMA_VERSION, SCHEMA_VERSION):
        _STEPS[version](connection)
        connection.execute(update(schema_version).values(version=version + 1))
    return found


def refuse_later(found: int) -> None:
    """Raise StateError for a schema that only a later policybot knows."""
    if found > SCHEMA_VERSION:
        raise StateError(
            f"The database has schema {found}, this policybot knows {SCHEMA_VERSION} and earlier ones. "
            "Run the policybot that made it, or name another database in [database] url."
        )


def _from_1_to_2(connection: Connection) -> None:
    """Keep the generation that answered, and why an answer was disliked."""
    _add_column(connection, answers.c.generation)
    _add_column(connection, feedback.c.reason)


def _from_2_to_3(connection: Connection) -> None:
    """Keep how long an answer took."""
    _add_column(connection, answers.c.seconds)


def _from_3_to_4(connection: Connection) -> None:
    """Keep of which answer in a group another is the continuation."""
    _add_column(connection, answers.c.carried_from)


def _from_4_to_5(connection: Connection) -> None:
    """Keep that the message of an answer was answered anew."""
    _add_column(connection, answers.c.is_superseded)


def _from_5_to_6(connection: Connection) -> None:
    """Keep how a follow-up was understood."""
    _add_column(connection, answers.c.understood)


def _add_column(connection: Connection, column: Column[Any]) -> None:
    table = column.table.name
    if column.name not in {one["name"] for one in inspect(connection).get_columns(table)}:
        definition = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {definition}")


_STEPS: Mapping[int, Callable[[Connection], None]] = {
    1: _from_1_to_2,
    2: _from_2_to_3,
    3: _from_3_to_4,
    4: _from_4_to_5,
    5: _from_5_to_6,
}

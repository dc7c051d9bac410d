"""A database is looked at without being changed: not made, not brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.state import SCHEMA_VERSION, Looked, State, look
from bot.state.roles import Role


def set_version(file: Path, version: int) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE schema_version SET version = ?", (version,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    State(f"sqlite:///{tmp_path / 'bot.db'}").close()
    return tmp_path / "bot.db"


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert look(f"sqlite:///{tmp_path / 'bot.db'}") == Looked(None)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_schema_is_told_of_and_left_as_it_is(file: Path) -> None:
    set_version(file, SCHEMA_VERSION - 1)

    for _ in range(2):
        looked = look(f"sqlite:///{file}")
        assert (looked.schema, looked.is_behind) == (SCHEMA_VERSION - 1, True)


def test_a_later_schema_is_refused(file: Path) -> None:
    set_version(file, SCHEMA_VERSION + 1)

    with pytest.raises(StateError, match="Run the policybot that made it"):
        look(f"sqlite:///{file}")


def test_what_is_no_database_is_refused(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)

    with pytest.raises(StateError, match="cannot be used"):
        look(f"sqlite:///{file}")


def test_roles_that_admins_gave_are_seen(file: Path) -> None:
    assert not look(f"sqlite:///{file}").has_roles
    state = State(f"sqlite:///{file}")
    state.roles.grant(7, Role.STAFF)
    state.close()

    assert look(f"sqlite:///{file}") == Looked(SCHEMA_VERSION, has_roles=True)

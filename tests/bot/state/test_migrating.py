"""A database of an earlier policybot is brought up to date where it lies, and nothing in it is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.state import Conversation, State, StoredAnswer
from bot.state.schema import SCHEMA_VERSION, metadata

FIRST = """
CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY);
INSERT INTO schema_version VALUES (1);
CREATE TABLE people (user_id BIGINT NOT NULL PRIMARY KEY, first_seen_at FLOAT NOT NULL,
  last_seen_at FLOAT NOT NULL);
INSERT INTO people VALUES (7, 1.0, 2.0);
CREATE TABLE updates (update_id BIGINT NOT NULL PRIMARY KEY, payload TEXT NOT NULL,
  received_at FLOAT NOT NULL, attempts INTEGER NOT NULL, finished_at FLOAT);
INSERT INTO updates VALUES (5, '{}', 1.0, 0, NULL);
CREATE TABLE outgoing (id INTEGER NOT NULL PRIMARY KEY, update_id BIGINT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE answers (token VARCHAR(16) NOT NULL PRIMARY KEY, chat_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL, thread_id BIGINT NOT NULL, answered_at FLOAT NOT NULL,
  question TEXT NOT NULL, kind VARCHAR(16) NOT NULL,
  confidence FLOAT NOT NULL, sources TEXT NOT NULL, in_topic BOOLEAN NOT NULL);
INSERT INTO answers VALUES ('abc', 7, 7, 0, 1.0, 'Mức đóng?', 'no_answer', 0.5, '[]', 1);
CREATE TABLE model_use (day VARCHAR(10) NOT NULL PRIMARY KEY, tokens BIGINT NOT NULL, cost FLOAT NOT NULL);
CREATE TABLE feedback (token VARCHAR(16) NOT NULL, user_id BIGINT NOT NULL, verdict VARCHAR(16) NOT NULL,
  given_at FLOAT NOT NULL, PRIMARY KEY (token, user_id));
INSERT INTO feedback VALUES ('abc', 7, 'bad', 1.0);
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST)
    return path


def columns(file: Path) -> dict[str, set[str]]:
    with closing(sqlite3.connect(file)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")} for table in tables
        }


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT version FROM schema_version").fetchone()[0])


def test_the_first_schema_becomes_that_of_today_with_all_it_held(file: Path) -> None:
    state = State(f"sqlite:///{file}")

    assert state.answers.get("abc") == StoredAnswer(
        "abc", Conversation(7, 7), "Mức đóng?", "no_answer", 0.5, (), "", 0.0
    )
    assert state.answers.feedback("abc") == {7: "bad"}
    assert [one.update_id for one in state.updates.unfinished()] == [5]
    assert state.people.count() == 1
    assert version(file) == SCHEMA_VERSION
    assert (
        columns(file).items()
        >= {
            name: {column.name for column in table.columns} for name, table in metadata.tables.items()
        }.items()
    )
    state.close()


def test_upgrading_twice_is_upgrading_once(file: Path) -> None:
    for _ in range(2):
        State(f"sqlite:///{file}").close()

    assert version(file) == SCHEMA_VERSION


def test_an_upgrade_that_was_cut_off_is_done_again(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE answers ADD COLUMN generation VARCHAR(64) NOT NULL DEFAULT ''")

    State(f"sqlite:///{file}").close()

    assert version(file) == SCHEMA_VERSION


def test_a_newer_database_is_refused_and_left_as_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
        connection.commit()
    before = columns(file)

    with pytest.raises(StateError, match=f"schema 99, this policybot knows {SCHEMA_VERSION} and"):
        State(f"sqlite:///{file}")

    assert columns(file) == before
    assert version(file) == 99

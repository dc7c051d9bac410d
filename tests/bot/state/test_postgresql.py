"""With PostgreSQL one process at a time serves, and questions are answered as with SQLite."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from bot.state import SCHEMA_VERSION, Conversation, State, look
from bot.tg.running.instance import AlreadyServedError, only_instance
from tests.bot.tg.fakes import QUOTE, Stage, labels, play, texts_sent
from tests.postgresql import postgresql

HOLDING = """
import sys, time
from bot.state import Conversation, State
from bot.tg.running.instance import only_instance
with only_instance(State(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgresql() as address:
        yield address


def labels_of(message: dict[str, Any]) -> list[str]:
    return labels(message) if "reply_markup" in message else []


def run(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def break_connections(url: str) -> None:
    run(url, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")


@pytest.fixture
def state(url: str) -> Iterator[State]:
    opened = State(url)
    yield opened
    opened.close()


@pytest.fixture
def other(url: str) -> Iterator[State]:
    opened = State(url)
    yield opened
    opened.close()


def test_a_second_process_is_refused_in_words_without_the_password(url: str, state: State) -> None:
    other = State(url.replace("policybot@", "policybot:geheim@"))

    with only_instance(state), pytest.raises(AlreadyServedError) as told, only_instance(other):
        pass
    with only_instance(other) as still_alone:
        still_alone()

    assert "Another `policybot serve`" in str(told.value)
    assert "geheim" not in str(told.value)
    other.close()


def test_schemas_of_one_database_are_served_apart(url: str, state: State) -> None:
    run(url, "CREATE SCHEMA another")
    other = State(f"{url}?options=-csearch_path%3Danother")

    with only_instance(state), only_instance(other):
        pass

    other.close()


def test_the_right_is_taken_again_after_its_connection_broke(url: str, state: State, other: State) -> None:
    with only_instance(state) as still_alone:
        break_connections(url)
        still_alone()

        with pytest.raises(AlreadyServedError), only_instance(other):
            pass


def test_who_lost_the_right_to_another_ends(url: str, state: State, other: State) -> None:
    with only_instance(state) as still_alone:
        break_connections(url)
        with only_instance(other):
            still_alone()  # it may be the broken connection that still has it

            with pytest.raises(AlreadyServedError):
                still_alone()


def test_the_right_ends_with_a_process_that_is_killed(url: str, state: State) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDING, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(AlreadyServedError), only_instance(state):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        break_connections(url)  # what the server notices by itself as soon as it reads

    with only_instance(state):
        pass


def test_questions_are_answered_once_and_erased(url: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng?")
        twice = dict(stage.world.updates[0])
        await stage.settle()
        stage.world.updates.append(twice)
        stage.world.press(stage.world.sent()[0], "[1]")
        stage.world.write("/riengtu")
        await stage.settle()
        assert QUOTE in texts_sent(stage)[0]
        assert sum(QUOTE in text for text in texts_sent(stage)) == 2  # the answer and its page

        for label in ("Xóa dữ liệu", "Xóa hết"):
            below = next(one for one in stage.world.sent() if any(label in word for word in labels_of(one)))
            stage.world.press(below, label)
            await stage.settle()
        assert stage.state.privacy.people_kept() == frozenset()

    play(story, tmp_path, database=url)


def test_what_two_ask_for_at_once_is_kept_once(state: State, other: State) -> None:
    asker = Conversation(77, 77)
    with ThreadPoolExecutor(2) as threads:
        with state.together():
            assert state.staff_questions.ask("twice", asker) is not None
            assert state.access_requests.ask(77, "Mai", again_after_seconds=60)[1]
            to_staff = threads.submit(other.staff_questions.ask, "twice", asker)
            access = threads.submit(other.access_requests.ask, 77, "Mai", again_after_seconds=60)
            time.sleep(0.3)  # until both wait for what this transaction does

        assert to_staff.result() is None
        request, is_new = access.result()
        assert (request.name, is_new) == ("Mai", False)


def test_a_database_on_a_server_is_looked_at_as_well(url: str) -> None:
    State(url).close()

    assert look(url).schema == SCHEMA_VERSION

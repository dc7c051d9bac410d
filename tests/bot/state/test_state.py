"""The database keeps what it is given, gives it back after a restart, and says clearly when it cannot."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text

from bot.errors import StateError
from bot.state import Conversation, State, StoredAnswer
from tests.fakes import Clock


def test_a_person_is_counted_once(state: State) -> None:
    for user_id in (7, 8, 7):
        state.people.see(user_id)

    assert state.people.count() == 2


def test_two_processes_may_write_at_the_same_time(url: str, state: State) -> None:
    other = State(url)

    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda n: (state if n % 2 else other).updates.accept(n, "{}"), range(60)))

    assert all(kept)
    other.close()


def test_a_database_of_another_schema_is_refused(url: str, state: State) -> None:
    with create_engine(url).begin() as connection:
        connection.execute(text("update schema_version set version = 99"))

    with pytest.raises(StateError, match="schema 99"):
        State(url)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("not a url", id="no URL"),
        pytest.param("nosuchdatabase://host/db", id="unknown database"),
        pytest.param("sqlite:////proc/nowhere/bot.db", id="folder that cannot be made"),
    ],
)
def test_a_database_that_cannot_be_opened_is_one_clear_line(bad: str) -> None:
    with pytest.raises(StateError, match=r"\[database\] url"):
        State(bad)


def test_a_failing_database_does_not_tell_what_people_wrote(url: str, state: State) -> None:
    with create_engine(url).begin() as connection:
        connection.execute(text("drop table answers"))

    with pytest.raises(StateError) as caught:
        state.answers.save(StoredAnswer("abc", Conversation(7, 7), "chuyện riêng", "answer", 0.7, ()))

    assert "chuyện riêng" not in str(caught.value)
    assert "chuyện riêng" not in str(caught.value.__cause__)


def test_what_is_done_together_is_kept_together_or_not_at_all(state: State) -> None:
    def half() -> None:
        with state.together():
            state.audit.write("role granted", actor_id=7)
            state.updates.put_outgoing(1, ["told"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()

    assert state.audit.entries() == ()
    assert state.updates.outgoing(1) == ()


def test_a_request_for_access_counts_once_until_it_is_old(state: State, clock: Clock) -> None:
    first, is_new = state.access_requests.ask(7, "Mai", again_after_seconds=100)
    again, is_new_again = state.access_requests.ask(7, "Mai", again_after_seconds=100)
    clock.now += 101
    later, is_new_later = state.access_requests.ask(7, "Mai", again_after_seconds=100)

    assert (is_new, is_new_again, is_new_later) == (True, False, True)
    assert first.token == again.token != later.token


def test_a_request_is_decided_once_by_many_admins(state: State) -> None:
    request, _ = state.access_requests.ask(7, "Mai", again_after_seconds=100)

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: state.access_requests.decide(request.token, "approved"), range(16)))

    assert done.count(True) == 1


def test_of_many_who_change_a_mark_one_is_told_so(state: State) -> None:
    state.marks.put("digest", "last week")

    with ThreadPoolExecutor(8) as pool:
        changed = list(pool.map(lambda _: state.marks.change("digest", "this week"), range(16)))

    assert changed.count(True) == 1
    assert state.marks.get("digest") == "this week"
    assert state.marks.change("new", "a")

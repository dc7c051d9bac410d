"""The database keeps what it is given, gives it back after a restart, and says clearly when it cannot."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.errors import NotFoundError, StateError
from bot.state import Conversation, Source, State, StoredAnswer
from tests.fakes import Clock

ME = Conversation(chat_id=7, user_id=7)
GROUP = Conversation(chat_id=-100123456789012, user_id=7, thread_id=5)


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000_000.0)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'var' / 'bot.db'}"


@pytest.fixture
def state(url: str, clock: Clock) -> Iterator[State]:
    opened = State(url, clock=clock)
    yield opened
    opened.close()


def answer(
    token: str, conversation: Conversation = ME, question: str = "Hỏi?", kind: str = "answer"
) -> StoredAnswer:
    source = Source(1, "luat", "Luật", "Điều 2", 3, 9, "trích 👍")
    return StoredAnswer(token, conversation, question, kind, 0.7, (source,))


def test_an_update_is_accepted_once(state: State) -> None:
    assert state.updates.accept(1, "{}")
    assert not state.updates.accept(1, "{}")


def test_an_update_accepted_by_many_threads_is_new_to_one(state: State) -> None:
    with ThreadPoolExecutor(8) as pool:
        news = list(pool.map(lambda _: state.updates.accept(1, "{}"), range(24)))

    assert news.count(True) == 1


def test_what_was_not_finished_is_there_after_a_restart(state: State, url: str) -> None:
    for update_id in (2, 1, 3):
        state.updates.accept(update_id, f"payload {update_id}")
    state.updates.finish(1)
    state.close()

    again = State(url)

    assert [stored.payload for stored in again.updates.unfinished()] == ["payload 2", "payload 3"]
    again.close()


def test_a_finished_update_keeps_no_words(state: State, url: str) -> None:
    state.updates.accept(1, "what a person wrote")

    state.updates.finish(1)

    with create_engine(url).connect() as connection:
        assert connection.execute(text("select payload from updates")).scalar() == ""


def test_attempts_are_counted(state: State) -> None:
    state.updates.accept(1, "{}")

    state.updates.count_attempt(1)
    state.updates.count_attempt(1)

    assert state.updates.unfinished()[0].attempts == 2


def test_an_update_with_unsent_messages_is_not_finished(state: State) -> None:
    state.updates.accept(1, "{}")
    state.updates.put_outgoing(1, ["a"])

    state.updates.finish(1)

    assert [stored.update_id for stored in state.updates.unfinished()] == [1]


def test_the_last_message_sent_finishes_its_update(state: State) -> None:
    state.updates.accept(1, "{}")
    first, second = state.updates.put_outgoing(1, ["a", "b"])

    state.updates.mark_sent(1, first.id)
    after_first = state.updates.unfinished()
    state.updates.mark_sent(1, second.id)

    assert len(after_first) == 1
    assert state.updates.unfinished() == ()
    assert state.updates.outgoing(1) == ()


def test_messages_of_updates_that_are_forgotten_are_forgotten_with_them() -> None:
    now = [0.0]
    state = State("sqlite://", clock=lambda: now[0])
    for number in (1, 2):
        state.updates.accept(number, "{}")
        state.updates.put_outgoing(number, ["a"])
    (one,) = state.updates.outgoing(1)
    state.updates.mark_sent(1, one.id)
    state.updates.put_outgoing(1, ["of a handler that was not done"])
    state.updates.put_outgoing(-3, ["for all admins"])
    now[0] = 100.0
    state.updates.forget(older_than_seconds=50)

    assert state.updates.outgoing(1) == ()
    assert [len(state.updates.outgoing(number)) for number in (2, -3)] == [1, 1]
    state.close()


def test_unsent_messages_come_back_in_order(state: State) -> None:
    state.updates.put_outgoing(1, ["a", "b", "c"])
    state.updates.put_outgoing(2, ["other"])

    assert [one.payload for one in state.updates.outgoing(1)] == ["a", "b", "c"]


def test_finishing_can_drop_what_is_unsent(state: State) -> None:
    state.updates.accept(1, "{}")
    state.updates.put_outgoing(1, ["a"])

    state.updates.finish(1, drop_unsent=True)

    assert state.updates.unfinished() == ()
    assert state.updates.outgoing(1) == ()


def test_old_finished_updates_are_forgotten_and_open_ones_are_not(state: State, clock: Clock) -> None:
    state.updates.accept(1, "{}")
    state.updates.accept(2, "{}")
    state.updates.finish(1)
    clock.now += 100

    state.updates.forget(older_than_seconds=50)

    assert state.updates.accept(1, "{}")
    assert not state.updates.accept(2, "{}")


def test_an_answer_comes_back_as_it_was_kept(state: State) -> None:
    state.answers.save(answer("abc", GROUP))

    assert state.answers.get("abc") == answer("abc", GROUP)


def test_an_unknown_answer_is_not_found(state: State) -> None:
    with pytest.raises(NotFoundError):
        state.answers.get("abc")


def test_history_is_the_last_questions_of_this_conversation_oldest_first(state: State, clock: Clock) -> None:
    for number in range(4):
        clock.now += 1
        state.answers.save(answer(f"t{number}", question=f"câu {number}"))
    state.answers.save(answer("other", GROUP, "câu trong nhóm"))

    assert state.answers.history(ME, limit=2, max_age_seconds=60) == ("câu 2", "câu 3")


def test_history_forgets_what_was_asked_long_ago(state: State, clock: Clock) -> None:
    state.answers.save(answer("t"))
    clock.now += 61

    assert state.answers.history(ME, limit=3, max_age_seconds=60) == ()


def test_a_new_topic_leans_on_nothing(state: State, clock: Clock) -> None:
    state.answers.save(answer("old", question="cũ"))
    state.answers.start_new_topic(ME)
    clock.now += 1
    state.answers.save(answer("new", question="mới"))

    assert state.answers.history(ME, limit=3, max_age_seconds=60) == ("mới",)


def test_a_later_verdict_replaces_the_earlier_one(state: State) -> None:
    state.answers.give_feedback("abc", 7, "good")
    state.answers.give_feedback("abc", 7, "bad")
    state.answers.give_feedback("abc", 8, "good")

    assert state.answers.feedback("abc") == {7: "bad", 8: "good"}


def test_questions_without_an_answer_are_listed(state: State) -> None:
    state.answers.save(answer("a", question="có"))
    state.answers.save(answer("b", question="không", kind="no_answer"))

    assert state.answers.unanswered(since=0) == ("không",)


def test_answers_follow_a_group_that_got_a_new_id(state: State) -> None:
    state.answers.save(answer("abc", GROUP))

    state.answers.migrate_chat(GROUP.chat_id, -42)

    assert state.answers.get("abc").conversation.chat_id == -42


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
        state.answers.save(answer("abc", question="chuyện riêng"))

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

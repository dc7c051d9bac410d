"""Updates are accepted once, and kept with their messages until they are finished."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import create_engine, text

from bot.state import State
from tests.fakes import Clock


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

"""Work is done side by side and in order, and survives restarts and refusals: nothing lost, nothing twice."""

import asyncio
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.errors import StateError
from bot.state import State
from bot.tg import texts
from bot.tg.delivering.messages import Destination, Message, dump
from tests.bot.tg.fakes import (
    PATIENCE_SECONDS,
    QUOTE,
    SPECIFICATION,
    TOKEN,
    FakeAnswerer,
    Stage,
    play,
    texts_sent,
)
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure
from tests.bot_api_server.world import World


def test_one_persons_questions_are_answered_in_order(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for number in range(4):
            stage.world.write(f"Câu {number}?")
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == [f"Câu {number}?" for number in range(4)]
        assert stage.answerer.asked[3][1] == ("Câu 0?", "Câu 1?", "Câu 2?")

    play(story, tmp_path)


def test_different_people_are_answered_side_by_side(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for person in range(1, 5):
            stage.world.write("Hỏi?", person=person)
        await stage.settle()

        assert all(QUOTE in texts_sent(stage, person)[0] for person in range(1, 5))

    play(story, tmp_path, answerer=FakeAnswerer(company=threading.Barrier(4)), concurrent_answers=4)


def test_huy_stops_what_is_being_answered_and_what_waits(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?")
        stage.world.write("Hai?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.write("/huy")
        await stage.settle()
        hold.set()

        assert texts_sent(stage) == [texts.CANCELLED]
        assert len(stage.answerer.asked) == 1
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_a_question_that_was_stopped_is_not_kept_for_follow_ups(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.write("/huy")
        await stage.take_in()
        await stage.until(lambda: texts_sent(stage))
        hold.set()
        await stage.until(lambda: not stage.parts.workers.busy)
        stage.world.write("Hai?")
        await stage.settle()

        assert stage.answerer.asked == [("Một?", ()), ("Hai?", ())]

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_huy_of_one_does_not_stop_another(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?", person=8)
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        stage.world.write("/huy", person=7)
        await stage.take_in()
        await stage.until(lambda: texts_sent(stage, 7))
        hold.set()
        await stage.settle()

        assert texts_sent(stage, 7) == [texts.NOTHING_TO_CANCEL]
        assert len(texts_sent(stage, 8)) == 1

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_an_update_that_comes_twice_is_answered_once(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        twice = dict(stage.world.updates[0])
        await stage.settle()
        stage.world.updates.append(twice)
        await stage.settle()

        assert len(texts_sent(stage)) == 1

    play(story, tmp_path)


@pytest.mark.parametrize("refusal", ["chat not found", "not enough rights to send text messages to the chat"])
def test_what_telegram_refuses_for_good_is_given_up(refusal: str, tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(400, f"Bad Request: {refusal}"), times=9)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, api=api)


def test_an_answer_held_back_by_flood_control_is_sent_when_it_may_be(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(429, "Too Many Requests: retry after 1", retry_after=1), times=2)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        assert len(texts_sent(stage)) == 1
        assert len(stage.answerer.asked) == 1

    play(story, tmp_path, api=api)


def test_an_answer_that_flood_control_holds_back_too_long_waits_in_the_database(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(429, "Too Many Requests: retry after 1", retry_after=1), times=6)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        assert texts_sent(stage) == []
        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.until(lambda: stage.parts.inbox.is_idle)

        assert len(texts_sent(stage)) == 1
        assert len(stage.answerer.asked) == 1

    play(story, tmp_path, api=api)


def test_what_was_taken_but_not_answered_is_answered_after_a_restart(tmp_path: Path) -> None:
    async def interrupted(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        await stage.parts.processor.drain(0)
        hold.set()

    async def resumed(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        assert len(texts_sent(stage)) == 1
        assert stage.state.updates.unfinished() == ()

    api, hold = BotApi(TOKEN), threading.Event()
    play(interrupted, tmp_path, api=api, answerer=FakeAnswerer(hold=hold))
    assert api.world.sent() == []
    play(resumed, tmp_path, api=api)


def test_what_was_answered_but_not_sent_is_sent_after_a_restart_and_not_answered_anew(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", Failure(502, "Bad Gateway"), times=99)

    async def interrupted(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.take_in()
        await stage.until(lambda: stage.world.called("sendMessage"))
        await stage.parts.processor.drain(0)

    async def resumed(stage: Stage) -> None:
        await stage.until(lambda: stage.parts.inbox.is_idle)
        assert len(texts_sent(stage)) == 1
        assert stage.answerer.asked == []

    play(interrupted, tmp_path, api=api)
    assert api.world.sent() == []
    api.forgive("sendMessage")
    play(resumed, tmp_path, api=api)


def kept(folder: Path, *, attempts: int, outgoing: str | None = None) -> None:
    """Leave a question in the database that was begun so often."""
    world = World()
    world.write("Mức đóng?")
    state = State(f"sqlite:///{folder / 'bot.db'}")
    state.updates.accept(1, json.dumps(world.updates[0] | {"update_id": 1}))
    if outgoing is not None:
        state.updates.put_outgoing(1, [dump(Message(outgoing), Destination(7))])
    for _ in range(attempts):
        state.updates.count_attempt(1)
    state.close()


@pytest.mark.parametrize(
    ("attempts", "outgoing", "said"),
    [
        pytest.param(5, None, [texts.APOLOGY], id="gets an apology"),
        pytest.param(5, "Trả lời.", ["Trả lời."], id="is sent what was answered already"),
        pytest.param(10, "Trả lời.", [], id="is left in the end"),
    ],
)
def test_what_ended_the_process_again_and_again(
    attempts: int, outgoing: str | None, said: list[str], tmp_path: Path
) -> None:
    kept(tmp_path, attempts=attempts, outgoing=outgoing)
    api = BotApi(TOKEN, specification=SPECIFICATION)
    api.world.write("Chào", person=7)
    api.world.updates.clear()

    async def story(stage: Stage) -> None:
        await stage.settle()

        assert texts_sent(stage) == said
        assert stage.answerer.asked == []
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, api=api)


def test_what_telegram_or_the_database_made_fail_on_the_way_is_answered_later(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for error in (NetworkError("Bad Gateway"), StateError("locked")):
            stage.answerer.error = error
            stage.world.write("Mức đóng?")
            await stage.settle()
        assert texts_sent(stage) == []

        stage.answerer.error = None
        await stage.parts.inbox.take_up_unfinished(stage.parts.application.bot, after_a_start=False)
        await stage.settle()
        assert len(texts_sent(stage)) == 2
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path)


def test_nothing_new_is_started_while_stopping(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.world.write("Một?")
        stage.world.write("Hai?")
        await stage.take_in()
        await stage.until(lambda: stage.answerer.asked)
        draining = asyncio.ensure_future(stage.parts.processor.drain(PATIENCE_SECONDS))
        await asyncio.sleep(0)
        hold.set()
        await draining

        assert [question for question, _ in stage.answerer.asked] == ["Một?"]
        assert len(texts_sent(stage)) == 1
        assert len(stage.state.updates.unfinished()) == 1

    play(story, tmp_path, answerer=FakeAnswerer(hold=hold))


def test_a_database_that_fails_does_not_let_an_update_pass(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        with closing(sqlite3.connect(tmp_path / "bot.db")) as connection:
            connection.execute("DROP TABLE updates")

        with pytest.raises(NetworkError, match="no such table"):
            await stage.take_in()

    play(story, tmp_path)

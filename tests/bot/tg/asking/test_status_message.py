"""A group sees one message while an answer is worked on, which becomes the answer and never stays."""

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Chat, Message
from telegram.ext import ExtBot

from bot.answers import Answer, NeedsDetails
from bot.stages import Stage as Step
from bot.state import GroupChoices, State
from bot.tg import texts
from bot.tg.asking.boards import StatusMessage
from bot.tg.delivering.messages import Destination
from bot.tg.delivering.status_messages import StatusMessages
from tests.bot.tg.fakes import (
    ANSWER,
    GROUP,
    QUOTE,
    SPECIFICATION,
    TOKEN,
    DirectRequest,
    FakeAnswerer,
    Stage,
    play,
    texts_sent,
)
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure

AT_ONCE = 0.01
SEARCHING = texts.STAGES[Step.SEARCHING]
LONG = Answer("Dài. " * 2000, ANSWER.citations)


def slow(hold: threading.Event, **fields: Any) -> FakeAnswerer:
    return FakeAnswerer(hold=hold, stages=(Step.SEARCHING,), **fields)


def statuses(folder: Path) -> int:
    state = State(f"sqlite:///{folder / 'bot.db'}")
    left = len(state.statuses.left())
    state.close()
    return left


def texts_sent_by(api: BotApi) -> list[str]:
    return [one["text"] for one in api.world.sent(GROUP)]


async def ask(stage: Stage, text: str = "/hoi Mức đóng?", **fields: Any) -> int:
    """Ask in the group, and wait until the status is there; return the update id."""
    update = stage.world.write(text, chat=GROUP, **fields)
    await stage.take_in()
    await stage.until(lambda: stage.state.statuses.of(update, GROUP))
    return update


def test_a_slow_answer_takes_the_place_of_its_status(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        question = await ask(stage, thread=5)
        status = stage.world.sent(GROUP)
        assert [one["text"] for one in status] == [SEARCHING]
        hold.set()
        await stage.settle()

        assert status[0]["message_thread_id"] == 5
        assert status[0]["reply_to_id"] == stage.world.message_ids[question]
        after = stage.world.sent(GROUP)
        assert [one["message_id"] for one in after] == [status[0]["message_id"]]
        assert QUOTE in after[0]["text"]
        assert after[0]["reply_markup"]["inline_keyboard"]
        assert stage.state.statuses.left() == ()

    play(story, tmp_path, answerer=slow(hold), status_seconds=AT_ONCE)


def test_further_parts_of_a_long_answer_follow(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        stage.state.groups.choose(GROUP, GroupChoices(is_brief=False))
        await ask(stage)
        status = stage.world.sent(GROUP)[0]
        hold.set()
        await stage.settle()

        said = stage.world.sent(GROUP)
        assert len(said) > 1
        assert said[0]["message_id"] == status["message_id"]
        assert "".join(one["text"] for one in said).count("Dài.") == LONG.text.count("Dài.")

    play(story, tmp_path, answerer=slow(hold, result=LONG), status_seconds=AT_ONCE)


def test_a_question_back_that_asks_for_a_reply_leaves_no_status(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        await ask(stage)
        hold.set()
        await stage.settle()

        assert texts_sent(stage, GROUP) == ["Bạn hỏi loại phép nào?"]

    play(
        story,
        tmp_path,
        answerer=slow(hold, result=NeedsDetails("Bạn hỏi loại phép nào?")),
        status_seconds=AT_ONCE,
    )


@pytest.mark.parametrize("seconds", [pytest.param(3, id="quick"), pytest.param(0, id="not wanted")])
def test_a_quick_answer_and_who_wants_none_see_no_status(seconds: float, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?", chat=GROUP)
        await stage.settle()

        assert len(stage.world.called("sendMessage")) == 1
        assert stage.world.called("editMessageText") == []

    play(story, tmp_path, answerer=FakeAnswerer(stages=tuple(Step)), status_seconds=seconds)


def test_a_question_that_is_taken_back_leaves_no_status(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        await ask(stage)
        stage.world.write("/huy", chat=GROUP)
        await stage.settle()
        hold.set()

        assert texts_sent(stage, GROUP) == [texts.CANCELLED]
        assert stage.state.statuses.left() == ()

    play(story, tmp_path, answerer=slow(hold), status_seconds=AT_ONCE)


def test_an_edit_meanwhile_gets_the_one_answer_that_stays(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        first = await ask(stage, "/hoi Mức dóng?")
        stage.world.edit(first, "/hoi Mức đóng?", chat=GROUP)
        await stage.take_in()
        await stage.until(lambda: len(stage.answerer.asked) == 2)
        hold.set()
        await stage.settle()

        assert len(texts_sent(stage, GROUP)) == 1
        assert QUOTE in texts_sent(stage, GROUP)[0]

    play(story, tmp_path, answerer=slow(hold), status_seconds=AT_ONCE)


def test_after_a_restart_the_answer_takes_the_place_of_the_status(tmp_path: Path) -> None:
    hold, api = threading.Event(), BotApi(TOKEN, specification=SPECIFICATION)

    async def first(stage: Stage) -> None:
        await ask(stage)
        assert await stage.parts.processor.drain(0.01) == 1
        hold.set()

    async def second(stage: Stage) -> None:
        await stage.settle()

        assert len(texts_sent(stage, GROUP)) == 1
        assert QUOTE in texts_sent(stage, GROUP)[0]

    play(first, tmp_path, answerer=slow(hold), api=api, status_seconds=AT_ONCE)
    assert texts_sent_by(api) == [SEARCHING]
    play(second, tmp_path, api=api, status_seconds=AT_ONCE)
    assert statuses(tmp_path) == 0


def test_a_status_whose_question_is_over_is_deleted(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        update = await ask(stage)
        stage.state.updates.finish(update, drop_unsent=True)  # given up, or erased by who asked
        await stage.parts.statuses.clear_left()
        await stage.parts.statuses.clear_left()

        assert texts_sent(stage, GROUP) == []
        hold.set()
        await stage.settle()

    play(story, tmp_path, answerer=slow(hold), status_seconds=AT_ONCE)


def test_a_status_that_somebody_deleted_does_not_take_the_answer_with_it(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        await ask(stage)
        del stage.world.messages[GROUP, stage.world.sent(GROUP)[0]["message_id"]]
        hold.set()
        await stage.settle()

        assert len(texts_sent(stage, GROUP)) == 1
        assert QUOTE in texts_sent(stage, GROUP)[0]

    play(story, tmp_path, answerer=slow(hold), status_seconds=AT_ONCE)


def test_a_status_that_cannot_be_sent_holds_nothing_up(tmp_path: Path) -> None:
    hold, api = threading.Event(), BotApi(TOKEN)
    api.fail("sendMessage", Failure(500))

    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?", chat=GROUP)
        await stage.take_in()
        await stage.until(lambda: stage.world.called("sendMessage"))
        hold.set()
        await stage.settle()

        assert len(texts_sent(stage, GROUP)) == 1

    play(story, tmp_path, answerer=slow(hold), api=api, status_seconds=AT_ONCE)


def test_an_answer_can_be_edited_that_took_the_place_of_a_status(tmp_path: Path) -> None:
    hold = threading.Event()

    async def story(stage: Stage) -> None:
        update = await ask(stage, "/hoi Mức dóng?")
        hold.set()
        await stage.settle()
        before = stage.world.sent(GROUP)
        stage.answerer.result = Answer("Theo Luật Mẫu, khác hẳn [1]", ANSWER.citations)
        stage.world.edit(update, "/hoi Mức đóng?", chat=GROUP)
        await stage.settle()

        after = stage.world.sent(GROUP)
        assert [one["message_id"] for one in after] == [one["message_id"] for one in before]
        assert "khác hẳn" in after[0]["text"]

    play(story, tmp_path, answerer=slow(hold), status_seconds=AT_ONCE)


def test_a_group_that_is_not_calm_gets_no_status(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.world.write("/hoi Mức đóng?", chat=GROUP)
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")

    async def show(*, is_calm: bool) -> bool:
        async with ExtBot(TOKEN, request=DirectRequest(api)) as bot:
            statuses = StatusMessages(bot, state, is_calm=lambda _chat: is_calm, has_room=lambda _chat: True)
            return await statuses.show(1, Destination(GROUP), SEARCHING)

    assert not asyncio.run(show(is_calm=False))
    assert texts_sent_by(api) == []
    assert asyncio.run(show(is_calm=True))
    assert texts_sent_by(api) == [SEARCHING]
    state.close()


def test_a_status_that_may_have_got_through_is_not_sent_again(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.world.write("/hoi Mức đóng?", chat=GROUP)
    api.fail("sendMessage", Failure(502))
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    message = Message(1, datetime.now(tz=UTC), Chat(GROUP, "supergroup"))

    async def show() -> list[bool]:
        async with ExtBot(TOKEN, request=DirectRequest(api)) as bot:
            statuses = StatusMessages(bot, state, is_calm=lambda _chat: True, has_room=lambda _chat: True)
            board = StatusMessage(statuses, 1, message, 0)
            return [await board.show(SEARCHING), await board.show(SEARCHING)]

    assert asyncio.run(show()) == [False, False]
    assert len(api.world.called("sendMessage")) == 1
    state.close()


def test_a_status_changes_a_few_times_and_no_more(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.world.write("/hoi Mức đóng?", chat=GROUP)
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    message = Message(1, datetime.now(tz=UTC), Chat(GROUP, "supergroup"))

    async def show() -> list[bool]:
        async with ExtBot(TOKEN, request=DirectRequest(api)) as bot:
            statuses = StatusMessages(bot, state, is_calm=lambda _chat: True, has_room=lambda _chat: True)
            board = StatusMessage(statuses, 1, message, 0)
            return [await board.show(texts.WAITING.format(place=place)) for place in range(20, 0, -1)]

    shown = asyncio.run(show())

    assert shown == sorted(shown, reverse=True)
    assert 2 <= sum(shown) <= 10
    assert len(api.world.called("sendMessage")) == 1
    assert len(texts_sent_by(api)) == 1
    state.close()

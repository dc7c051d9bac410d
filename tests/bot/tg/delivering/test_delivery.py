"""Messages reach their chat whatever Telegram refuses, or are given up where it refuses for good."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import TimedOut

from bot.answers import Answer
from bot.state import State
from bot.tg import texts
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.messages import Destination, Message, dump
from tests.bot.tg.fakes import QUOTE, TOKEN, FakeAnswerer, Stage, citation, play
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import Failure

GROUP, NEW_GROUP = -100, -200

Story = Callable[[Stage], Awaitable[None]]


def bad(words: str) -> Failure:
    return Failure(400, f"Bad Request: {words}")


def test_entities_that_are_refused_are_left_out_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", bad("can't parse entities: character '_' is reserved"))

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        (message,) = stage.world.sent()
        assert QUOTE in message["text"]
        assert message["entities"] == []
        assert "reply_markup" in message

    play(story, tmp_path, api=api)
    assert any(record.levelno == logging.ERROR for record in caplog.records)


def test_a_message_that_is_refused_otherwise_becomes_an_apology(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", bad("BUTTON_DATA_INVALID"))

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        assert [message["text"] for message in stage.world.sent()] == [texts.APOLOGY]
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, api=api)


def test_a_topic_that_was_closed_is_answered_outside_of_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?", chat=GROUP, thread=5)
        stage.world.threads.clear()
        await stage.settle()

        (message,) = stage.world.sent(GROUP)
        assert QUOTE in message["text"]
        assert "message_thread_id" not in message

    play(story, tmp_path)


def test_into_a_topic_that_takes_nothing_more_nothing_is_said_and_nothing_elsewhere(tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", bad("TOPIC_CLOSED"))

    async def story(stage: Stage) -> None:
        stage.world.write("/hoi Mức đóng?", chat=GROUP, thread=5)
        await stage.settle()

        assert stage.world.sent(GROUP) == []
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path, api=api)


class SlowBot(Bot):
    """Times out on every message that is sent."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(TOKEN)
        with self._unfrozen():
            self.cause, self.calls = cause, 0

    @property
    def username(self) -> str:
        """It is known without a call."""
        return "mau_bot"

    async def send_message(self, *_: Any, **__: Any) -> Any:
        """Fail as the library does."""
        with self._unfrozen():
            self.calls += 1
        raise TimedOut from self.cause


@pytest.mark.parametrize(
    ("cause", "calls", "unsent"),
    [
        pytest.param(httpx.ReadTimeout(""), 3, 0, id="may have got through"),
        pytest.param(httpx.ConnectTimeout(""), 12, 1, id="did not get through"),
    ],
)
def test_a_message_that_may_have_got_through_is_repeated_twice_at_most(
    cause: Exception, calls: int, unsent: int, tmp_path: Path
) -> None:
    state, bot = State(f"sqlite:///{tmp_path / 'bot.db'}"), SlowBot(cause)
    delivery = Delivery(bot, state, retry_seconds=(0.0,) * 5)
    state.updates.put_outgoing(1, [dump(Message("Chào"), Destination(7))])

    async def run() -> None:
        for _ in range(2):  # now, and when what is unsent is taken up again
            with contextlib.suppress(TimedOut):
                await delivery.resume(1)

    asyncio.run(run())

    assert bot.calls == calls
    assert len(state.updates.outgoing(1)) == unsent
    state.close()


def test_what_is_stopped_while_it_is_kept_leaves_nothing_unsent(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'bot.db'}")
    delivery = Delivery(SlowBot(httpx.ReadTimeout("")), state, retry_seconds=())
    state.updates.accept(1, "{}")

    async def run() -> None:
        with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            sending = asyncio.create_task(delivery.send(1, Destination(7), [Message("Chào")]))
            await asyncio.sleep(0.1)  # until it waits for the database
            sending.cancel()
            await asyncio.sleep(0.05)
            other.execute("ROLLBACK")
        with contextlib.suppress(asyncio.CancelledError):
            await sending
        await asyncio.to_thread(state.updates.finish, 1, drop_unsent=True)
        await asyncio.sleep(0.2)

    asyncio.run(run())

    assert state.updates.outgoing(1) == ()
    assert state.updates.unfinished() == ()
    state.close()


def test_a_group_with_a_new_id_is_followed_there_and_its_buttons_too(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("chào", chat=NEW_GROUP)
        stage.world.write("/hoi Mức đóng?", chat=GROUP)
        stage.world.migrated[GROUP] = NEW_GROUP
        await stage.settle()
        (message,) = stage.world.sent(NEW_GROUP)
        stage.world.press(message, "[1]")
        await stage.settle()

        assert QUOTE in stage.world.sent(NEW_GROUP)[1]["text"]

    play(story, tmp_path)


def test_who_blocked_the_bot_is_left_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        stage.world.blocked.add(7)
        await stage.settle()

        assert len(stage.world.called("sendMessage")) == 1
        assert stage.state.updates.unfinished() == ()

    play(story, tmp_path)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(Failure(500), id="server error"),
        pytest.param(Failure(is_drop=True), id="connection lost"),
    ],
)
def test_a_call_that_fails_on_the_way_is_made_again(failure: Failure, tmp_path: Path) -> None:
    api = BotApi(TOKEN)
    api.fail("sendMessage", failure)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        assert len(stage.world.sent()) == 1

    play(story, tmp_path, api=api)


def test_a_page_below_a_message_that_was_deleted_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()
        stage.world.press(stage.world.sent()[0], "[1]")
        await stage.settle()
        page = stage.world.sent()[1]
        del stage.world.messages[7, page["message_id"]]
        stage.world.press(page, "Sau")
        await stage.settle()

        assert len(stage.world.called("editMessageText")) == 1

    play(story, tmp_path)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_long_answer_comes_in_order_with_its_buttons_below_the_last_message(tmp_path: Path) -> None:
    quotes = [f"{number}. " + f"đoạn {number} " * 400 for number in range(1, 4)]
    citations = tuple(citation(quote, number=number) for number, quote in enumerate(quotes, start=1))
    long = Answer("\n".join(f"“{one.quote}” [{one.number}]" for one in citations), citations)

    async def story(stage: Stage) -> None:
        stage.world.write("Hỏi?")
        await stage.settle()

        sent = stage.world.sent()
        assert len(sent) > 1
        assert ["reply_markup" in message for message in sent] == [False] * (len(sent) - 1) + [True]
        assert [n for m in sent for n in (1, 2, 3) if m["text"].startswith(f"“{n}.")] == [1, 2, 3]

    play(story, tmp_path, answerer=FakeAnswerer(long))

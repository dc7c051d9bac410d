"""Calls are held back as Telegram asks, chat by chat, and no longer."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.tg.delivering.pace import Gate, Pace, Window
from tests.fakes import Clock

GROUP, OTHER = -100, -200
SOON = 5.0  # seconds that a call which is not held back never needs


class Telegram:
    """Takes calls, and tells a chat to wait as often as it is set to."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.refusals: dict[int, list[float]] = {}

    async def call(self, chat_id: int) -> bool:
        if self.refusals.get(chat_id):
            raise RetryAfter(int(self.refusals[chat_id].pop(0)))
        self.taken.append(chat_id)
        return True


MANY = (1000, 1.0)


def pacing(
    story: Callable[[Callable[..., Awaitable[Any]], Telegram], Awaitable[None]], **windows: Window
) -> None:
    """Run a story with a pace that has no limits but those given."""
    chosen: dict[str, Any] = {"overall": MANY, "in_a_chat": MANY, "in_a_group": MANY} | windows

    async def run() -> None:
        pace, telegram = Pace(max_retries=2, **chosen), Telegram()

        async def make(chat_id: int, endpoint: str = "sendMessage") -> Any:
            return await pace.process_request(
                telegram.call, (chat_id,), {}, endpoint, {"chat_id": chat_id}, None
            )

        await story(make, telegram)

    asyncio.run(run())


def test_typing_does_not_use_up_the_messages_of_a_group() -> None:
    async def story(make: Callable[..., Awaitable[Any]], telegram: Telegram) -> None:
        async with asyncio.timeout(SOON):
            for _ in range(40):
                await make(GROUP, "sendChatAction")
            for _ in range(20):
                await make(GROUP)

        assert len(telegram.taken) == 60

    pacing(story, in_a_group=(20, 60.0))


def test_a_group_gets_twenty_messages_a_minute_and_other_chats_do_not_wait_for_it() -> None:
    async def story(make: Callable[..., Awaitable[Any]], telegram: Telegram) -> None:
        for _ in range(20):
            await make(GROUP)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await make(GROUP)
        async with asyncio.timeout(SOON):
            await make(OTHER)
            await make(7)

        assert telegram.taken[20:] == [OTHER, 7]

    pacing(story, in_a_group=(20, 60.0))


def test_a_chat_gets_a_burst_and_then_waits_while_others_do_not() -> None:
    async def story(make: Callable[..., Awaitable[Any]], telegram: Telegram) -> None:
        burst = [asyncio.ensure_future(make(7)) for _ in range(5)]
        await asyncio.sleep(0.1)
        await make(8)

        assert telegram.taken == [7, 7, 7, 8]
        for call in burst:
            call.cancel()
        await asyncio.gather(*burst, return_exceptions=True)

    pacing(story, in_a_chat=(3, 60.0))


def test_typing_and_drafts_are_left_out_where_answers_need_the_room() -> None:
    async def story(make: Callable[..., Awaitable[Any]], telegram: Telegram) -> None:
        for chat in range(1, 21):
            await make(chat)
        assert await make(7, "sendChatAction") is True
        assert await make(7, "sendMessageDraft") is True
        await make(99)

        assert len(telegram.taken) == 21

    pacing(story, overall=(25, 60.0))


@given(
    limit=st.integers(1, 6),
    seconds=st.floats(0.1, 90),
    pauses=st.lists(st.floats(0, 40), min_size=1, max_size=60),
)
def test_no_window_ever_holds_more_than_its_limit(limit: int, seconds: float, pauses: list[float]) -> None:
    clock = Clock()
    gate = Gate((limit, seconds), clock=clock)
    passed = []
    for pause in pauses:
        clock.now += pause
        clock.now += max(0.0, gate.wait_seconds())
        gate.count()
        passed.append(clock.now)

    for earlier, later in zip(passed, passed[limit:], strict=False):
        assert later - earlier >= seconds or later - earlier == pytest.approx(seconds)


def test_whoever_stops_waiting_does_not_hold_up_those_behind() -> None:
    async def run() -> None:
        gate = Gate((1, 0.2))
        await gate.pass_through()
        first = asyncio.ensure_future(gate.pass_through())
        second = asyncio.ensure_future(gate.pass_through())
        await asyncio.sleep(0)
        first.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await first

        async with asyncio.timeout(SOON):
            await second

    asyncio.run(run())


def test_a_chat_told_to_wait_is_tried_again_and_holds_up_nobody_else() -> None:
    async def story(make: Callable[..., Awaitable[Any]], telegram: Telegram) -> None:
        telegram.refusals[7] = [1]
        held_back = asyncio.ensure_future(make(7))
        await asyncio.sleep(0)
        await make(8)
        assert telegram.taken == [8]

        await held_back
        assert telegram.taken == [8, 7]

    pacing(story)


def test_a_chat_told_to_wait_too_often_is_given_up() -> None:
    async def story(make: Callable[..., Awaitable[Any]], telegram: Telegram) -> None:
        telegram.refusals[7] = [0, 0, 0]

        with pytest.raises(RetryAfter):
            await make(7)

    pacing(story)


def test_pages_of_a_group_leave_room_for_answers_and_never_queue_up() -> None:
    async def run() -> None:
        pace, telegram = Pace(max_retries=2, overall=MANY, in_a_chat=MANY), Telegram()

        async def make(chat_id: int) -> None:
            await pace.process_request(telegram.call, (chat_id,), {}, "sendMessage", {"chat_id": chat_id}, 1)

        pages = 0
        while pace.has_room(GROUP):
            await make(GROUP)
            pages += 1
        async with asyncio.timeout(SOON):
            for _ in range(8):
                await make(GROUP)

        assert pages == 12
        assert pace.has_room(OTHER)
        assert pace.has_room(7)

    asyncio.run(run())


def test_statuses_leave_room_for_fifteen_answers_a_minute() -> None:
    async def run() -> None:
        pace, telegram = Pace(max_retries=2, overall=MANY, in_a_chat=MANY), Telegram()

        async def make() -> None:
            call = pace.process_request(telegram.call, (GROUP,), {}, "sendMessage", {"chat_id": GROUP}, 1)
            await asyncio.wait_for(call, SOON)

        for _ in range(15):
            if pace.is_calm(GROUP):
                await make()  # the status, which the answer then edits
            await make()

        assert not pace.is_calm(GROUP)
        assert 15 < len(telegram.taken) <= 20

    asyncio.run(run())


def test_a_private_chat_in_which_much_waits_has_no_room_for_pages() -> None:
    async def run() -> None:
        pace, telegram = Pace(max_retries=2, overall=MANY, in_a_chat=(1, 60.0)), Telegram()
        calls = [
            asyncio.create_task(
                pace.process_request(telegram.call, (7,), {}, "sendMessage", {"chat_id": 7}, 1)
            )
            for _ in range(4)
        ]
        await asyncio.sleep(0.01)

        assert not pace.has_room(7)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        assert pace.has_room(7)

    asyncio.run(run())


@pytest.mark.parametrize(("seconds", "is_given"), [(0, True), (11, False)])
def test_the_answer_to_a_press_is_given_again_after_a_short_wait(seconds: int, is_given: bool) -> None:
    telegram = Telegram()
    telegram.refusals[7] = [seconds]

    async def story() -> None:
        pace = Pace(max_retries=5)
        await pace.process_request(telegram.call, (7,), {}, "answerCallbackQuery", {}, None)

    with contextlib.nullcontext() if is_given else pytest.raises(RetryAfter):
        asyncio.run(story())
    assert (telegram.taken == [7]) == is_given

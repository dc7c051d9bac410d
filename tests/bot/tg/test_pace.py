"""Calls are held back as Telegram asks, chat by chat, and no longer."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.tg.pace import Pace

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


def pacing(story: Callable[[Callable[..., Awaitable[Any]], Telegram], Awaitable[None]]) -> None:
    async def run() -> None:
        pace, telegram = Pace(max_retries=2), Telegram()

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

    pacing(story)


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

    pacing(story)


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

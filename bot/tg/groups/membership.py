"""What a person is in a group, asked of Telegram again where it is out of reach for a moment."""

import asyncio
from collections.abc import Sequence

from telegram import Bot, ChatMember
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

RETRY_SECONDS = (0.2, 1.0)


async def member_of(
    bot: Bot, group: int | str, person: int, *, retry_seconds: Sequence[float] = RETRY_SECONDS
) -> ChatMember:
    """Return what Telegram says of a person; `may_pass` tells which errors say nothing."""
    for seconds in retry_seconds:
        try:
            return await bot.get_chat_member(group, person)
        except NetworkError as error:
            if not may_pass(error):
                raise
            await asyncio.sleep(seconds)
    return await bot.get_chat_member(group, person)


def may_pass(error: TelegramError) -> bool:
    """Return whether Telegram may say it later: it is out of reach now, or asks to wait."""
    is_final = isinstance(error, BadRequest)  # a NetworkError by name only
    return isinstance(error, NetworkError | RetryAfter) and not is_final

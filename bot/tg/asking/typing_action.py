"""Shows that the bot is typing while an answer is worked on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

_EVERY_SECONDS = 4.0  # Telegram shows it for five


@asynccontextmanager
async def typing(
    bot: Bot, chat_id: int, thread_id: int | None, *, every_seconds: float = _EVERY_SECONDS
) -> AsyncIterator[None]:
    """Show the typing action until the block is left; it failing is no reason to stop."""
    task = asyncio.create_task(_keep_typing(bot, chat_id, thread_id, every_seconds))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_typing(bot: Bot, chat_id: int, thread_id: int | None, every_seconds: float) -> None:
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread_id)
        await asyncio.sleep(every_seconds)

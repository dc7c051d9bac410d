"""Calls Telegram until it is within reach."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken, TelegramError

_FIRST_RETRY_SECONDS, _LONGEST_RETRY_SECONDS = 1.0, 30.0

logger = logging.getLogger(__name__)


async def until_reached(call: Callable[[], Awaitable[None]]) -> None:
    """Repeat a call until Telegram is within reach; InvalidToken is raised at once."""
    seconds = _FIRST_RETRY_SECONDS
    while True:
        try:
            return await call()
        except InvalidToken:
            raise
        except TelegramError as error:
            logger.warning("Telegram is out of reach (%s); trying again in %.0f s", error, seconds)
        await asyncio.sleep(seconds)
        seconds = min(2 * seconds, _LONGEST_RETRY_SECONDS)

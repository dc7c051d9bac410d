"""Keeps within Telegram's flood limits, chat by chat."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

_PER_SECOND = 30
_PER_GROUP_AND_MINUTE = 20
_MAX_GROUPS = 500  # beyond this, groups that were quiet for a minute are forgotten

# These show or acknowledge something and are worth nothing later; Telegram does not count them
# among the messages of a group.
_NEVER_HELD_BACK = frozenset({"sendChatAction", "sendMessageDraft", "answerCallbackQuery"})

_Call = Callable[..., Coroutine[Any, Any, Any]]


class Pace(BaseRateLimiter[int]):
    """Holds back calls as Telegram asks; a chat that must wait does not hold up the others.

    The library's own limiter counts the typing action against a group's messages, and stops all
    chats for one that Telegram told to wait.
    """

    def __init__(self, *, max_retries: int) -> None:
        self._max_retries = max_retries
        self._overall = AsyncLimiter(_PER_SECOND, 1)
        self._groups: dict[int, AsyncLimiter] = {}
        self._closed_until: dict[int, float] = {}

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to close."""

    async def process_request(
        self,
        callback: _Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make the call when its chat may be written to; after a RetryAfter, once more."""
        chat_id = data.get("chat_id")
        if endpoint in _NEVER_HELD_BACK or not isinstance(chat_id, int):
            return await callback(*args, **kwargs)
        for _ in range(rate_limit_args or self._max_retries):
            await self._wait_for_turn(chat_id)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as told:
                self._closed_until[chat_id] = time.monotonic() + _seconds(told)
        await self._wait_for_turn(chat_id)
        return await callback(*args, **kwargs)

    async def _wait_for_turn(self, chat_id: int) -> None:
        while (wait := self._closed_until.get(chat_id, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        self._closed_until.pop(chat_id, None)
        if chat_id < 0:  # a group
            await self._limiter_of(chat_id).acquire()
        await self._overall.acquire()

    def _limiter_of(self, group_id: int) -> AsyncLimiter:
        if len(self._groups) > _MAX_GROUPS:
            quiet = [one for one, limiter in self._groups.items() if limiter.has_capacity(limiter.max_rate)]
            for one in quiet:
                del self._groups[one]
        return self._groups.setdefault(group_id, AsyncLimiter(_PER_GROUP_AND_MINUTE, 60))


def _seconds(told: RetryAfter) -> float:
    wait = told.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)

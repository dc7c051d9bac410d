"""Keeps within Telegram's flood limits by construction: no call is made that would go beyond one.

Telegram takes about one message a second in a chat, bursts tolerated, twenty a minute in a group and thirty
calls a second in all. The windows here are a little wider than Telegram's, as calls may be underway for
different times.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

_OVERALL = (27, 1.1)  # calls, in so many seconds
_IN_A_CHAT = (3, 3.2)
_IN_A_GROUP = (20, 61.0)
_MAX_CHATS = 1000  # beyond this, chats that may be written to at once are forgotten

# These only show that something is going on and are worth nothing later: without room they are left out.
_LEFT_OUT = frozenset({"sendChatAction", "sendMessageDraft"})
_ROOM_FOR_ANSWERS = 9  # of the calls of a second, which these leave to others
_ANSWERS_IN_A_GROUP = 8  # messages of a minute, which pages of presses leave to answers
_CALM = 14  # likewise, which statuses leave to answers: fifteen questions a minute are answered all the same
_MOST_WAITING = 2  # at the gate of a chat, so that a page is shown soon

# Not counted in any chat.
_ACKNOWLEDGEMENTS = frozenset({"answerCallbackQuery", "getChatMember"})
_LONGEST_WAIT_SECONDS = 10.0  # for these; what they answer is stale later

OnError = Callable[[TelegramError], None]
_Call = Callable[..., Coroutine[Any, Any, Any]]
Clock = Callable[[], float]
Window = tuple[int, float]


def nobody_listens(_error: TelegramError) -> None:
    """Tell nobody that a call failed."""


class Gate:
    """Lets so many pass within each window, in the order in which they came."""

    def __init__(self, *windows: Window, clock: Clock = time.monotonic) -> None:
        self._windows = windows
        self._passed: deque[float] = deque(maxlen=max(limit for limit, _ in windows))
        self._closed_until = 0.0
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._clock = clock

    async def pass_through(self) -> None:
        """Wait until one more may pass, and count it."""
        self._waiting += 1
        try:
            async with self._turn:
                while (wait := self.wait_seconds()) > 0:
                    await asyncio.sleep(wait)
                self._passed.append(self._clock())
        finally:
            self._waiting -= 1

    def has_room(self, *, spare: int) -> bool:
        """Return whether one more passes soon, and the longest window then still has room for `spare`."""
        now, (limit, seconds) = self._clock(), max(self._windows, key=lambda window: window[1])
        lately = sum(now - passed < seconds for passed in self._passed)
        is_open = self._closed_until <= now
        return is_open and self.is_short and lately + self._waiting < limit - spare

    @property
    def is_short(self) -> bool:
        """Whether few wait."""
        return self._waiting <= _MOST_WAITING

    def wait_seconds(self, *, spare: int = 0) -> float:
        """Return how long until one more may pass and `spare` others could."""
        now = self._clock()
        waits = [self._closed_until - now]
        for limit, seconds in self._windows:
            if len(self._passed) >= limit - spare:
                waits.append(self._passed[spare - limit] + seconds - now)
        return max(waits)

    def count(self) -> None:
        """Count one that passes without waiting."""
        self._passed.append(self._clock())

    def close(self, seconds: float) -> None:
        """Let nobody pass for a while, as Telegram asked."""
        self._closed_until = max(self._closed_until, self._clock() + seconds)

    @property
    def is_idle(self) -> bool:
        """Whether nothing of what passed matters any more."""
        longest = max(seconds for _, seconds in self._windows)
        latest = max(self._passed[-1] + longest if self._passed else 0.0, self._closed_until)
        return not self._turn.locked() and latest <= self._clock()


class Pace(BaseRateLimiter[int]):
    """Holds back calls as Telegram asks; a chat that must wait does not hold up the others.

    The library's own limiter counts the typing action against a group's messages, knows no limit for a
    private chat, and stops all chats for one that Telegram told to wait.
    """

    def __init__(
        self,
        *,
        max_retries: int,
        on_error: OnError = nobody_listens,
        overall: Window = _OVERALL,
        in_a_chat: Window = _IN_A_CHAT,
        in_a_group: Window = _IN_A_GROUP,
    ) -> None:
        self._max_retries = max_retries
        self._on_error = on_error
        self._overall = Gate(overall)
        self._in_a_chat = in_a_chat
        self._in_a_group = in_a_group
        self._chats: dict[int, Gate] = {}

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

        async def call() -> Any:
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                self._on_error(error)
                raise

        if endpoint in _LEFT_OUT:
            if self._overall.wait_seconds(spare=_ROOM_FOR_ANSWERS) > 0:
                return True
            self._overall.count()
            return await call()
        chat_id = data.get("chat_id")
        if endpoint in _ACKNOWLEDGEMENTS or not isinstance(chat_id, int):
            return await self._acknowledge(call) if endpoint in _ACKNOWLEDGEMENTS else await self._pass(call)
        for _ in range(rate_limit_args or self._max_retries):
            await self._wait_for_turn(chat_id)
            try:
                return await call()
            except RetryAfter as told:
                self._gate_of(chat_id).close(_seconds(told))
        await self._wait_for_turn(chat_id)
        return await call()

    def has_room(self, chat_id: int) -> bool:
        """Return whether a page that somebody pressed for is shown soon, and keeps no answer waiting."""
        gate = self._chats.get(chat_id)
        if gate is None:
            return True
        return gate.has_room(spare=_ANSWERS_IN_A_GROUP) if chat_id < 0 else gate.is_short

    def is_calm(self, chat_id: int) -> bool:
        """Return whether so little is said in a chat that a status may be shown besides the answers."""
        gate = self._chats.get(chat_id)
        return gate is None or gate.has_room(spare=_CALM if chat_id < 0 else 0)

    async def _pass(self, call: _Call) -> Any:
        await self._overall.pass_through()
        return await call()

    async def _acknowledge(self, call: _Call) -> Any:
        """Make a call that somebody waits for: once more where Telegram asks for a short wait."""
        try:
            return await self._pass(call)
        except RetryAfter as told:
            if _seconds(told) > _LONGEST_WAIT_SECONDS:
                raise
            await asyncio.sleep(_seconds(told))
        return await self._pass(call)

    async def _wait_for_turn(self, chat_id: int) -> None:
        await self._gate_of(chat_id).pass_through()
        await self._overall.pass_through()

    def _gate_of(self, chat_id: int) -> Gate:
        if chat_id not in self._chats and len(self._chats) >= _MAX_CHATS:
            self._chats = {one: gate for one, gate in self._chats.items() if not gate.is_idle}
        windows = (self._in_a_chat, self._in_a_group) if chat_id < 0 else (self._in_a_chat,)
        return self._chats.setdefault(chat_id, Gate(*windows))


def _seconds(told: RetryAfter) -> float:
    wait = told.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)

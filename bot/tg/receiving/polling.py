"""Watches the polling of updates, which can stop without a word."""

import logging
import time
from collections.abc import Callable
from typing import Any

from telegram.error import TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.tg.receiving.readable import readable_reply

_NO_UPDATES = b'{"ok": true, "result": []}'

logger = logging.getLogger(__name__)


class PollRequest(HTTPXRequest):
    """The connection for polling; knows when it last worked and what Telegram refused of late."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.last_good_at = time.monotonic()
        self.is_token_refused = False
        self.conflicts = 0  # in a row: another process takes updates with the same token
        self._last_attempt_at = time.monotonic()
        self._has_left = False

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        """Make a request and remember how it went."""
        if self._has_left:
            return 200, _NO_UPDATES
        self.note_attempt()
        status, payload = await super().do_request(*args, **options)
        self.note_status(status)
        return status, readable_reply(payload) if status == 200 else payload

    def note_status(self, status: int) -> None:
        """Remember what Telegram answered to a poll."""
        if status == 200:
            self.last_good_at = time.monotonic()
        self.is_token_refused = status in (401, 404)
        self.conflicts = self.conflicts + 1 if status == 409 else 0

    async def renew(self) -> None:
        """Begin with new connections, as those there are may hang for good."""
        await self.shutdown()
        await self.initialize()

    def leave(self) -> None:
        """Ask no more: the library's last poll when it stops would end that of the other process."""
        self._has_left = True

    def silent_seconds(self) -> float:
        """Return how long ago Telegram last gave updates, or that there are none."""
        return time.monotonic() - self.last_good_at

    def note_attempt(self) -> None:
        """Remember that polling is alive, whether or not Telegram answers."""
        self._last_attempt_at = time.monotonic()

    def idle_seconds(self) -> float:
        """Return how long ago polling last tried."""
        return time.monotonic() - self._last_attempt_at


class PollFailures:
    """Says once what a failing poll means, and again only after it worked in between."""

    def __init__(
        self, request: PollRequest, *, on_error: Callable[[TelegramError], None] | None = None
    ) -> None:
        self._request = request
        self._on_error = on_error
        self._said_at: dict[type[TelegramError], float] = {}

    def __call__(self, error: TelegramError) -> None:
        """Log a failure, unless the same was logged since the last good poll."""
        if self._on_error is not None:
            self._on_error(error)
        self._say(error)

    def _say(self, error: TelegramError) -> None:
        if self._said_at.get(type(error), -1.0) >= self._request.last_good_at:
            return
        self._said_at[type(error)] = time.monotonic()
        logger.warning("polling failed (%s: %s); trying again", type(error).__name__, error)

    def note_silence(self, longest_seconds: float) -> None:
        """Log that no poll worked for so long, which the library does not tell where polls time out."""
        if self._request.silent_seconds() > longest_seconds:
            self._say(TimedOut())

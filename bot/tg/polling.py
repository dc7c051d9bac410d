"""Watches the polling of updates, which can stop without a word."""

import logging
import time
from typing import Any

from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

logger = logging.getLogger(__name__)


class PollRequest(HTTPXRequest):
    """The connection for polling; knows when it last worked and whether the token was refused."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.last_good_at = time.monotonic()
        self.is_token_refused = False
        self._last_attempt_at = time.monotonic()

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        """Make a request and remember how it went."""
        self.note_attempt()
        status, payload = await super().do_request(*args, **options)
        if status == 200:
            self.last_good_at = time.monotonic()
        self.is_token_refused = status in (401, 404)
        return status, payload

    def note_attempt(self) -> None:
        """Remember that polling is alive, whether or not Telegram answers."""
        self._last_attempt_at = time.monotonic()

    def idle_seconds(self) -> float:
        """Return how long ago polling last tried."""
        return time.monotonic() - self._last_attempt_at


class PollFailures:
    """Says once what a failing poll means, and again only after it worked in between."""

    def __init__(self, request: PollRequest) -> None:
        self._request = request
        self._said_at: dict[type[TelegramError], float] = {}

    def __call__(self, error: TelegramError) -> None:
        """Log a failure, unless the same was logged since the last good poll."""
        if self._said_at.get(type(error), -1.0) >= self._request.last_good_at:
            return
        self._said_at[type(error)] = time.monotonic()
        if isinstance(error, Conflict):
            logger.error(
                "Another process polls Telegram with the same token, so updates go now here, now there. "
                "Stop the other one; this one goes on trying."
            )
        else:
            logger.warning("polling failed (%s: %s); trying again", type(error).__name__, error)

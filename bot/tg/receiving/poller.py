"""Takes updates in by asking for them, and asks again where that died."""

import logging
import time
from collections.abc import Callable

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Updater

from bot.errors import BotError, SettingsError
from bot.settings import TelegramSettings
from bot.tg.receiving.polling import PollFailures, PollRequest
from bot.tg.receiving.reaching import until_reached
from bot.tg.receiving.webhook import refuse_to_take_over
from bot.tg.routes import KINDS_OF_UPDATES

_DEAD_AFTER_SECONDS = 120.0  # a poll takes 10 s, and failing ones are at most 30 s apart
_CONFLICTS_TOLERATED = 2  # while an old process ends; the poller that was first sees the third first
_FOREVER = -1

logger = logging.getLogger(__name__)

ANOTHER_POLLS = (
    "Another process takes the updates of this bot, by polling or webhook with the same TELEGRAM_BOT_TOKEN. "
    "Stop it, or give this one a token of its own, then start serve again."
)


class Poller:
    """Polls, and keeps polling alive as long as it is checked every second or so."""

    way = "polling"

    def __init__(
        self,
        updater: Updater,
        polls: PollRequest,
        settings: TelegramSettings,
        *,
        on_error: Callable[[TelegramError], None] | None = None,
        dead_after_seconds: float = _DEAD_AFTER_SECONDS,
    ) -> None:
        self._updater = updater
        self._polls = polls
        self._settings = settings
        self._failures = PollFailures(polls, on_error=on_error)
        self._dead_after_seconds = dead_after_seconds
        self._renewed_at = time.monotonic()

    async def start(self) -> None:
        """Begin to poll; WebhookTakenError where that would take the updates from another process."""
        if not self._settings.take_over:
            bot, own = self._updater.bot, self._settings.webhook_url
            await until_reached(lambda: refuse_to_take_over(bot, own))
        await self._updater.start_polling(
            bootstrap_retries=_FOREVER,
            allowed_updates=KINDS_OF_UPDATES,
            error_callback=self._failures,
        )

    async def check(self) -> None:
        """Start polling again where it died; InvalidToken or BotError where it is of no use any more."""
        self._check_use()
        self._failures.note_silence(self._dead_after_seconds)
        since_renewal = time.monotonic() - self._renewed_at
        if min(self._polls.silent_seconds(), since_renewal) > self._dead_after_seconds:
            self._renewed_at = time.monotonic()
            await self._polls.renew()
        if self._polls.idle_seconds() > self._dead_after_seconds:
            await self._start_again()

    def _check_use(self) -> None:
        if self._polls.is_token_refused:
            raise InvalidToken
        if self._polls.conflicts > _CONFLICTS_TOLERATED:
            self._polls.leave()
            raise SettingsError(ANOTHER_POLLS)

    async def _start_again(self) -> None:
        logger.error("polling died; starting it again")
        self._polls.note_attempt()
        try:
            await self._updater.stop()
        except TelegramError as error:  # it cannot be started again after this
            raise BotError(f"Polling ended ({type(error).__name__}). Start serve again.") from error
        await self.start()

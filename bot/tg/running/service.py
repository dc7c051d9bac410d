"""The life of the bot: connects, takes up what was left, polls or listens, watches, stops in order."""

import asyncio
import hashlib
import hmac
import logging
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Updater

from bot.errors import BotError, SettingsError, StateError
from bot.settings import TelegramSettings
from bot.tg.building import Parts
from bot.tg.receiving.polling import PollFailures, PollRequest
from bot.tg.receiving.readable import hide_unreadable_updates
from bot.tg.receiving.webhook import CHECK_SECONDS, WebhookWatch, refuse_to_take_over
from bot.tg.routes import KINDS_OF_UPDATES
from bot.tg.running.instance import StillAlone, never_lost

_FIRST_RETRY_SECONDS, _LONGEST_RETRY_SECONDS = 1.0, 30.0
_WATCH_SECONDS = 1.0
_DEAD_AFTER_SECONDS = 120.0  # a poll takes 10 s, and failing ones are at most 30 s apart
_TAKE_UP_SECONDS = 60.0
_FORGET_SECONDS = 3600.0
_CONFLICTS_TOLERATED = 2  # while an old process ends; the poller that was first sees the third first
_LAST_WORK_SECONDS = 30.0
_FOREVER = -1

logger = logging.getLogger(__name__)

REFUSED_BY_TELEGRAM = (
    "Telegram refused TELEGRAM_BOT_TOKEN. Copy the token from @BotFather, and check [telegram] base_url."
)
ANOTHER_POLLS = (
    "Another process takes the updates of this bot, by polling or webhook with the same TELEGRAM_BOT_TOKEN. "
    "Stop it, or give this one a token of its own, then start serve again."
)


class Service:
    """Runs the parts until SIGTERM or SIGINT."""

    def __init__(
        self,
        parts: Parts,
        polls: PollRequest,
        settings: TelegramSettings,
        token: str,
        *,
        dead_after_seconds: float = _DEAD_AFTER_SECONDS,
        webhook: WebhookWatch | None = None,
        webhook_every_seconds: float = CHECK_SECONDS,
        still_alone: StillAlone = never_lost,
        take_up_every_seconds: float = _TAKE_UP_SECONDS,
    ) -> None:
        self._parts = parts
        self._application = parts.application
        self._polls = polls
        self._poll_failures = PollFailures(polls, on_error=parts.metrics.count_telegram_error)
        self._settings = settings
        self._webhook_secret = webhook_secret(token)
        self._webhook = webhook or WebhookWatch()
        self._webhook_every_seconds = webhook_every_seconds
        self._still_alone = still_alone
        self._take_up_every_seconds = take_up_every_seconds
        self._is_stopping = False
        self._dead_after_seconds = dead_after_seconds
        self._renewed_at = time.monotonic()

    async def run(self) -> None:
        """Serve until a signal; SettingsError where the token or the webhook cannot be used."""
        self._stop_on_signals()
        try:
            await self._connect()
            await self._start()
            await self._watch()
        except InvalidToken:
            raise SettingsError(REFUSED_BY_TELEGRAM) from None  # its own message contains the token
        except asyncio.CancelledError:
            if not self._is_stopping:
                raise
        finally:
            await self._stop()

    def _stop_on_signals(self) -> None:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()

        def stop() -> None:
            if task is not None and not self._is_stopping:
                self._is_stopping = True
                task.cancel()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop)

    async def _connect(self) -> None:
        await _until_reached(self._application.initialize)

    async def _start(self) -> None:
        await self._parts.inbox.forget_old()
        await self._parts.inbox.take_up_unfinished(self._application.bot, after_a_start=True)
        await self._application.start()
        await self._parts.statuses.clear_left()
        if self._parts.index is not None:
            await self._parts.index.jobs.take_up()
        if self._settings.mode == "webhook":
            await self._listen()
        else:
            await self._poll()
        await self._parts.menus.follow_roles(self._application.bot)
        logger.info("serving as @%s by %s", self._application.bot.username, self._settings.mode)

    async def _poll(self) -> None:
        if not self._settings.take_over:
            bot, own = self._application.bot, self._settings.webhook_url
            await _until_reached(lambda: refuse_to_take_over(bot, own))
        await self._updater.start_polling(
            bootstrap_retries=_FOREVER,
            allowed_updates=KINDS_OF_UPDATES,
            error_callback=self._poll_failures,
        )

    async def _listen(self) -> None:
        settings = self._settings
        hide_unreadable_updates()
        await self._try_webhook()
        try:
            await self._updater.start_webhook(
                listen=settings.webhook_listen,
                port=settings.webhook_port,
                url_path=urlsplit(settings.webhook_url).path,
                webhook_url=settings.webhook_url,
                secret_token=self._webhook_secret,
                bootstrap_retries=_FOREVER,
                allowed_updates=KINDS_OF_UPDATES,
            )
        except OSError as error:
            where = f"{settings.webhook_listen}:{settings.webhook_port}"
            raise SettingsError(
                f"Cannot listen on {where} ({error.strerror}). Change [telegram] webhook_port."
            ) from error

    async def _try_webhook(self) -> None:
        """Raise SettingsError where Telegram refuses the address; the library would try it for ever."""
        try:
            await self._application.bot.set_webhook(
                self._settings.webhook_url,
                secret_token=self._webhook_secret,
                allowed_updates=KINDS_OF_UPDATES,
            )
        except BadRequest as error:
            raise SettingsError(f"Telegram refused [telegram] webhook_url: {error}.") from error
        except TelegramError as error:
            logger.warning("the webhook could not be set (%s); trying again", error)

    async def _check_webhook(self) -> None:
        """Set the webhook again where another process with the same token took it away."""
        if await self._webhook.is_lost(self._application.bot, self._settings.webhook_url):
            await self._try_webhook()

    async def _watch(self) -> None:
        """Keep polling alive, and take up now and then what could not be delivered."""
        until_taken_up, until_forgotten = self._take_up_every_seconds, _FORGET_SECONDS
        until_webhook = self._webhook_every_seconds
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            if self._settings.mode == "polling":
                await self._check_polling()
            until_webhook -= _WATCH_SECONDS
            if self._settings.mode == "webhook" and until_webhook <= 0:
                until_webhook = self._webhook_every_seconds
                await self._check_webhook()
            self._parts.chores.tick()
            if self._parts.index is not None and self._parts.index.watch is not None:
                self._parts.index.watch.tick()
            until_taken_up -= _WATCH_SECONDS
            if until_taken_up <= 0:
                until_taken_up = self._take_up_every_seconds
                await self._check_alone()
                await self._take_up_unfinished()
                await self._follow_roles()
            until_forgotten -= _WATCH_SECONDS
            if until_forgotten <= 0:
                until_forgotten = _FORGET_SECONDS
                await self._forget_old()

    async def _check_alone(self) -> None:
        """End where another process serves with the database since the connection to it broke."""
        try:
            await asyncio.to_thread(self._still_alone)
        except StateError as error:
            logger.error("it is not known whether this process serves alone: %s", error)

    async def _forget_old(self) -> None:
        try:
            await self._parts.inbox.forget_old()
        except StateError as error:
            logger.error("old updates could not be deleted: %s", error)

    async def _follow_roles(self) -> None:
        try:
            await self._parts.menus.follow_roles(self._application.bot)
        except StateError as error:
            logger.error("the command lists could not follow the roles: %s", error)

    async def _take_up_unfinished(self) -> None:
        try:
            await self._parts.inbox.take_up_unfinished(self._application.bot, after_a_start=False)
            await self._parts.statuses.clear_left()
        except StateError as error:  # a database that is busy now is not so for ever
            logger.error("unfinished updates could not be taken up: %s", error)

    async def _check_polling(self) -> None:
        """End where polling is of no use any more, and start it again where it died."""
        if self._polls.is_token_refused:
            raise SettingsError(REFUSED_BY_TELEGRAM)
        if self._polls.conflicts > _CONFLICTS_TOLERATED:
            self._polls.leave()
            raise SettingsError(ANOTHER_POLLS)
        self._poll_failures.note_silence(self._dead_after_seconds)
        since_renewal = time.monotonic() - self._renewed_at
        if min(self._polls.silent_seconds(), since_renewal) > self._dead_after_seconds:
            self._renewed_at = time.monotonic()
            await self._polls.renew()
        if self._polls.idle_seconds() > self._dead_after_seconds:
            logger.error("polling died; starting it again")
            self._polls.note_attempt()
            try:
                await self._updater.stop()
            except TelegramError as error:  # it cannot be started again after this
                raise BotError(f"Polling ended ({type(error).__name__}). Start serve again.") from error
            await self._poll()

    async def _stop(self) -> None:
        """Take nothing new in, let what runs finish within the time of one answer, close."""
        if self._updater.running:
            with suppress(TelegramError):  # what ended polling is raised again by stopping it
                await self._updater.stop()
        await self._parts.processor.drain(self._settings.answer_timeout_seconds)
        if self._parts.index is not None:
            await _in_time(self._parts.index.jobs.finish())
        await _in_time(self._parts.chores.finish())
        if self._application.running:
            await self._application.stop()
        await self._application.shutdown()
        logger.info("stopped")

    @property
    def _updater(self) -> Updater:
        updater = self._application.updater
        assert updater is not None  # noqa: S101 (made by the builder unless told not to)
        return updater


async def _in_time(work: Awaitable[None]) -> None:
    """Wait for the last work, but not for a thread that does not end."""
    try:
        await asyncio.wait_for(work, _LAST_WORK_SECONDS)
    except TimeoutError:
        logger.warning("some last work did not end in time and is left")


async def _until_reached(call: Callable[[], Awaitable[None]]) -> None:
    """Repeat a call until Telegram is within reach."""
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


def webhook_secret(token: str) -> str:
    """Return the secret Telegram must send with each update; the same for all replicas of a bot."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()

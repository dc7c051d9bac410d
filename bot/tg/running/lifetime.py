"""The life of the bot: connects, takes up what was left, takes updates in, watches, stops in order."""

import asyncio
import logging
import signal
from collections.abc import Awaitable
from contextlib import suppress
from typing import Protocol

from telegram.error import InvalidToken, TelegramError

from bot.errors import SettingsError, StateError
from bot.tg.building import Parts
from bot.tg.receiving.reaching import until_reached
from bot.tg.running.instance import StillAlone, never_lost
from bot.tg.running.rhythm import Rhythm

_WATCH_SECONDS = 1.0
_TAKE_UP_SECONDS = 60.0
_FORGET_SECONDS = 3600.0
_LAST_WORK_SECONDS = 30.0

logger = logging.getLogger(__name__)

REFUSED_BY_TELEGRAM = (
    "Telegram refused TELEGRAM_BOT_TOKEN. Copy the token from @BotFather, and check [telegram] base_url."
)


class Intake(Protocol):
    """Takes updates in."""

    @property
    def way(self) -> str:
        """How they come, for the log."""
        ...

    async def start(self) -> None:
        """Begin to take updates in."""
        ...

    async def check(self) -> None:
        """Mend what broke; called every second or so."""
        ...


class Lifetime:
    """Runs the parts until SIGTERM or SIGINT."""

    def __init__(
        self,
        parts: Parts,
        intake: Intake,
        *,
        answer_timeout_seconds: float,
        still_alone: StillAlone = never_lost,
        take_up_every_seconds: float = _TAKE_UP_SECONDS,
    ) -> None:
        self._parts = parts
        self._intake = intake
        self._bot = parts.application.bot
        self._answer_timeout_seconds = answer_timeout_seconds
        self._still_alone = still_alone
        self._take_up_every_seconds = take_up_every_seconds
        self._is_stopping = False

    async def run(self) -> None:
        """Serve until a signal; SettingsError where the token or the webhook cannot be used."""
        self._stop_on_signals()
        try:
            await until_reached(self._parts.application.initialize)
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

    async def _start(self) -> None:
        await self._parts.inbox.forget_old()
        await self._parts.inbox.take_up_unfinished(self._bot, after_a_start=True)
        await self._parts.application.start()
        await self._parts.statuses.clear_left()
        if self._parts.index is not None:
            await self._parts.index.jobs.take_up()
        await self._intake.start()
        await self._parts.menus.follow_roles(self._bot)
        logger.info("serving as @%s by %s", self._bot.username, self._intake.way)

    async def _watch(self) -> None:
        """Keep the intake alive, and take up now and then what could not be delivered."""
        taking_up, forgetting = Rhythm(self._take_up_every_seconds), Rhythm(_FORGET_SECONDS)
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            await self._intake.check()
            self._parts.chores.tick()
            if self._parts.index is not None and self._parts.index.watch is not None:
                self._parts.index.watch.tick()
            if taking_up.is_due():
                await self._take_up()
            if forgetting.is_due():
                await _if_possible(self._parts.inbox.forget_old(), "old updates could not be deleted")

    async def _take_up(self) -> None:
        """Take up what is left; ends where another process serves with the database meanwhile."""
        await _if_possible(
            asyncio.to_thread(self._still_alone), "it is not known whether this process serves alone"
        )
        await _if_possible(self._take_up_unfinished(), "unfinished updates could not be taken up")
        await _if_possible(
            self._parts.menus.follow_roles(self._bot), "the command lists could not follow the roles"
        )

    async def _take_up_unfinished(self) -> None:
        await self._parts.inbox.take_up_unfinished(self._bot, after_a_start=False)
        await self._parts.statuses.clear_left()

    async def _stop(self) -> None:
        """Take nothing new in, let what runs finish within the time of one answer, close."""
        if self._parts.updater.running:
            with suppress(TelegramError):  # what ended polling is raised again by stopping it
                await self._parts.updater.stop()
        await self._parts.processor.drain(self._answer_timeout_seconds)
        if self._parts.index is not None:
            await _in_time(self._parts.index.jobs.finish())
        await _in_time(self._parts.chores.finish())
        if self._parts.application.running:
            await self._parts.application.stop()
        await self._parts.application.shutdown()
        logger.info("stopped")


async def _if_possible(work: Awaitable[object], otherwise: str) -> None:
    """Do some work unless the database does not let it; one that is busy now is not so for ever."""
    try:
        await work
    except StateError as error:
        logger.error("%s: %s", otherwise, error)


async def _in_time(work: Awaitable[None]) -> None:
    """Wait for the last work, but not for a thread that does not end."""
    try:
        await asyncio.wait_for(work, _LAST_WORK_SECONDS)
    except TimeoutError:
        logger.warning("some last work did not end in time and is left")

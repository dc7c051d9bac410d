"""What the bot does by itself now and then: deletes what is old, overwrites what was erased, reports."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress

from telegram.error import TelegramError

from bot.errors import StateError
from bot.settings import PrivacySettings
from bot.state import State
from bot.tg.delivering.delivery import Delivery
from bot.tg.people.digest import Digest

_PURGE_SECONDS = 3600.0

logger = logging.getLogger(__name__)


class Chores:
    """Each chore has its own rhythm; one that fails is tried again the next time."""

    def __init__(
        self,
        state: State,
        delivery: Delivery,
        digest: Digest,
        privacy: PrivacySettings,
        *,
        clean_uploads: Callable[[], int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._state = state
        self._delivery = delivery
        self._digest = digest
        self._privacy = privacy
        self._clean_uploads = clean_uploads
        self._clock = clock
        self._purged_at: float | None = None
        self._work: asyncio.Task[None] | None = None

    def tick(self) -> None:
        """Begin what is due, to be called every second or so; nobody waits for it."""
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self.work())

    async def finish(self) -> None:
        """End what is under way and do the last things before the process ends."""
        if self._work is not None:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
        await self._do(self._state.privacy.scrub)

    async def work(self) -> None:
        """Do what is due."""
        await self._do(self._purge_if_due)
        await self._do(self._state.privacy.scrub)
        await self._do(self._digest.prepare)
        await self._send_unasked()

    async def _send_unasked(self) -> None:
        """Send what no update asked for: the digest, news of the index."""
        try:
            for number in await asyncio.to_thread(self._state.updates.unasked):
                await self._delivery.resume(number)
        except (TelegramError, StateError) as error:
            logger.warning("a message that nobody asked for could not be sent: %s; it is later", error)

    async def _do(self, chore: Callable[[], "int | bool | None"]) -> "int | bool | None":
        try:
            return await asyncio.to_thread(chore)
        except StateError as error:  # a database that is busy now is not so for ever
            logger.error("a chore could not be done: %s", error)
            return None

    def _purge_if_due(self) -> None:
        now = self._clock()
        if self._purged_at is not None and now - self._purged_at < _PURGE_SECONDS:
            return
        counts = self._state.privacy.purge(
            keep_days=self._privacy.keep_days, audit_days=self._privacy.audit_days
        )
        if self._clean_uploads is not None:
            counts["uploads expired"] = self._clean_uploads()
        self._purged_at = now
        deleted = " ".join(f"{name}={count}" for name, count in counts.items() if count)
        if deleted:
            logger.info("deleted what was old: %s", deleted)

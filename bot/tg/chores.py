"""What the bot does by itself now and then: deletes what is old, overwrites what was erased."""

import asyncio
import logging
import time
from collections.abc import Callable

from bot.errors import StateError
from bot.settings import PrivacySettings
from bot.state import State

_PURGE_SECONDS = 3600.0

logger = logging.getLogger(__name__)


class Chores:
    """Each chore has its own rhythm; one that fails is tried again the next time."""

    def __init__(
        self, state: State, privacy: PrivacySettings, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._state = state
        self._privacy = privacy
        self._clock = clock
        self._purged_at: float | None = None

    async def tick(self) -> None:
        """Do what is due; to be called every second or so."""
        try:
            await asyncio.to_thread(self._purge_if_due)
            await asyncio.to_thread(self._state.privacy.scrub)
        except StateError as error:  # a database that is busy now is not so for ever
            logger.error("a chore could not be done: %s", error)

    def _purge_if_due(self) -> None:
        now = self._clock()
        if self._purged_at is not None and now - self._purged_at < _PURGE_SECONDS:
            return
        counts = self._state.privacy.purge(
            keep_days=self._privacy.keep_days, audit_days=self._privacy.audit_days
        )
        self._purged_at = now
        deleted = " ".join(f"{name}={count}" for name, count in counts.items() if count)
        if deleted:
            logger.info("deleted what was old: %s", deleted)

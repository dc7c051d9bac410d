"""Notices that files in the corpus folder changed, and has the index brought in line."""

import asyncio
import logging
import time
from collections.abc import Callable

from bot.errors import BotError
from bot.keeping.index_work import Busy, Work
from bot.tg.index.jobs import Desk, IndexJobs, Order

logger = logging.getLogger(__name__)


class CorpusWatch:
    """Looks now and then; a change is taken up once the folder has rested from one look to the next."""

    def __init__(
        self,
        desk: Desk,
        jobs: IndexJobs,
        *,
        every_seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._every_seconds = every_seconds
        self._clock = clock
        self._next_at = clock()
        self._seen: str | None = None
        self._settled: str | None = None  # how the folder was when the index was in line with it
        self._task: asyncio.Task[None] | None = None

    def tick(self) -> None:
        """Look if it is time to, to be called every second or so; nobody waits for it."""
        if self._clock() >= self._next_at and (self._task is None or self._task.done()):
            self._next_at = self._clock() + self._every_seconds
            self._task = asyncio.create_task(self.look())

    async def look(self) -> None:
        """Look once, and do what a change asks for."""
        try:
            found = await asyncio.to_thread(self._desk.fingerprint)
            is_at_rest, self._seen = found == self._seen, found
            if found == self._settled or not is_at_rest or self._jobs.order is not None:
                return
            if not await asyncio.to_thread(self._desk.differs):
                self._settled = found
                return
        except (BotError, OSError) as error:
            logger.error("the corpus folder could not be looked at: %s", error)
            return
        work = self._jobs.start(Order(Work.INGEST))
        if work is not None and not isinstance(await work, Busy):
            self._settled = found

"""Runs blocking work in threads, a few pieces at a time, and neither waits nor lets wait for ever."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
OnWait = Callable[[int], None]


class QueueFullError(Exception):
    """So many pieces of work wait already that one more would have to wait too long."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} pieces of work are waiting already")
        self.waiting = waiting


def nobody_listens(_place: int) -> None:
    """Tell nobody at which place in the queue work waits."""


class Workers:
    """So many places for blocking work; a piece that takes too long keeps its place until it ends."""

    def __init__(self, places: int, *, timeout_seconds: float, max_waiting: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._timeout_seconds = timeout_seconds
        self._max_waiting = max_waiting
        self.busy = 0
        self.waiting = 0

    async def run(
        self, work: Callable[[], Result], *, on_wait: OnWait = nobody_listens, is_owed: bool = False
    ) -> Result:
        """Run the work when there is a place for it; TimeoutError if it then takes too long.

        Where it has to wait, `on_wait` is told at which place; QueueFullError where too many wait already,
        unless it `is_owed`: it waited elsewhere before.
        """
        if self._places.locked():
            if self.waiting >= self._max_waiting and not is_owed:
                raise QueueFullError(self.waiting)
            on_wait(self.waiting + 1)
        self.waiting += 1
        try:
            await self._places.acquire()
        finally:
            self.waiting -= 1
        self.busy += 1
        thread = asyncio.ensure_future(asyncio.to_thread(work))
        thread.add_done_callback(self._leave)
        return await asyncio.wait_for(asyncio.shield(thread), self._timeout_seconds)

    def _leave(self, thread: "asyncio.Future[Result]") -> None:
        self._places.release()
        self.busy -= 1
        if not thread.cancelled():
            thread.exception()  # seen here, as after a timeout nobody else looks

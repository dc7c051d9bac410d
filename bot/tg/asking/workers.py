"""Runs blocking work in threads, a few pieces at a time, and neither waits nor lets wait for ever."""

import asyncio
from bisect import bisect_left
from collections.abc import Callable
from itertools import count
from typing import TypeVar

Result = TypeVar("Result")
Place = Callable[[], int]  # 1 for who is next, 0 for who does not wait any more
OnWait = Callable[[Place], None]


class QueueFullError(Exception):
    """So many pieces of work wait already that one more would have to wait too long."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} pieces of work are waiting already")
        self.waiting = waiting


def nobody_listens(_place: Place) -> None:
    """Tell nobody at which place in the queue work waits."""


class Workers:
    """So many places for blocking work; a piece that takes too long keeps its place until it ends."""

    def __init__(self, places: int, *, timeout_seconds: float, max_waiting: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._timeout_seconds = timeout_seconds
        self._max_waiting = max_waiting
        self.busy = 0
        self._tickets = count()
        self._queue: list[int] = []  # tickets that wait, in order

    @property
    def waiting(self) -> int:
        """How many pieces of work wait."""
        return len(self._queue)

    async def run(
        self, work: Callable[[], Result], *, on_wait: OnWait = nobody_listens, is_owed: bool = False
    ) -> Result:
        """Run the work when there is a place for it; TimeoutError if it then takes too long.

        Where it has to wait, `on_wait` is told how to learn its place; QueueFullError where too many wait,
        unless it `is_owed`: it waited elsewhere before.
        """
        has_to_wait = self._places.locked()
        if has_to_wait and self.waiting >= self._max_waiting and not is_owed:
            raise QueueFullError(self.waiting)
        ticket = next(self._tickets)
        self._queue.append(ticket)
        try:
            if has_to_wait:
                on_wait(lambda: self._place_of(ticket))
            await self._places.acquire()
        finally:
            self._queue.remove(ticket)
        self.busy += 1
        thread = asyncio.ensure_future(asyncio.to_thread(work))
        thread.add_done_callback(self._leave)
        return await asyncio.wait_for(asyncio.shield(thread), self._timeout_seconds)

    def _place_of(self, ticket: int) -> int:
        at = bisect_left(self._queue, ticket)
        return at + 1 if at < len(self._queue) and self._queue[at] == ticket else 0

    def _leave(self, thread: "asyncio.Future[Result]") -> None:
        self._places.release()
        self.busy -= 1
        if not thread.cancelled():
            thread.exception()  # seen here, as after a timeout nobody else looks

"""Runs blocking work in threads, a few at a time, and does not wait for ever."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Workers:
    """So many places for blocking work; a piece that takes too long keeps its place until it ends."""

    def __init__(self, places: int, *, timeout_seconds: float) -> None:
        self._places = asyncio.Semaphore(places)
        self._timeout_seconds = timeout_seconds
        self.busy = 0

    async def run(self, work: Callable[[], Result]) -> Result:
        """Run the work when there is a place for it; TimeoutError if it then takes too long."""
        await self._places.acquire()
        self.busy += 1
        thread = asyncio.ensure_future(asyncio.to_thread(work))
        thread.add_done_callback(self._leave)
        return await asyncio.wait_for(asyncio.shield(thread), self._timeout_seconds)

    def _leave(self, thread: "asyncio.Future[Result]") -> None:
        self._places.release()
        self.busy -= 1
        if not thread.cancelled():
            thread.exception()  # seen here, as after a timeout nobody else looks

"""Shows who waits how far an answer has come: in a private chat by a draft, elsewhere by one edited message.

Only stages and places in the queue are shown, never words of an answer, which are not checked yet.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from bot.stages import Stage
from bot.tg import texts


@dataclass(frozen=True, slots=True)
class Waiting:
    """The question waits for its turn; `place` tells where in the queue, 0 once it has left it."""

    place: Callable[[], int]


Step = Stage | Waiting
Show = Callable[[Step], None]


class Board(Protocol):
    """Where it is shown, and how often Telegram lets that be."""

    @property
    def patience_seconds(self) -> float:
        """An answer that is there by then needs nothing shown."""
        ...

    @property
    def apart_seconds(self) -> float:
        """At least, between two times."""
        ...

    @property
    def fades_seconds(self) -> float:
        """After so long the same words must be shown again."""
        ...

    @property
    def look_again_seconds(self) -> float:
        """After so long it is seen whether the place in the queue is another."""
        ...

    async def show(self, words: str) -> bool:
        """Show these words and no others; False where that was not possible now."""
        ...

    async def close(self) -> None:
        """Let what is being shown be done before the answer is."""
        ...


@asynccontextmanager
async def showing_progress(board: Board) -> AsyncIterator[Show]:
    """Yield what to tell of each step, from any thread; it failing to show is no reason to stop."""
    loop, steps = asyncio.get_running_loop(), asyncio.Queue[Step]()

    def show(step: Step) -> None:
        with suppress(RuntimeError):  # an answer that nobody waits for any more, after the end
            loop.call_soon_threadsafe(steps.put_nowait, step)

    task = asyncio.create_task(_keep_showing(board, steps))
    try:
        yield show
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await board.close()


async def _keep_showing(board: Board, steps: "asyncio.Queue[Step]") -> None:
    await asyncio.sleep(board.patience_seconds)
    step, shown, shown_at = await steps.get(), "", 0.0
    while True:
        while not steps.empty():
            step = steps.get_nowait()
        words, is_faded = _words_for(step), time.monotonic() - shown_at >= board.fades_seconds
        if (words != shown or is_faded) and await board.show(words):
            shown, shown_at = words, time.monotonic()
        await asyncio.sleep(board.apart_seconds)
        with suppress(TimeoutError):
            async with asyncio.timeout(board.look_again_seconds):  # wait_for may swallow the end of the work
                step = await steps.get()


def _words_for(step: Step) -> str:
    if isinstance(step, Waiting):
        place = step.place()
        return texts.WAITING.format(place=place) if place else texts.STAGES[Stage.SEARCHING]
    return texts.STAGES[step]

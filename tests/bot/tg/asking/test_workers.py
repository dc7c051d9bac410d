"""Work waits in one line, and who waits can learn at any time how many are before it."""

import asyncio
import threading

import pytest

from bot.tg.asking.workers import Place, QueueFullError, Workers

SECONDS = 10


def test_the_place_in_the_queue_moves_up_as_others_leave_it() -> None:
    async def run() -> None:
        hold, places = threading.Event(), list[Place]()
        workers = Workers(1, timeout_seconds=SECONDS, max_waiting=9)
        first = asyncio.create_task(workers.run(lambda: hold.wait(SECONDS)))
        await asyncio.sleep(0)
        waiting = [
            asyncio.create_task(workers.run(lambda: hold.wait(SECONDS), on_wait=places.append))
            for _ in range(3)
        ]
        await asyncio.sleep(0)
        assert [place() for place in places] == [1, 2, 3]

        waiting[0].cancel()  # by /huy
        await asyncio.wait(waiting[:1])
        assert [place() for place in places] == [0, 1, 2]
        assert workers.waiting == 2

        hold.set()
        await asyncio.gather(first, *waiting[1:])
        assert [place() for place in places] == [0, 0, 0]
        assert workers.waiting == 0

    asyncio.run(run())


def test_beyond_the_bound_only_work_that_is_owed_waits() -> None:
    async def run() -> None:
        hold = threading.Event()
        workers = Workers(1, timeout_seconds=SECONDS, max_waiting=0)
        first = asyncio.create_task(workers.run(lambda: hold.wait(SECONDS)))
        await asyncio.sleep(0)
        with pytest.raises(QueueFullError):
            await workers.run(lambda: True)
        owed = asyncio.create_task(workers.run(lambda: True, is_owed=True))
        hold.set()

        assert await first
        assert await owed

    asyncio.run(run())

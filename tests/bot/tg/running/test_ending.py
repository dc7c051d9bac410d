"""Threads that do not end by themselves are noticed, so that the process can end without them."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.tg.running.ending import THREADS, is_stuck


@pytest.mark.parametrize("ends", [True, False])
def test_a_thread_that_does_not_end_is_noticed_in_time(ends: bool) -> None:
    held = threading.Event()
    threads = ThreadPoolExecutor(1, thread_name_prefix=THREADS)
    threads.submit(held.wait, 30)
    if ends:
        held.set()

    assert asyncio.run(is_stuck(threads, seconds=0.2)) != ends
    held.set()
    threads.shutdown()

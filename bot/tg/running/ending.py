"""Ends the process where threads do not end by themselves."""

import asyncio
import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

_LAST_SECONDS = 5.0  # for threads to end once nobody waits for them
THREADS = "policybot"

logger = logging.getLogger(__name__)


async def is_stuck(threads: ThreadPoolExecutor, *, seconds: float = _LAST_SECONDS) -> bool:
    """Let the threads end, and return whether some still work after so long: nothing else bounds that."""
    threads.shutdown(wait=False, cancel_futures=True)
    deadline = time.monotonic() + seconds
    while is_working := any(one.name.startswith(THREADS) for one in threading.enumerate()):
        if time.monotonic() > deadline:
            break
        await asyncio.sleep(0.02)
    return is_working


def leave_now(status: int) -> None:
    """End the process without waiting for threads that are stuck; the database is up to date."""
    logger.warning("work that does not end is left; what of it matters is taken up at the next start")
    logging.shutdown()
    os._exit(status)

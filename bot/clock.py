"""Tells how long each part of an answer takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Adds up the milliseconds that each part of an answer takes."""

    def __init__(self) -> None:
        """Start with nothing spent."""
        self.spent_ms: dict[str, float] = {}

    @contextmanager
    def measure(self, part: str) -> Iterator[None]:
        """Count what is done inside to a part, and to the total."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.spent_ms[part] = round((time.perf_counter() - start) * 1000, 3)
            self.spent_ms["total"] = round(
                sum(spent for name, spent in self.spent_ms.items() if name != "total"), 3
            )

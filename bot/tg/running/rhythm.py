"""Says when something that is done now and then is due again."""

import time
from collections.abc import Callable


class Rhythm:
    """Is due once every so many seconds, the first time after as many."""

    def __init__(self, every_seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._every_seconds = every_seconds
        self._clock = clock
        self._last_at = clock()

    def is_due(self) -> bool:
        """Return whether it is time; who is told so is to do it, and is told again in due time only."""
        now = self._clock()
        if now - self._last_at < self._every_seconds:
            return False
        self._last_at = now
        return True

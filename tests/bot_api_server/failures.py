"""How calls fail: as a test says, or by chance in one of the ways in which Telegram fails."""

import random
from collections import defaultdict, deque
from dataclasses import dataclass

from tests.bot_api_server.refusals import RefusalError


class DroppedError(Exception):
    """The connection ends without a reply."""


@dataclass(frozen=True)
class Failure:
    """How one call fails: with a status (200: it does not, but is slow), or dropped; before or after
    it took effect."""

    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    is_drop: bool = False
    takes_effect: bool = False
    after_seconds: float = 0.0


WAYS_TO_FAIL = (
    Failure(429, "Too Many Requests: retry after 1", retry_after=1),
    Failure(500),
    Failure(502, "Bad Gateway"),
    Failure(is_drop=True),
    Failure(is_drop=True, takes_effect=True),  # Telegram took it, and the bot cannot know
)


class Failures:
    """Knows which call fails next, and how."""

    def __init__(self) -> None:
        self.by_chance = 0
        self._next: defaultdict[str, deque[Failure]] = defaultdict(deque)
        self._chance: tuple[float, random.Random] | None = None

    def add(self, method: str, failure: Failure, times: int) -> None:
        """Let the next calls of a method fail."""
        self._next[method].extend([failure] * times)

    def forgive(self, method: str) -> None:
        """Let the next calls of a method succeed again."""
        self._next[method].clear()

    def now_and_then(self, share: float, seed: int) -> None:
        """Let this share of all calls fail."""
        self._chance = (share, random.Random(seed))

    def next(self, method: str) -> Failure | None:
        """Return how a call fails; None where it does not."""
        if self._next[method]:
            return self._next[method].popleft()
        if self._chance is None or self._chance[1].random() >= self._chance[0]:
            return None
        self.by_chance += 1
        return self._chance[1].choice(WAYS_TO_FAIL)


def as_exception(failure: Failure) -> Exception:
    """Return what is raised for a failure."""
    if failure.is_drop:
        return DroppedError()
    parameters = {} if failure.retry_after is None else {"retry_after": failure.retry_after}
    return RefusalError(failure.status, failure.description, **parameters)

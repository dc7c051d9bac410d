"""How many questions one person, or one group, may ask in a minute."""

import math
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

WINDOW_SECONDS = 60.0
_MAX_REMEMBERED = 10_000  # beyond this, whoever was quiet for a whole window is forgotten


@dataclass(frozen=True, slots=True)
class Admitted:
    """The question may be asked."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Too many questions; `is_first` lets the bot say so once instead of adding to the flood."""

    wait_seconds: int
    is_first: bool


def nobody_counts() -> None:
    """Count nothing."""


class PerMinute:
    """Admits `limit` questions of each person or group in any sixty seconds.

    The time is that of the question, not of the work on it: what was asked hour by hour while the
    bot was down is no flood when it is up again.
    """

    def __init__(self, limit: int, *, on_refused: Callable[[], None] = nobody_counts) -> None:
        self.limit = limit
        self._on_refused = on_refused
        self._asked_at: dict[Hashable, deque[float]] = {}
        self._told: set[Hashable] = set()

    def admit(self, whose: Hashable, at: float) -> Admitted | Refused:
        """Count one question of this person or group, asked at a time, unless it is one too many."""
        asked_at = self._asked_at.setdefault(whose, deque())
        while asked_at and at - asked_at[0] >= WINDOW_SECONDS:
            asked_at.popleft()
        if len(asked_at) < self.limit:
            asked_at.append(at)
            self._told.discard(whose)
            self._forget_the_quiet(at)
            return Admitted()
        self._on_refused()
        is_first = whose not in self._told
        self._told.add(whose)
        return Refused(math.ceil(asked_at[0] + WINDOW_SECONDS - at), is_first)

    def _forget_the_quiet(self, now: float) -> None:
        if len(self._asked_at) <= _MAX_REMEMBERED:
            return
        quiet = [
            one for one, times in self._asked_at.items() if not times or now - times[-1] >= WINDOW_SECONDS
        ]
        for one in quiet:
            del self._asked_at[one]
            self._told.discard(one)

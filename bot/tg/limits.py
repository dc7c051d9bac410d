"""How many questions one person may ask in a minute."""

import math
from collections import deque
from dataclasses import dataclass

WINDOW_SECONDS = 60.0
_MAX_PEOPLE = 10_000  # beyond this, whoever was quiet for a whole window is forgotten


@dataclass(frozen=True, slots=True)
class Admitted:
    """The question may be asked."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Too many questions; `is_first` lets the bot say so once instead of adding to the flood."""

    wait_seconds: int
    is_first: bool


class PersonalLimit:
    """Admits `per_minute` questions of each person in any sixty seconds.

    The time is that of the question, not of the work on it: what was asked hour by hour while the
    bot was down is no flood when it is up again.
    """

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._asked_at: dict[int, deque[float]] = {}
        self._told: set[int] = set()

    def admit(self, user_id: int, at: float) -> Admitted | Refused:
        """Count one question that this person asked at a time, unless it is one too many."""
        asked_at = self._asked_at.setdefault(user_id, deque())
        while asked_at and at - asked_at[0] >= WINDOW_SECONDS:
            asked_at.popleft()
        if len(asked_at) < self.per_minute:
            asked_at.append(at)
            self._told.discard(user_id)
            self._forget_the_quiet(at)
            return Admitted()
        is_first = user_id not in self._told
        self._told.add(user_id)
        return Refused(math.ceil(asked_at[0] + WINDOW_SECONDS - at), is_first)

    def _forget_the_quiet(self, now: float) -> None:
        if len(self._asked_at) <= _MAX_PEOPLE:
            return
        quiet = [
            user for user, times in self._asked_at.items() if not times or now - times[-1] >= WINDOW_SECONDS
        ]
        for user in quiet:
            del self._asked_at[user]
            self._told.discard(user)

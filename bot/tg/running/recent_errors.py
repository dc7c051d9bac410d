"""Remembers the last errors that were logged, so that admins see them in the chat."""

import logging
from collections import deque
from dataclasses import dataclass

_KEPT = 5
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class LoggedError:
    """When something was logged as an error, and its first line."""

    at: float
    words: str


class RecentErrors(logging.Handler):
    """Keeps a few; what hides secrets in the logs hides them here as well."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._kept: deque[LoggedError] = deque(maxlen=_KEPT)
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first line of a record."""
        first = next(iter(self.format(record).splitlines()), "")
        self._kept.append(LoggedError(record.created, first[:_LONGEST]))

    def last(self) -> tuple[LoggedError, ...]:
        """Return what is kept, newest first."""
        return tuple(reversed(self._kept))

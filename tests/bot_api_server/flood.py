"""Telegram's flood limits: what a bot may send in a chat, in a group, and in all."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bot_api_server.refusals import RefusalError

MESSAGES = frozenset({"sendMessage", "editMessageText", "editMessageReplyMarkup", "sendDocument"})
_SET_UP = frozenset({"getUpdates", "getMe", "setWebhook", "deleteWebhook", "getWebhookInfo"})


@dataclass(frozen=True)
class Limits:
    """How many calls Telegram takes; every call counts in all, only messages in their chat."""

    burst_per_chat: int = 5  # then one a second
    per_group_and_minute: int = 20
    per_second: int = 30


@dataclass
class FloodControl:
    """Refuses what goes beyond the limits, and counts how often it had to."""

    limits: Limits
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    _all: deque[float] = field(default_factory=deque)
    _groups: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _chats: dict[int, tuple[float, float]] = field(default_factory=dict)  # what is left, and since when

    def check(self, method: str, chat_id: int | None) -> None:
        """Count a call; raises the refusal of one too many."""
        if method in _SET_UP or "My" in method:
            return
        now = self.clock()
        self._take(self._all, self.limits.per_second, 1.0, now)
        if method in MESSAGES and chat_id is not None:
            if chat_id < 0:
                self._take(self._groups[chat_id], self.limits.per_group_and_minute, 60.0, now)
            self._take_from_chat(chat_id, now)

    def _take(self, taken: deque[float], limit: int, seconds: float, now: float) -> None:
        while taken and now - taken[0] >= seconds:
            taken.popleft()
        if len(taken) >= limit:
            self._refuse(taken[0] + seconds - now)
        taken.append(now)

    def _take_from_chat(self, chat_id: int, now: float) -> None:
        left, since = self._chats.get(chat_id, (float(self.limits.burst_per_chat), now))
        left = min(float(self.limits.burst_per_chat), left + now - since)
        if left < 1:
            self._refuse(1 - left)
        self._chats[chat_id] = (left - 1, now)

    def _refuse(self, seconds: float) -> None:
        self.refused += 1
        wait = max(1, math.ceil(seconds))
        raise RefusalError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

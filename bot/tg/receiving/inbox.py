"""The way in: every update is in the database before work on it starts, and worked on once.

Telegram is told that an update was received only after `Inbox.put`; what was taken but not finished
when the process ended is taken up again by `Inbox.take_up_unfinished`.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import datetime

from telegram import Bot, Update
from telegram.error import NetworkError

from bot.errors import StateError
from bot.state import State
from bot.state.records import StoredUpdate
from bot.tg import texts
from bot.tg.delivering.messages import Destination, dump
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.receiving.readable import readable_update

MAX_ATTEMPTS = 5
MOST_IN_HAND = 2000  # so that a flood fills Telegram's memory, not ours
_ROOM_EVERY_SECONDS = 0.05
_EDITABLE_SECONDS = (
    24 * 3600.0
)  # a minute, and the longest that Telegram keeps an edit for a bot that is down
_KEPT_SECONDS = 7 * 24 * 3600.0  # Telegram repeats an update for a day at most

logger = logging.getLogger(__name__)


def nobody_counts() -> None:
    """Count nothing."""


class Inbox(asyncio.Queue[object]):
    """The queue between Telegram and the handlers, with the database behind it."""

    def __init__(
        self,
        state: State,
        *,
        on_duplicate: Callable[[], None] = nobody_counts,
        most_in_hand: int = MOST_IN_HAND,
    ) -> None:
        super().__init__()
        self._state = state
        self._on_duplicate = on_duplicate
        self._most_in_hand = most_in_hand
        self._in_hand: dict[int, float] = {}  # since when
        self._taken_up: set[int] = set()

    async def put(self, item: object) -> None:
        """Keep an update and queue it; one that is known already is dropped.

        Where very much is worked on, Telegram keeps the update until there is room.
        """
        if isinstance(item, Update):
            while len(self._in_hand) >= self._most_in_hand:
                await asyncio.sleep(_ROOM_EVERY_SECONDS)
            if not await self._is_new(item):
                logger.info("update %s came twice", item.update_id)
                self._on_duplicate()
                return
        await super().put(item)

    async def take_up_unfinished(self, bot: Bot, *, after_a_start: bool) -> None:
        """Queue what was left unfinished, by an earlier process or because Telegram was out of reach.

        What was taken up at `MAX_ATTEMPTS` starts may be what ended them, and gets an apology instead.
        """
        in_hand = set(self._in_hand)  # some of these may be finished before the list is there
        for stored in await asyncio.to_thread(self._state.updates.unfinished):
            if stored.update_id in in_hand or stored.update_id in self._in_hand:
                continue
            update = readable_update(json.loads(stored.payload), bot)
            if update is None:
                await asyncio.to_thread(self._state.updates.finish, stored.update_id, drop_unsent=True)
                continue
            is_hopeless = after_a_start and stored.attempts >= MAX_ATTEMPTS
            if is_hopeless and not await asyncio.to_thread(self._give_up, stored, update):
                continue
            if after_a_start:
                await asyncio.to_thread(self._state.updates.count_attempt, stored.update_id)
            self._in_hand[stored.update_id] = time.monotonic()
            self._taken_up.add(stored.update_id)
            self.put_nowait(update)

    async def forget_old(self) -> None:
        """Delete finished updates that Telegram no longer repeats, and replies that no edit will change."""
        await asyncio.to_thread(self._state.updates.forget, older_than_seconds=_KEPT_SECONDS)
        await asyncio.to_thread(self._state.replies.forget, older_than_seconds=_EDITABLE_SECONDS)

    @property
    def is_idle(self) -> bool:
        """Whether nobody works on any update."""
        return not self._in_hand

    @property
    def in_hand(self) -> int:
        """How many updates are being worked on or wait for it."""
        return len(self._in_hand)

    def seconds_in_hand(self, update_id: int) -> float:
        """Return how long ago an update that is being worked on came in."""
        now = time.monotonic()
        return now - self._in_hand.get(update_id, now)

    def is_taken_up(self, update_id: int) -> bool:
        """Return whether work on the update was begun before, so that messages may be unsent."""
        return update_id in self._taken_up

    def let_go(self, update_id: int) -> None:
        """Say that nobody works on the update any more, finished or not."""
        self._in_hand.pop(update_id, None)
        self._taken_up.discard(update_id)

    def _give_up(self, stored: StoredUpdate, update: Update) -> bool:
        """Let what was answered already, or an apology, be the answer; return whether there is any."""
        updates, number, message = self._state.updates, stored.update_id, update.effective_message
        if stored.attempts < 2 * MAX_ATTEMPTS and updates.outgoing(number):
            return True
        logger.error("update %s was tried %d times and is given up", number, stored.attempts)
        if stored.attempts >= 2 * MAX_ATTEMPTS or message is None or update.callback_query:
            updates.finish(number, drop_unsent=True)
            return False
        thread = getattr(message, "message_thread_id", None)
        to = Destination(message.chat.id, thread, message.message_id)
        updates.put_outgoing(number, [dump(Outgoing(texts.APOLOGY), to)])
        return True

    async def _is_new(self, update: Update) -> bool:
        """Keep an update unless it is known; from now on it is in hand."""
        number = update.update_id
        if number in self._in_hand:
            return False
        self._in_hand[number] = time.monotonic()  # first, so that nobody takes it up meanwhile
        is_new = False
        try:
            is_new = await asyncio.to_thread(self._state.updates.accept, number, _dumped(update))
        except StateError as error:
            # As a network error it makes the poller ask again and the webhook answer 500.
            raise NetworkError(str(error)) from error
        finally:
            if not is_new:
                del self._in_hand[number]
        return is_new


def _dumped(update: Update) -> str:
    """Return the update as JSON; unlike its own to_json this never fails."""
    return json.dumps(update.to_dict(), default=_as_json)


def _as_json(value: object) -> object:
    """Dates of messages that are out of reach for the bot stay dates in to_dict."""
    return int(value.timestamp()) if isinstance(value, datetime) else str(value)

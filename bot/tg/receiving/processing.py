"""Works on updates side by side, those of one person in one chat in order, and marks them finished."""

import asyncio
import logging
import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.state import State
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.status_messages import StatusMessages
from bot.tg.receiving.edits import FreeEdits, OneMessage, asks_anew
from bot.tg.receiving.inbox import Inbox

_MAX_SIDE_BY_SIDE = 10_000  # updates wait here for their turn; answers have their own, small bound
_LAST_SECONDS = 1.0  # for cancelled work to let go

CANCEL_COMMAND = "huy"
OWN_DATA = "x"  # the kind of the buttons of /riengtu

_CANCEL = re.compile(rf"/{CANCEL_COMMAND}(?![a-z0-9_])", re.IGNORECASE)

Lane = tuple[int, int]  # chat, person

logger = logging.getLogger(__name__)


class Processor(BaseUpdateProcessor):
    """Runs the handlers of updates; what is not finished stays in the database for the next start."""

    def __init__(self, state: State, delivery: Delivery, inbox: Inbox, statuses: StatusMessages) -> None:
        super().__init__(_MAX_SIDE_BY_SIDE)
        self._state = state
        self._delivery = delivery
        self._inbox = inbox
        self._statuses = statuses
        self._locks: dict[Lane, asyncio.Lock] = {}
        self._waiting: Counter[Lane] = Counter()
        self._running: dict[asyncio.Task[Any], Update] = {}
        self._unwanted: set[asyncio.Task[Any]] = set()
        self._postponed: set[int] = set()
        self._answering: set[int] = set()  # updates with a question on which work was begun
        self._free = FreeEdits()
        self._is_closing = False

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of one update when its turn comes."""
        task = asyncio.current_task()
        if not isinstance(update, Update) or task is None:
            await coroutine
            return
        lane = _lane_of(update)
        self._drop_what_is_edited_by(update)
        self._running[task] = update
        try:
            async with self._turn(lane):
                if not self._is_closing:
                    await self._work(update, coroutine)
        except asyncio.CancelledError:
            if task not in self._unwanted:
                raise
            task.uncancel()
            await asyncio.to_thread(self._state.updates.finish, update.update_id, drop_unsent=True)
            with suppress(TimeoutError):  # later, where the chat has no room now
                await asyncio.wait_for(self._statuses.clear_left(), _LAST_SECONDS)
        finally:
            coroutine.close()  # type: ignore[attr-defined]  # parked work was never started
            del self._running[task]
            self._unwanted.discard(task)
            self._answering.discard(update.update_id)
            self._free.let_go(update.update_id)
            self._inbox.let_go(update.update_id)

    def cancel(self, lane: Lane) -> int:
        """Stop what is running and waiting for one person in one chat; return how much it was."""
        return self._stop([task for task, update in self._running.items() if _lane_of(update) == lane])

    async def stop_person(self, person_id: int) -> None:
        """Stop all work on what a person sent, in every chat, but for what they ask about their own data."""
        tasks = [
            task
            for task, update in self._running.items()
            if update.effective_user is not None
            and update.effective_user.id == person_id
            and not _is_about_own_data(update)
        ]
        self._stop(tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=_LAST_SECONDS)

    def begin_answer(self, update: Update) -> bool:
        """Return whether a question is answered now: not where an edit of it waits, which is instead."""
        asked = _message_of(update)
        later = [
            other.update_id
            for other in self._running.values()
            if other.update_id > update.update_id and _message_of(other) == asked and asks_anew(other)
        ]
        if asked is not None and later and self._free.take(asked, later):
            return False
        self._answering.add(update.update_id)
        return True

    def _drop_what_is_edited_by(self, update: Update) -> None:
        """Stop answering a question that was edited meanwhile, unless its answer is on its way.

        After a few edits the question that was counted is answered, and the next edit judged after it.
        """
        asked = _message_of(update)
        if asked is None or not asks_anew(update):
            return
        dropped = [
            task
            for task, earlier in self._running.items()
            if _message_of(earlier) == asked
            and earlier.update_id in self._answering
            and not self._delivery.is_delivering(earlier.update_id)
        ]
        if dropped and self._free.take(asked, [update.update_id]):
            self._stop(dropped)

    def is_free(self, update_id: int) -> bool:
        """Return whether an edit takes the place of a question that was counted, and is not counted again."""
        return update_id in self._free

    def _stop(self, tasks: Sequence[asyncio.Task[Any]]) -> int:
        self._unwanted.update(tasks)
        for task in tasks:
            task.cancel()
        return len(tasks)

    def in_hand(self) -> tuple[Update, ...]:
        """Return the updates that are being worked on or wait for their turn."""
        return tuple(self._running.values())

    def postpone(self, update_id: int) -> None:
        """Leave an update that is being worked on unfinished, to be taken up again."""
        self._postponed.add(update_id)

    async def drain(self, seconds: float) -> int:
        """Start nothing new, give what runs `seconds` to finish; return how much did not."""
        self._is_closing = True
        if not self._running:
            return 0
        _, late = await asyncio.wait(set(self._running), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=_LAST_SECONDS)
            logger.warning(
                "%d updates were not finished in time; they are when the bot is started again", len(late)
            )
        return len(late)

    async def _work(self, update: Update, coroutine: Awaitable[Any]) -> None:
        if not (self._inbox.is_taken_up(update.update_id) and await self._delivery.resume(update.update_id)):
            await coroutine
        if update.update_id in self._postponed:
            self._postponed.discard(update.update_id)
            return
        await asyncio.to_thread(self._state.updates.finish, update.update_id)

    @asynccontextmanager
    async def _turn(self, lane: Lane | None) -> AsyncIterator[None]:
        """Wait for the earlier updates of the lane; those without a lane never wait."""
        if lane is None:
            yield
            return
        self._waiting[lane] += 1
        try:
            async with self._locks.setdefault(lane, asyncio.Lock()):
                yield
        finally:
            self._waiting[lane] -= 1
            if not self._waiting[lane]:
                del self._waiting[lane], self._locks[lane]


def lane_of_person(chat_id: int, person_id: int) -> Lane:
    """Return the lane in which the messages of one person in one chat queue up."""
    return chat_id, person_id


def _is_about_own_data(update: Update) -> bool:
    query = update.callback_query
    return query is not None and (query.data or "").startswith(f"{OWN_DATA}:")


def _message_of(update: Update) -> OneMessage | None:
    message = update.message or update.edited_message
    return None if message is None else (message.chat.id, message.message_id)


def _lane_of(update: Update) -> Lane | None:
    """Return the lane of a message; presses of buttons and /huy must not wait behind an answer."""
    message = update.message or update.edited_message
    if message is None or _CANCEL.match(message.text or ""):
        return None
    sender = message.sender_chat or message.from_user or message.chat
    return lane_of_person(message.chat.id, sender.id)

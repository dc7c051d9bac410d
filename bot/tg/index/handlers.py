"""Translates what admins ask of the index: /trangthai, /rebuild, /rollback and their buttons."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, filters

from bot.errors import BotError, NotFoundError
from bot.keeping.generations import RolledBack
from bot.keeping.index_desk import IndexState, WayBack
from bot.keeping.index_work import Work
from bot.state import State
from bot.tg import texts_index as texts
from bot.tg.asking.workers import Workers
from bot.tg.delivering.messages import Message, to_messages
from bot.tg.delivering.richtext import joined, styled
from bot.tg.groups.addressing import is_private
from bot.tg.index.jobs import Desk, IndexJobs, Order
from bot.tg.index.pages import (
    BACK,
    KIND,
    LEAVE,
    error_lines,
    rolled_back_page,
    state_lines,
    sure_page,
    way_back_page,
)
from bot.tg.index.watch import CorpusWatch
from bot.tg.people.roster import Roster
from bot.tg.presses.presses import Outcome, Pressed, PressHandler
from bot.tg.receiving.reception import Reception, conversation_of
from bot.tg.running.recent_errors import RecentErrors
from bot.tg.texts_people import ONLY_ADMINS, ONLY_IN_PRIVATE
from ingest.errors import IngestError
from vectorstore.errors import IndexMissingError, VectorstoreError

Context = ContextTypes.DEFAULT_TYPE
_TROUBLE = (BotError, IngestError, VectorstoreError, OSError)


class FullDesk(Desk, Protocol):
    """What admins see of the index and do to it; its methods block."""

    def state(self) -> IndexState:
        """Return how the index is."""
        ...

    def way_back(self) -> WayBack:
        """Return what a rollback would do."""
        ...

    def roll_back(self, to: str) -> RolledBack:
        """Go back to the generation before."""
        ...


@dataclass(frozen=True, slots=True)
class IndexParts:
    """What concerns the index while the bot runs."""

    desk: FullDesk
    jobs: IndexJobs
    errors: RecentErrors
    watch: CorpusWatch | None = None  # where the settings ask for it


class IndexHandlers:
    """One method for each command; only admins are heard, in private."""

    def __init__(
        self,
        parts: IndexParts,
        reception: Reception,
        roster: Roster,
        workers: Workers,
        state: State,
        in_hand: Callable[[], int],
    ) -> None:
        self._desk = parts.desk
        self._jobs = parts.jobs
        self._errors = parts.errors
        self._watches = parts.watch is not None
        self._reception = reception
        self._roster = roster
        self._workers = workers
        self._state = state
        self._in_hand = in_hand

    async def on_status(self, update: Update, _context: Context) -> None:
        """Say how the index and the bot are."""
        if await self._is_for_admin(update):
            await self._reception.deliver(update, await self._status())

    async def on_rebuild(self, update: Update, _context: Context) -> None:
        """Ask whether the index is to be made again."""
        if await self._is_for_admin(update):
            page = Message(texts.RUNS_ALREADY) if self._jobs.order else sure_page()
            await self._reception.deliver(update, [page])

    async def on_rollback(self, update: Update, _context: Context) -> None:
        """Ask whether to go back, and say what that loses."""
        if not await self._is_for_admin(update):
            return
        try:
            way = await asyncio.to_thread(self._desk.way_back)
        except IndexMissingError:
            page = Message(texts.ROLLBACK_NONE)
        except _TROUBLE as error:
            page = to_messages(styled(texts.STATUS_BROKEN.format(reason=error)))[0]
        else:
            page = way_back_page(way, datetime.now().astimezone(), is_automatic=self._watches)
        await self._reception.deliver(update, [page])

    async def press(self, pressed: Pressed) -> Outcome:
        """Do what a button of these pages says."""
        if not await asyncio.to_thread(self._roster.is_admin, pressed.person_id):
            return Outcome(ONLY_ADMINS)
        _, _, what = pressed.data.partition(":")
        if what == LEAVE:
            return Outcome(page=Message(texts.LEFT), is_in_place=True)
        if what in set(Work):
            order = Order(
                Work(what), pressed.person_id, pressed.chat_id, pressed.message_id, pressed.update_id
            )
            return Outcome(texts.STARTED if self._jobs.start(order) else texts.RUNS_ALREADY)
        if not what.startswith(f"{BACK}:"):
            raise NotFoundError("There is no such button.")
        if self._jobs.order is not None:
            return Outcome(texts.RUNS_ALREADY)
        page = await asyncio.to_thread(self._roll_back, what.partition(":")[2], pressed.person_id)
        return Outcome(page=page, is_in_place=True)

    def press_handlers(self) -> dict[str, PressHandler]:
        """Return the handlers of presses by kind of data."""
        return {KIND: self.press}

    def _roll_back(self, to: str, person_id: int) -> Message:
        try:
            back = self._desk.roll_back(to)
        except (NotFoundError, IndexMissingError):
            return Message(texts.ROLLBACK_CHANGED)
        except _TROUBLE as error:
            return to_messages(styled(texts.STATUS_BROKEN.format(reason=error)))[0]
        self._state.audit.write("rollback", actor_id=person_id, detail=back.name)
        with suppress(*_TROUBLE):
            self._desk.warm_up()
        return rolled_back_page(back)

    async def _status(self) -> tuple[Message, ...]:
        try:
            state = await asyncio.to_thread(self._desk.state)
            index = state_lines(state, datetime.now().astimezone())
        except _TROUBLE as error:
            index = [texts.STATUS_BROKEN.format(reason=error)]
        words = self._jobs.words
        bot = [
            texts.STATUS_QUEUE.format(
                answering=self._workers.busy, waiting=self._workers.waiting, in_hand=self._in_hand()
            ),
            texts.STATUS_WORK.format(work=words) if words else texts.STATUS_NO_WORK,
            *error_lines(self._errors.last()),
        ]
        parts = [
            styled(title, "bold") + "\n" + styled("\n".join(lines))
            for title, lines in ((texts.STATUS_INDEX, index), (texts.STATUS_BOT, bot))
        ]
        return to_messages(joined(parts, "\n\n"))

    async def _is_for_admin(self, update: Update) -> bool:
        """Return whether an admin asks in private; say so where not."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return False
        person = conversation_of(message).user_id
        if not await asyncio.to_thread(self._roster.is_admin, person):
            await self._reception.say(update, ONLY_ADMINS)
            return False
        if not is_private(message):
            await self._reception.say(update, ONLY_IN_PRIVATE)
            return False
        return True


def add_index_routes(
    application: "Application[Any, Any, Any, Any, Any, Any]", handlers: IndexHandlers
) -> None:
    """Tell the application who handles what concerns the index, before all else."""
    new = filters.UpdateType.MESSAGE
    application.add_handlers(
        [
            CommandHandler("trangthai", handlers.on_status, filters=new),
            CommandHandler("rebuild", handlers.on_rebuild, filters=new),
            CommandHandler("rollback", handlers.on_rollback, filters=new),
        ]
    )

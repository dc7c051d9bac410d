"""Runs work on the index beside the answers: shows how far it is, tells how it ended, survives a restart."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from telegram.error import TelegramError

from bot.errors import BotError
from bot.keeping.auditing import summary_of
from bot.keeping.index_work import Busy, Done, Failed, OnProgress, Outcome, Refused, Work
from bot.state import State
from bot.tg import texts_index as texts
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.messages import Destination, Message, dump
from bot.tg.index.pages import progress_words, result_pages
from bot.tg.people.roster import Roster
from vectorstore.errors import VectorstoreError

_MARK = "index work"
_EVERY_SECONDS = 2.0  # of editing the message that shows how far it is

logger = logging.getLogger(__name__)


class Running(Protocol):
    """Work that has been begun."""

    def run(self, on_progress: OnProgress) -> Outcome:
        """Do it; this blocks."""
        ...

    def stop(self) -> None:
        """End it."""
        ...


class Desk(Protocol):
    """Begins work on the index; its methods block."""

    def begin(self, work: Work) -> Running:
        """Return work, to be run."""
        ...

    def warm_up(self) -> None:
        """Load what the first question after a change would have to wait for."""
        ...

    def tidy(self) -> None:
        """Remove what a writer that was stopped has left."""
        ...

    def differs(self) -> bool:
        """Return whether the corpus is not as it was indexed."""
        ...

    def fingerprint(self) -> str:
        """Return what changes whenever a file of the corpus does."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """Who wanted the work and which message shows how far it is; neither where it began by itself."""

    work: Work
    person_id: int = 0
    chat_id: int = 0
    message_id: int = 0
    update_id: int = 0


class IndexJobs:
    """One piece of work at a time."""

    def __init__(
        self,
        desk: Desk,
        delivery: Delivery,
        state: State,
        roster: Roster,
        live: Callable[[], str],
        *,
        every_seconds: float = _EVERY_SECONDS,
    ) -> None:
        """Take the parts, and what tells the name of the live generation."""
        self._desk = desk
        self._delivery = delivery
        self._state = state
        self._roster = roster
        self._live = live
        self._every_seconds = every_seconds
        self._task: asyncio.Task[Outcome] | None = None
        self._running: Running | None = None
        self._order: Order | None = None
        self._step: tuple[str, int, int] | None = None
        self._began_at = 0.0
        self._is_stopping = False

    @property
    def order(self) -> Order | None:
        """What is being done."""
        return self._order

    @property
    def words(self) -> str:
        """How far it is, in words; "" where nothing is done."""
        if self._order is None:
            return ""
        return progress_words(self._order.work, self._step, time.monotonic() - self._began_at)

    def start(self, order: Order) -> "asyncio.Task[Outcome] | None":
        """Begin the work; None where there is some already, or the bot is about to end."""
        if self._order is not None or self._is_stopping:
            return None
        self._order, self._step, self._began_at = order, None, time.monotonic()
        self._task = asyncio.create_task(self._do(order))
        return self._task

    async def take_up(self) -> None:
        """Tell who wanted work that a restart interrupted; remove what is left of it."""
        await asyncio.to_thread(self._tidy)
        kept = await asyncio.to_thread(self._state.marks.get, _MARK)
        if not kept:
            return
        order = Order(**json.loads(kept))
        with suppress(TelegramError):
            if not await self._delivery.resume(order.update_id):
                words = texts.INTERRUPTED.format(work=texts.WORKS[order.work], name=await self._live_name())
                await self._delivery.send(order.update_id, Destination(order.chat_id), [Message(words)])
        await asyncio.to_thread(self._state.marks.put, _MARK, "")

    async def finish(self) -> None:
        """End what is under way; who wanted it is told at the next start."""
        self._is_stopping = True
        if self._running is not None:
            await asyncio.to_thread(self._running.stop)
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _do(self, order: Order) -> Outcome:
        showing = asyncio.create_task(self._keep_showing(order)) if order.message_id else None
        try:
            outcome = await asyncio.to_thread(self._work, order)
            if showing is not None:
                showing.cancel()
            logger.info("index work ended work=%s outcome=%s", order.work, type(outcome).__name__)
            if not self._is_stopping:
                await self._tell(order, outcome)
        finally:
            if showing is not None:
                showing.cancel()
            self._order = self._running = None
        return outcome

    def _work(self, order: Order) -> Outcome:
        if order.chat_id:
            self._state.marks.put(_MARK, json.dumps(asdict(order)))
        self._running = self._desk.begin(order.work)
        outcome = self._running.run(self._note)
        if isinstance(outcome, Done):
            self._warm_up()
        return outcome

    def _note(self, stage: str, done: int, total: int) -> None:
        self._step = (stage, done, total)

    async def _keep_showing(self, order: Order) -> None:
        shown = ""
        while True:
            if shown != self.words:
                shown = self.words
                await self._edit(order, shown)
            await asyncio.sleep(self._every_seconds)

    async def _edit(self, order: Order, words: str) -> None:
        with suppress(TelegramError):  # the result comes as a message of its own
            await self._delivery.edit(order.chat_id, order.message_id, Message(words))

    async def _tell(self, order: Order, outcome: Outcome) -> None:
        self._keep_in_audit(order, outcome)
        live = await self._live_name()
        pages = result_pages(order.work, outcome, live, is_automatic=not order.chat_id)
        if not order.chat_id:
            if _is_news(outcome):
                await self._tell_admins(pages)
            return
        words = texts.ENDED if isinstance(outcome, Done) else texts.NOT_ENDED
        seconds = round(time.monotonic() - self._began_at)
        await self._edit(order, words.format(work=texts.WORKS[order.work], seconds=seconds))
        try:
            await self._delivery.send(
                order.update_id, Destination(order.chat_id, reply_to=order.message_id), pages
            )
        except TelegramError as error:
            logger.warning("the result of index work could not be sent: %s; it is at the next start", error)
            return
        await asyncio.to_thread(self._state.marks.put, _MARK, "")

    async def _tell_admins(self, pages: tuple[Message, ...]) -> None:
        """Leave the news to the chores, which send what no update asked for until Telegram takes it."""
        number = -time.time_ns() // 1_000_000  # below zero there are no updates of Telegram

        def put() -> None:
            with self._state.together():
                for admin in self._roster.admins():
                    letters = [dump(page, Destination(admin)) for page in pages]
                    self._state.updates.put_outgoing(number, letters)

        await asyncio.to_thread(put)

    def _keep_in_audit(self, order: Order, outcome: Outcome) -> None:
        match outcome:
            case Done(report) if order.work is Work.REBUILD or _changes(outcome):
                detail = summary_of(report)
            case Refused(reason):
                detail = f"refused: {reason}"
            case Failed(reason):
                detail = f"failed: {reason}"
            case _:
                return
        who: dict[str, Any] = {"actor_id": order.person_id} if order.person_id else {"actor": "automatic"}
        self._state.audit.write(order.work.value, detail=detail, **who)

    async def _live_name(self) -> str:
        try:
            return await asyncio.to_thread(self._live)
        except (BotError, VectorstoreError) as error:
            return str(error)

    def _warm_up(self) -> None:
        with suppress(BotError, VectorstoreError):
            self._desk.warm_up()

    def _tidy(self) -> None:
        try:
            self._desk.tidy()
        except OSError as error:
            logger.warning("leftovers in the index could not be removed: %s", error)


def _changes(done: Done) -> bool:
    return bool(done.report.added or done.report.replaced or done.report.removed)


def _is_news(outcome: Outcome) -> bool:
    """Tell whether admins want to hear of work that began by itself."""
    match outcome:
        case Done(report):
            return _changes(outcome) or any(one.is_kept for one in report.failed)
        case Busy():
            return False
    return True

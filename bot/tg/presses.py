"""Handles pressed buttons: one handler for each kind of data, and each press answered once.

The data of a button is its kind, a colon and what that kind's handler understands: "s:token:1".
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.errors import NotFoundError
from bot.state import Conversation
from bot.tg import texts
from bot.tg.access import Access
from bot.tg.delivery import Delivery
from bot.tg.limits import PerMinute, Refused
from bot.tg.messages import Destination
from bot.tg.messages import Message as Outgoing
from bot.tg.reception import thread_of

logger = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press on a button: what it carries, who pressed it and where."""

    data: str
    person_id: int
    chat_id: int
    thread_id: int | None
    bot: Bot

    @property
    def conversation(self) -> Conversation:
        """The conversation of who pressed, where the button stands."""
        return Conversation(self.chat_id, self.person_id, self.thread_id or 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a press leads to: a notice to who pressed, and a page that is sent or shown in place."""

    notice: str = ""
    page: Outgoing | None = None
    is_in_place: bool = False  # the page takes the place of the message with the button


PressHandler = Callable[[Pressed], Awaitable[Outcome]]


def in_thread(handle: Callable[[Pressed], Outcome]) -> PressHandler:
    """Return a handler that lets the event loop run while `handle` blocks."""

    async def handler(pressed: Pressed) -> Outcome:
        return await asyncio.to_thread(handle, pressed)

    return handler


class Presses:
    """Lets the handler of its kind judge each press."""

    def __init__(
        self,
        handlers: Mapping[str, PressHandler],
        delivery: Delivery,
        *,
        access: Access,
        limit: PerMinute,
    ) -> None:
        self._handlers = handlers
        self._delivery = delivery
        self._access = access
        self._limit = limit

    async def on_press(self, update: Update, context: Context) -> None:
        """Do what a pressed button asks for; the press is answered once whatever happens."""
        query = update.callback_query
        if query is None:
            return
        if isinstance(self._limit.admit(query.from_user.id, time.time()), Refused):
            await _acknowledge(query, texts.TOO_MANY_PRESSES)
            return
        outcome = Outcome(texts.APOLOGY)
        try:
            outcome = await self._judge(query, context.bot)
        finally:
            await _acknowledge(query, outcome.notice)
        await self._show(update.update_id, query, outcome)

    async def _judge(self, query: CallbackQuery, bot: Bot) -> Outcome:
        if not self._access.admits(query.from_user.id):
            return Outcome(texts.NOT_A_MEMBER.format(user_id=query.from_user.id))
        if query.message is None:
            return Outcome(texts.BUTTON_NOT_HERE)
        data = query.data or ""
        handle = self._handlers.get(data.partition(":")[0])
        if handle is None:
            return Outcome(texts.BUTTON_TOO_OLD)
        pressed = Pressed(data, query.from_user.id, query.message.chat.id, _thread(query), bot)
        try:
            return await handle(pressed)
        except NotFoundError:
            return Outcome(texts.BUTTON_TOO_OLD)

    async def _show(self, update_id: int, query: CallbackQuery, outcome: Outcome) -> None:
        message, page = query.message, outcome.page
        if page is None or message is None:
            return
        if outcome.is_in_place:
            await self._delivery.edit(message.chat.id, message.message_id, page)
        else:
            to = Destination(message.chat.id, _thread(query), message.message_id)
            await self._delivery.send(update_id, to, [page])


def _thread(query: CallbackQuery) -> int | None:
    """Return the topic thread of the message; one that is out of reach does not tell."""
    return thread_of(query.message) if isinstance(query.message, Message) else None


async def _acknowledge(query: CallbackQuery, notice: str) -> None:
    """Answer the press, which lets the button stop spinning; too late is no harm."""
    try:
        await query.answer(notice or None)
    except TelegramError as error:
        logger.info("a press could not be answered: %s", error)

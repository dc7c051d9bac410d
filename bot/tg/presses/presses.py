"""Handles pressed buttons: one handler for each kind of data, and each press answered once.

The data of a button is its kind, a colon and what that kind's handler understands: "s:token:1".
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Set
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.errors import NotFoundError
from bot.state import Conversation
from bot.tg import texts
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.keyboards import keyboard_rows
from bot.tg.delivering.links import address_of
from bot.tg.delivering.messages import Destination, File, Rows
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.delivering.richtext import fit_to_send
from bot.tg.groups.admins import GroupAdmins
from bot.tg.people.access import Access
from bot.tg.presses.limits import PressLimits
from bot.tg.receiving.reception import thread_of

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
    update_id: int = 0
    name: str = ""  # of who pressed
    message_id: int = 0  # with the button

    @property
    def conversation(self) -> Conversation:
        """The conversation of who pressed, where the button stands."""
        return Conversation(self.chat_id, self.person_id, self.thread_id or 0)


@dataclass(frozen=True, slots=True)
class Instead:
    """Rows of buttons that take the place of those of some kinds below a message."""

    kinds: Set[str]
    rows: Rows

    def within(self, markup: InlineKeyboardMarkup, bot_name: str) -> InlineKeyboardMarkup:
        """Return the keyboard with these rows in the place of those they replace, else at its end."""
        rows = [list(row) for row in markup.inline_keyboard]
        kept = [row for row in rows if not any(self._replaces(button) for button in row)]
        place = next((n for n, row in enumerate(rows) if row not in kept), len(kept))
        return InlineKeyboardMarkup([*kept[:place], *keyboard_rows(self.rows, bot_name), *kept[place:]])

    def _replaces(self, button: InlineKeyboardButton) -> bool:
        return str(button.callback_data or "").partition(":")[0] in self.kinds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a press leads to: a notice to who pressed, a page that is sent or shown in place, other buttons.

    Messages to other chats a handler puts among the outgoing ones of the update; they are sent after it.
    """

    notice: str = ""
    page: Outgoing | None = None
    is_in_place: bool = False  # the page takes the place of the message with the button
    instead: Instead | None = None
    file: File | None = None
    after: "Callable[[], Outcome] | None" = None  # work that takes long, once this is shown; it blocks
    is_for: int = 0  # whose the button is, where it is refused as that of another
    if_refused: Callable[[Set[int]], None] | None = None  # told which other chats took nothing; it blocks


PressHandler = Callable[[Pressed], Awaitable[Outcome]]
LinkOf = Callable[[str, int], str]  # from data and chat to a payload; it blocks


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
        limits: PressLimits,
        link_of: LinkOf,
        admins: GroupAdmins,
        for_everyone: Set[str] = frozenset(),
    ) -> None:
        self._handlers = handlers
        self._delivery = delivery
        self._access = access
        self._limits = limits
        self._link_of = link_of
        self._admins = admins
        self._for_everyone = for_everyone  # the kinds that need no access
        self._long_work = asyncio.Lock()  # waits without a thread, of which there are few

    async def on_press(self, update: Update, context: Context) -> None:
        """Do what a pressed button asks for; the press is answered once whatever happens."""
        query = update.callback_query
        if query is None:
            return
        chat_id = query.message.chat.id if query.message else query.from_user.id
        if refusal := self._limits.refusal(query.from_user.id, chat_id):
            await self._turn_away(query, chat_id, refusal)
            return
        with self._limits.under_way(chat_id):
            await self._work(update, query, context.bot)

    async def _work(self, update: Update, query: CallbackQuery, bot: Bot) -> None:
        outcome = Outcome(texts.APOLOGY)
        try:
            judged = await self._judge(query, update.update_id, bot)
            outcome = await self._with_page_kept(update.update_id, query, judged)
        finally:
            await _acknowledge(query, outcome.notice)
        await self._show(update.update_id, query, outcome)
        if outcome.after is not None:
            async with self._long_work:
                outcome = await asyncio.to_thread(outcome.after)
            outcome = await self._with_page_kept(update.update_id, query, outcome)
            await self._show(update.update_id, query, outcome)

    async def _with_page_kept(self, update_id: int, query: CallbackQuery, outcome: Outcome) -> Outcome:
        """Let a page that is shown in place be sent after what the handler put among the outgoing messages.

        The last of those finishes the update, so that a page behind them would not be tried again.
        """
        message, page = query.message, outcome.page
        if message is None or page is None or not outcome.is_in_place:
            return outcome
        to = Destination(message.chat.id, replaces=message.message_id)
        is_kept = await asyncio.to_thread(self._delivery.keep_behind, update_id, to, page)
        return replace(outcome, page=None) if is_kept else outcome

    async def _turn_away(self, query: CallbackQuery, chat_id: int, refusal: str) -> None:
        """Answer a press for which nothing is done; a source of a busy group is opened in private."""
        payload = ""
        if refusal == texts.GROUP_IS_BUSY:
            payload = await asyncio.to_thread(self._link_of, query.data or "", chat_id)
        if payload:
            await _acknowledge(query, "", url=address_of(payload, query.get_bot().username))
        else:
            await _acknowledge(query, refusal)

    async def _judge(self, query: CallbackQuery, update_id: int, bot: Bot) -> Outcome:
        data = query.data or ""
        kind = data.partition(":")[0]
        if kind not in self._for_everyone and not await self._access.admits(query.from_user.id):
            return Outcome(self._access.notice)
        if query.message is None:
            return Outcome(texts.BUTTON_NOT_HERE)
        handle = self._handlers.get(kind)
        if handle is None:
            return Outcome(texts.BUTTON_TOO_OLD)
        person, name = query.from_user, fit_to_send(query.from_user.full_name)
        pressed = Pressed(
            data,
            person.id,
            query.message.chat.id,
            _thread(query),
            bot,
            update_id,
            name,
            query.message.message_id,
        )
        try:
            outcome = await handle(pressed)
            if outcome.is_for == pressed.chat_id and await self._is_by_admin(pressed):
                outcome = await handle(replace(pressed, person_id=pressed.chat_id))
        except NotFoundError:
            return Outcome(texts.BUTTON_TOO_OLD)
        return outcome

    async def _is_by_admin(self, pressed: Pressed) -> bool:
        """Return whether who pressed may act for the group, in whose name an anonymous admin wrote."""
        return await self._admins.is_admin(pressed.bot, pressed.chat_id, pressed.person_id)

    async def _show(self, update_id: int, query: CallbackQuery, outcome: Outcome) -> None:
        message, page = query.message, outcome.page
        closed = await self._delivery.send_waiting(update_id)
        if closed and outcome.if_refused is not None:
            await asyncio.to_thread(outcome.if_refused, closed)
        if message is not None and outcome.instead is not None:
            if isinstance(message, Message) and message.reply_markup:
                below = outcome.instead.within(message.reply_markup, query.get_bot().username)
                await self._delivery.edit_buttons(message.chat.id, message.message_id, below)
            else:  # out of reach: what is below it nobody knows
                page = Outgoing(outcome.notice, buttons=outcome.instead.rows)
        if message is not None and outcome.file is not None:
            await self._delivery.send_file(message.chat.id, outcome.file)
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


async def _acknowledge(query: CallbackQuery, notice: str, *, url: str | None = None) -> None:
    """Answer the press, which lets the button stop spinning; too late is no harm."""
    try:
        await query.answer(notice or None, url=url)
    except TelegramError as error:
        logger.info("a press could not be answered: %s", error)

"""Sends messages so that none is lost: each is in the database until Telegram has taken it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError

from bot.state import State
from bot.tg import texts
from bot.tg.keyboards import keyboard
from bot.tg.messages import Destination, File, Message, dump, load

_RETRY_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0)
_HARMLESS_TO_EDITS = ("message is not modified", "message to edit not found")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

logger = logging.getLogger(__name__)


class Delivery:
    """The way out: keeps, sends, retries, and knows which refusals are final."""

    def __init__(self, bot: Bot, state: State, *, retry_seconds: Sequence[float] = _RETRY_SECONDS) -> None:
        self._bot = bot
        self._state = state
        self._retry_seconds = retry_seconds

    async def send(self, update_id: int, destination: Destination, messages: Sequence[Message]) -> None:
        """Send the messages that answer an update, in order.

        Raises NetworkError when Telegram cannot be reached for long; they stay in the database.
        """
        payloads = [dump(message, destination) for message in messages]
        await asyncio.to_thread(self._state.updates.put_outgoing, update_id, payloads)
        await self.resume(update_id)

    async def resume(self, update_id: int) -> bool:
        """Send what is unsent for an update; say whether there was anything."""
        waiting = await asyncio.to_thread(self._state.updates.outgoing, update_id)
        closed: set[int] = set()  # chats that take nothing; what is for others is sent all the same
        for outgoing in waiting:
            message, destination = load(outgoing.payload)
            try:
                if destination.chat_id not in closed:
                    await self._persistently(partial(self._send_one, message, destination))
            except Forbidden:
                logger.info("update %s: the person has left or blocked the bot", update_id)
                closed.add(destination.chat_id)
            except BadRequest as error:  # for good: the chat is gone, or the bot may not write there
                logger.error("update %s: Telegram refuses every message: %s", update_id, error)
                closed.add(destination.chat_id)
            await asyncio.to_thread(self._state.updates.mark_sent, update_id, outgoing.id)
        return bool(waiting)

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Replace a sent message; one that is already so, or is gone, is fine."""
        try:
            await self._persistently(lambda: self._edit_one(chat_id, message_id, message))
        except BadRequest as error:
            if not any(harmless in str(error).lower() for harmless in _HARMLESS_TO_EDITS):
                raise

    async def send_file(self, chat_id: int, file: File) -> None:
        """Send a document that can be made again if the process ends before it is sent."""
        document = InputFile(file.content, filename=file.name)
        await self._persistently(lambda: self._bot.send_document(chat_id, document, caption=file.caption))

    async def edit_buttons(self, chat_id: int, message_id: int, buttons: InlineKeyboardMarkup) -> None:
        """Replace the buttons below a sent message; its text stays."""
        try:
            await self._persistently(
                lambda: self._bot.edit_message_reply_markup(
                    chat_id=chat_id, message_id=message_id, reply_markup=buttons
                )
            )
        except BadRequest as error:
            if not any(harmless in str(error).lower() for harmless in _HARMLESS_TO_EDITS):
                raise

    async def _persistently(self, call: Callable[[], Awaitable[object]]) -> None:
        """Repeat a call while the network or Telegram's servers fail.

        A call that timed out may have got through; doubling a message is better than losing it.
        """
        for seconds in self._retry_seconds:
            try:
                await call()
                return
            except (BadRequest, Forbidden):  # BadRequest is a NetworkError, but repeating it is useless
                raise
            except NetworkError as error:
                logger.warning(
                    "Telegram did not take a call (%s), again in %ss", type(error).__name__, seconds
                )
                await asyncio.sleep(seconds)
        await call()

    async def _send_one(self, message: Message, to: Destination) -> None:
        try:
            await self._call_send(message, to)
        except ChatMigrated as migrated:
            new = migrated.new_chat_id
            await asyncio.to_thread(self._state.answers.migrate_chat, to.chat_id, new)
            await self._call_send(message, Destination(new))
        except BadRequest as error:
            await self._send_differently(message, to, str(error).lower())

    async def _send_differently(self, message: Message, to: Destination, refusal: str) -> None:
        if "can't parse entities" in refusal or "entity" in refusal:
            logger.error("Telegram refused the entities of a message; sent as plain text: %s", refusal)
            await self._call_send(Message(message.text, (), message.buttons, message.asks_for_reply), to)
        elif "thread not found" in refusal:
            await self._call_send(message, Destination(to.chat_id, None, to.reply_to))
        else:
            logger.error("Telegram refused a message: %s", refusal)
            await self._call_send(Message(texts.APOLOGY), Destination(to.chat_id))

    async def _call_send(self, message: Message, to: Destination) -> None:
        reply = ReplyParameters(to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
        await self._bot.send_message(
            to.chat_id,
            message.text,
            entities=_entities(message),
            link_preview_options=_NO_PREVIEW,
            message_thread_id=to.thread_id,
            reply_parameters=reply,
            reply_markup=_markup(message, self._bot),
        )

    async def _edit_one(self, chat_id: int, message_id: int, message: Message) -> None:
        await self._bot.edit_message_text(
            message.text,
            chat_id=chat_id,
            message_id=message_id,
            entities=_entities(message),
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard(message.buttons, self._bot.username),
        )


def _entities(message: Message) -> list[MessageEntity]:
    return [MessageEntity(one.type, one.offset, one.length, url=one.url) for one in message.entities]


def _markup(message: Message, bot: Bot) -> InlineKeyboardMarkup | ForceReply | None:
    if message.asks_for_reply:
        return ForceReply(selective=True, input_field_placeholder=texts.ASK_PLACEHOLDER)
    return keyboard(message.buttons, bot.username)

"""Makes the calls that put one message into a chat, in the way in which Telegram takes it."""

import asyncio
import logging
from contextlib import suppress

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated

from bot.state import State
from bot.tg import texts
from bot.tg.delivering.keyboards import keyboard
from bot.tg.delivering.messages import Destination, File, Message

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

logger = logging.getLogger(__name__)


class Sender:
    """Sends, edits and deletes single messages; nothing here is repeated or kept."""

    def __init__(self, bot: Bot, state: State) -> None:
        self._bot = bot
        self._state = state

    async def send(self, message: Message, to: Destination) -> int | None:
        """Send, edit or delete one message; return its id, None where there is none (any more)."""
        if to.replaces is not None and await self._replace(message, to, to.replaces):
            return to.replaces if message.text else None
        try:
            return await self._call_send(message, to)
        except ChatMigrated as migrated:
            new = migrated.new_chat_id
            await asyncio.to_thread(self._state.migrate_chat, to.chat_id, new)
            return await self._call_send(message, Destination(new))
        except BadRequest as error:
            return await self._send_differently(message, to, str(error).lower())

    async def _replace(self, message: Message, to: Destination, message_id: int) -> bool:
        """Edit an earlier message, or delete it for want of a text; False where a new one must be sent."""
        try:
            if message.text:
                await self.edit(to.chat_id, message_id, message)
            else:
                await self._bot.delete_message(to.chat_id, message_id)
        except ChatMigrated:
            return not message.text
        except BadRequest as error:
            if not message.text or "message is not modified" in str(error).lower():
                return True
            with suppress(BadRequest):  # gone already, or what stands there must not stay
                await self._bot.delete_message(to.chat_id, message_id)
            return False
        return True

    async def _send_differently(self, message: Message, to: Destination, refusal: str) -> int | None:
        if "can't parse entities" in refusal or "entity" in refusal:
            logger.error("Telegram refused the entities of a message; sent as plain text: %s", refusal)
            plain = Message(message.text, (), message.buttons, message.asks_for_reply)
            return await self._call_send(plain, to)
        if "thread not found" in refusal:
            return await self._call_send(message, Destination(to.chat_id, None, to.reply_to))
        logger.error("Telegram refused a message: %s", refusal)
        if "topic_closed" in refusal:  # elsewhere in the group nobody asked
            return None
        return await self._call_send(Message(texts.APOLOGY), Destination(to.chat_id, to.thread_id))

    async def _call_send(self, message: Message, to: Destination) -> int:
        reply = ReplyParameters(to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
        sent = await self._bot.send_message(
            to.chat_id,
            message.text,
            entities=_entities(message),
            link_preview_options=_NO_PREVIEW,
            message_thread_id=to.thread_id,
            reply_parameters=reply,
            reply_markup=_markup(message, self._bot),
        )
        return sent.message_id

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Replace the text and the buttons of a sent message."""
        await self._bot.edit_message_text(
            message.text,
            chat_id=chat_id,
            message_id=message_id,
            entities=_entities(message),
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard(message.buttons, self._bot.username),
        )

    async def edit_buttons(self, chat_id: int, message_id: int, buttons: InlineKeyboardMarkup) -> None:
        """Replace the buttons below a sent message; its text stays."""
        await self._bot.edit_message_reply_markup(
            chat_id=chat_id, message_id=message_id, reply_markup=buttons
        )

    async def send_file(self, chat_id: int, file: File) -> None:
        """Send a document with its caption."""
        document = InputFile(file.content, filename=file.name)
        await self._bot.send_document(chat_id, document, caption=file.caption)


def _entities(message: Message) -> list[MessageEntity]:
    return [MessageEntity(one.type, one.offset, one.length, url=one.url) for one in message.entities]


def _markup(message: Message, bot: Bot) -> InlineKeyboardMarkup | ForceReply | None:
    if message.asks_for_reply:
        return ForceReply(selective=True, input_field_placeholder=texts.ASK_PLACEHOLDER)
    return keyboard(message.buttons, bot.username)

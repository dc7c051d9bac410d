"""Translates what staff send: files, photos and links come in, previews go out."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram import Bot, Message, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.errors import NotFoundError
from bot.tg import texts_uploads as texts
from bot.tg.asking.typing_action import typing
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.groups.addressing import is_private
from bot.tg.people.roster import Roster
from bot.tg.presses.presses import Outcome, Pressed, PressHandler
from bot.tg.receiving.reception import Reception, conversation_of
from bot.tg.uploads.albums import Albums
from bot.tg.uploads.attachments import Attachment, Fetched, Unavailable, attachment_of, fetch
from bot.tg.uploads.desk import UploadDesk

_READ_AT_ONCE = 2
_ID_DIGITS = 10  # of messages, so that names are in their order
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_DRAFT_EVERY_SECONDS = 20.0  # Telegram shows a draft for thirty

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[Update, Context], Awaitable[None]]

logger = logging.getLogger(__name__)


class UploadHandlers:
    """One method for each kind of message; what is none of staff's documents is left to other handlers."""

    def __init__(
        self,
        desk: UploadDesk,
        reception: Reception,
        roster: Roster,
        albums: Albums,
        *,
        on_question: Handler,
        on_other: Handler,
        on_edited: Handler,
    ) -> None:
        self._on_question = on_question
        self._on_other = on_other
        self._on_edited = on_edited
        self._desk = desk
        self._reception = reception
        self._roster = roster
        self._albums = albums
        self._reading = asyncio.Semaphore(_READ_AT_ONCE)

    def press_handlers(self) -> dict[str, PressHandler]:
        """Return the handlers of presses by kind of data."""
        return {"u": self.press}

    async def press(self, pressed: Pressed) -> Outcome:
        """Decide on a document; a role that was taken away counts at once."""
        if not await asyncio.to_thread(self._roster.is_staff, pressed.person_id):
            return Outcome(texts.ONLY_STAFF)
        try:
            return await asyncio.to_thread(self._desk.press, pressed)
        except NotFoundError:
            return Outcome(texts.BUTTON_TOO_OLD)

    async def on_list(self, update: Update, _context: Context) -> None:
        """Show what a person sent."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return
        person = conversation_of(message).user_id
        if not await asyncio.to_thread(self._roster.is_staff, person):
            await self._reception.say(update, texts.ONLY_STAFF)
        elif not is_private(message):
            await self._reception.say(update, texts.IN_PRIVATE)
        else:
            await self._reception.deliver(update, [await asyncio.to_thread(self._desk.listing, person)])

    async def on_file(self, update: Update, context: Context) -> None:
        """Read a file or a photo that staff sent."""
        message = update.message
        attachment = attachment_of(message) if message else None
        if message is None or attachment is None or not await self._is_from_staff(message):
            await self._on_other(update, context)
        elif attachment.album:
            await self._read_page(update, message, context.bot, attachment)
        else:
            await self._read(update, message, context.bot, attachment)

    async def on_text(self, update: Update, context: Context) -> None:
        """Take a value that staff were asked for, or fetch a link that they sent; the rest are questions."""
        message = update.message
        pages = await self._answer_to_staff(update, message, context.bot) if message else None
        if pages is None:
            await self._on_question(update, context)
        else:
            await self._reception.deliver(update, pages)

    async def on_edited(self, update: Update, context: Context) -> None:
        """Say that a document or a link of staff stays as it was read; other edits may be questions."""
        message = update.edited_message
        if message is None or not _is_document(message) or not await self._is_from_staff(message):
            await self._on_edited(update, context)
        elif await self._reception.admits(update):
            await self._reception.say(update, texts.EDITED)

    async def _answer_to_staff(self, update: Update, message: Message, bot: Bot) -> list[Outgoing] | None:
        """Return what to say to a value or a link of staff; None where the message is neither."""
        if not message.text or not await self._is_from_staff(message):
            return None
        person, words = conversation_of(message).user_id, message.text.strip()
        page = await asyncio.to_thread(self._desk.value_came, person, words)
        if page is not None:
            return [page]
        if _LINK.fullmatch(words) is None:
            return None
        async with _showing_reading(bot, message, words), self._reading:
            return await asyncio.to_thread(self._desk.link_came, person, _token_of(update), words)

    async def _read(self, update: Update, message: Message, bot: Bot, attachment: Attachment) -> None:
        token, person = _token_of(update), conversation_of(message).user_id
        async with _showing_reading(bot, message, attachment.name), self._reading:
            match await fetch(bot, attachment, lambda: self._desk.place_for(token, attachment.name)):
                case Unavailable(words):
                    await asyncio.to_thread(self._desk.file_did_not_come, token)
                    pages = self._desk.said(words)
                case Fetched(path):
                    pages = await asyncio.to_thread(self._desk.file_came, person, token, path)
        await self._reception.deliver(update, pages)

    async def _read_page(self, update: Update, message: Message, bot: Bot, attachment: Attachment) -> None:
        """Keep a picture of an album; with the last one, show what all of them are together."""
        person, album = conversation_of(message).user_id, attachment.album
        async with _showing_reading(bot, message, attachment.name):
            said = await self._keep_page(update, message, bot, attachment)
            if not await self._albums.is_whole(album, update):
                await self._reception.deliver(update, said)
                return
            async with self._reading:
                late = self._albums.late(album)
                said += await asyncio.to_thread(self._desk.album_came, person, album, late=late)
        await self._reception.deliver(update, said)

    async def _keep_page(
        self, update: Update, message: Message, bot: Bot, attachment: Attachment
    ) -> list[Outgoing]:
        """Put a picture into its album; return what there is to say to it alone."""
        person, album = conversation_of(message).user_id, attachment.album
        try:
            fetched = await fetch(bot, attachment, lambda: self._desk.place_for_page(album, attachment.name))
        except TelegramError:
            self._albums.note_late(album, update)
            raise
        self._albums.note_there(album, update)
        match fetched:
            case Unavailable(words):
                return self._desk.said(words)
            case Fetched(path):
                page = f"{message.message_id:0{_ID_DIGITS}}-{path.name.lstrip('.')}"
                token = _token_of(update)
                return await asyncio.to_thread(self._desk.page_came, person, album, path, page, token)

    async def _is_from_staff(self, message: Message) -> bool:
        person = conversation_of(message).user_id
        return is_private(message) and await asyncio.to_thread(self._roster.is_staff, person)


def add_upload_routes(
    application: "Application[Any, Any, Any, Any, Any, Any]", handlers: UploadHandlers
) -> None:
    """Tell the application who handles what staff send, before it is taken for something else."""
    new = filters.UpdateType.MESSAGE
    private = new & filters.ChatType.PRIVATE
    edited = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
    application.add_handlers(
        [
            CommandHandler("tailieu", handlers.on_list, filters=new),
            MessageHandler(private & (filters.Document.ALL | filters.PHOTO), handlers.on_file),
            MessageHandler(private & filters.TEXT & ~filters.COMMAND, handlers.on_text),
            MessageHandler(edited, handlers.on_edited),
        ]
    )


def _is_document(message: Message) -> bool:
    return attachment_of(message) is not None or _LINK.fullmatch((message.text or "").strip()) is not None


def _token_of(update: Update) -> str:
    """Return the name of what came with an update: the same one where it is worked on again."""
    return f"d{update.update_id:x}"


@asynccontextmanager
async def _showing_reading(bot: Bot, message: Message, name: str) -> AsyncIterator[None]:
    """Show that a document is being read; it failing to show is no reason to stop."""
    words = texts.READING.format(name=name[:80])

    async def show() -> None:
        while True:
            with suppress(TelegramError):
                await bot.send_message_draft(message.chat.id, message.message_id, words)
            await asyncio.sleep(_DRAFT_EVERY_SECONDS)

    task = asyncio.create_task(show())
    try:
        async with typing(bot, message.chat.id, None):
            yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

"""Translates updates: what people send comes in, one call of the desk, and messages go out."""

import asyncio
from collections import deque
from collections.abc import Callable

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.state.roles import Role
from bot.tg import texts
from bot.tg.asking.desk import Desk
from bot.tg.asking.questioning import Questions
from bot.tg.groups.addressing import command_argument, is_private, question_for_bot, question_replied_to
from bot.tg.receiving.edits import is_fresh, question_in
from bot.tg.receiving.processing import Processor, lane_of_person
from bot.tg.receiving.reception import Reception, conversation_of

_ALBUMS_REMEMBERED = 200

Context = ContextTypes.DEFAULT_TYPE


class Handlers:
    """One method for each kind of update."""

    def __init__(
        self,
        desk: Desk,
        reception: Reception,
        processor: Processor,
        questions: Questions,
        role_of: Callable[[int], Role | None],
    ) -> None:
        self._role_of = role_of  # it blocks
        self._desk = desk
        self._reception = reception
        self._processor = processor
        self._questions = questions
        self._albums: deque[str] = deque(maxlen=_ALBUMS_REMEMBERED)

    async def on_start(self, update: Update, _context: Context) -> None:
        """Say who is speaking and how to ask."""
        if await self._reception.admits(update):
            await self._reception.say(update, texts.START + await self._words_for_role(update))

    async def on_help(self, update: Update, context: Context) -> None:
        """Explain the commands and buttons."""
        if await self._reception.admits(update):
            words = texts.HELP.format(bot=context.bot.username)
            await self._reception.say(update, words + await self._words_for_role(update))

    async def _words_for_role(self, update: Update) -> str:
        """Return what else staff and admins can do in their private chats; "" for everyone else."""
        message = update.message
        if message is None or not is_private(message):
            return ""
        role = await asyncio.to_thread(self._role_of, conversation_of(message).user_id)
        match role:
            case Role.STAFF:
                return texts.FOR_STAFF
            case Role.ADMIN:
                return texts.FOR_STAFF + texts.FOR_ADMINS
        return ""

    async def on_ask(self, update: Update, context: Context) -> None:
        """Answer the question behind /hoi, or ask for one."""
        if update.message is not None and await self._reception.admits(update):
            asked = command_argument(update.message) or question_replied_to(update.message, context.bot.bot)
            await self._questions.answer(update, context.bot, asked)

    async def on_new_topic(self, update: Update, _context: Context) -> None:
        """Let the next question stand alone."""
        if update.message is None or not await self._reception.admits(update):
            return
        await asyncio.to_thread(self._desk.start_new_topic, conversation_of(update.message))
        await self._reception.say(update, texts.NEW_TOPIC)

    async def on_cancel(self, update: Update, _context: Context) -> None:
        """Stop what is being answered for this person in this chat, however much they asked."""
        if update.message is None:
            return
        conversation = conversation_of(update.message)
        stopped = self._processor.cancel(lane_of_person(conversation.chat_id, conversation.user_id))
        if await self._reception.admits(update):
            await self._reception.say(update, texts.CANCELLED if stopped else texts.NOTHING_TO_CANCEL)

    async def on_text(self, update: Update, context: Context) -> None:
        """Answer a question, if it is for the bot."""
        message = update.message
        text = question_for_bot(message, context.bot.bot) if message else None
        if message is None or text is None or not await self._reception.admits(update):
            return
        if message.forward_origin is not None:
            await self._reception.say(update, texts.FORWARDED)
        elif text.startswith("/"):
            await self._reception.say(update, texts.UNKNOWN_COMMAND)
        else:
            asked = text or question_replied_to(message, context.bot.bot)
            await self._questions.answer(update, context.bot, asked)

    async def on_edited(self, update: Update, context: Context) -> None:
        """Answer a question anew that was edited soon; of later edits a private chat is told."""
        message = update.edited_message
        text = question_in(message, context.bot.bot) if message else None
        if message is None or not text or not (is_fresh(message) or is_private(message)):
            return
        if text == await asyncio.to_thread(self._desk.question_of, message.chat.id, message.message_id):
            return
        if not await self._reception.admits(update):
            return
        if is_fresh(message):
            await self._questions.answer(update, context.bot, text)
        else:
            await self._reception.say(update, texts.EDITED)

    async def on_migrated(self, update: Update, _context: Context) -> None:
        """Follow a group that became a supergroup, which gives it a new id; both are told of it."""
        message = update.message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        await asyncio.to_thread(self._desk.follow_group, old, new)

    async def on_other(self, update: Update, context: Context) -> None:
        """Answer what a caption asks, else say kindly that only text is read; once for an album.

        A group is not told: pictures and stickers there are for its members.
        """
        message = update.message
        if message is None:
            return
        asked = _asked_below(message, context)
        if asked is not None:
            if message.media_group_id:
                self._albums.append(message.media_group_id)
            if await self._reception.admits(update):
                await self._questions.answer(update, context.bot, asked)
            return
        if not is_private(message):
            return
        if message.media_group_id:
            if message.media_group_id in self._albums:
                return
            self._albums.append(message.media_group_id)
        if await self._reception.admits(update):
            await self._reception.say(update, _line_about(message))


def _asked_below(message: Message, context: Context) -> str | None:
    """Return what the caption of a picture or file asks the bot; None where it asks nothing."""
    if not message.caption or message.forward_origin is not None:
        return None
    asked = question_in(message, context.bot.bot)
    return None if asked is None else asked or question_replied_to(message, context.bot.bot)


def _line_about(message: Message) -> str:
    """Return what to say about a message that is not text."""
    if message.forward_origin is not None:
        return texts.FORWARDED
    kinds = (
        (message.voice or message.audio or message.video_note, texts.VOICE),
        (message.sticker or message.animation or message.dice, texts.STICKER),
        (message.photo or message.video, texts.PICTURE),
        (message.document, texts.FILE),
    )
    return next((line for content, line in kinds if content), texts.OTHER)

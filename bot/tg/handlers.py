"""Translates updates: what people send comes in, one call of the desk, and messages go out."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Sequence

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.errors import NotFoundError
from bot.state import Conversation, State
from bot.tg import buttons, texts
from bot.tg.access import Access
from bot.tg.delivery import Delivery
from bot.tg.desk import Desk, Question
from bot.tg.groups import command_argument, is_private, question_for_bot
from bot.tg.limits import PersonalLimit, Refused
from bot.tg.messages import Destination, to_messages
from bot.tg.messages import Message as Outgoing
from bot.tg.processing import Processor, lane_of_person
from bot.tg.richtext import styled
from bot.tg.stage_draft import showing_stages
from bot.tg.typing_action import typing
from bot.tg.workers import Workers

_ALBUMS_REMEMBERED = 200

logger = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


class Handlers:
    """One method for each kind of update."""

    def __init__(
        self,
        desk: Desk,
        delivery: Delivery,
        processor: Processor,
        workers: Workers,
        *,
        state: State,
        access: Access,
        limit: PersonalLimit,
        press_limit: PersonalLimit,
    ) -> None:
        self._desk = desk
        self._delivery = delivery
        self._processor = processor
        self._workers = workers
        self._state = state
        self._access = access
        self._limit = limit
        self._press_limit = press_limit
        self._albums: deque[str] = deque(maxlen=_ALBUMS_REMEMBERED)

    async def on_start(self, update: Update, _context: Context) -> None:
        """Say who is speaking and how to ask."""
        if await self._is_admitted(update):
            await self._say(update, texts.START)

    async def on_help(self, update: Update, context: Context) -> None:
        """Explain the commands and buttons."""
        if await self._is_admitted(update):
            await self._say(update, texts.HELP.format(bot=context.bot.username))

    async def on_ask(self, update: Update, context: Context) -> None:
        """Answer the question behind /hoi, or ask for one."""
        if update.message is not None and await self._is_admitted(update):
            await self._answer(update, context.bot, command_argument(update.message))

    async def on_new_topic(self, update: Update, _context: Context) -> None:
        """Let the next question stand alone."""
        if update.message is None or not await self._is_admitted(update):
            return
        await asyncio.to_thread(self._desk.start_new_topic, _conversation(update.message))
        await self._say(update, texts.NEW_TOPIC)

    async def on_cancel(self, update: Update, _context: Context) -> None:
        """Stop what is being answered for this person in this chat, however much they asked."""
        if update.message is None:
            return
        conversation = _conversation(update.message)
        stopped = self._processor.cancel(lane_of_person(conversation.chat_id, conversation.user_id))
        if await self._is_admitted(update):
            await self._say(update, texts.CANCELLED if stopped else texts.NOTHING_TO_CANCEL)

    async def on_text(self, update: Update, context: Context) -> None:
        """Answer a question, if it is for the bot."""
        message = update.message
        text = question_for_bot(message, context.bot.bot) if message else None
        if message is None or text is None or not await self._is_admitted(update):
            return
        if message.forward_origin is not None:
            await self._say(update, texts.FORWARDED)
        elif text.startswith("/"):
            await self._say(update, texts.UNKNOWN_COMMAND)
        else:
            await self._answer(update, context.bot, text)

    async def on_edited(self, update: Update, _context: Context) -> None:
        """Say that edits are not read; a group is not told."""
        message = update.edited_message
        if message and message.text and is_private(message) and await self._is_admitted(update):
            await self._say(update, texts.EDITED)

    async def on_other(self, update: Update, _context: Context) -> None:
        """Say kindly that only text is read; once for an album, which comes as several messages.

        A group is not told: pictures and stickers there are for its members.
        """
        message = update.message
        if message is None or not is_private(message):
            return
        if message.media_group_id:
            if message.media_group_id in self._albums:
                return
            self._albums.append(message.media_group_id)
        if await self._is_admitted(update):
            await self._say(update, _line_about(message))

    async def on_press(self, update: Update, _context: Context) -> None:
        """Do what a pressed button asks for; the press is answered once whatever happens."""
        query = update.callback_query
        if query is None:
            return
        if isinstance(self._press_limit.admit(query.from_user.id, time.time()), Refused):
            await _acknowledge(query, texts.TOO_MANY_PRESSES)
            return
        notice, page = texts.APOLOGY, None
        try:
            notice, page = await asyncio.to_thread(self._judge, query)
        finally:
            await _acknowledge(query, notice)
        message = query.message
        if page is None or message is None:
            return
        if buttons.turns_page(query.data):
            await self._delivery.edit(message.chat.id, message.message_id, page)
        else:
            thread = _thread(message) if isinstance(message, Message) else None
            to = Destination(message.chat.id, thread, message.message_id)
            await self._delivery.send(update.update_id, to, [page])

    def _judge(self, query: CallbackQuery) -> tuple[str, Outgoing | None]:
        """Return what to say to who pressed, and the page to show if there is one."""
        if not self._access.admits(query.from_user.id):
            return texts.NOT_A_MEMBER.format(user_id=query.from_user.id), None
        if query.message is None:
            return texts.BUTTON_NOT_HERE, None
        chat_id = query.message.chat.id
        try:
            match buttons.read_press(query.data):
                case buttons.Rate() as press:
                    return self._desk.rate(press, chat_id, query.from_user.id), None
                case press:
                    return "", self._desk.open_source(press, chat_id)
        except NotFoundError:
            return texts.BUTTON_TOO_OLD, None

    async def _answer(self, update: Update, bot: Bot, text: str) -> None:
        message = update.message
        if message is None:
            return
        if not text:
            await self._deliver(update, to_messages(styled(texts.ASK_FOR_QUESTION), asks_for_reply=True))
            return
        question = Question(_conversation(message), text, message.date)
        async with (
            typing(bot, message.chat.id, _thread(message)),
            showing_stages(bot, message) as on_status,
        ):
            try:
                answer = await self._workers.run(lambda: self._desk.answer(question, on_status=on_status))
            except TimeoutError:
                logger.warning("update %s: the answer took too long", update.update_id)
                answer = to_messages(styled(texts.TOOK_TOO_LONG))
        await self._deliver(update, answer)

    async def _is_admitted(self, update: Update) -> bool:
        """Return whether this person may ask now; say why where not, but not again and again."""
        message = update.effective_message
        if message is None or (message.from_user and message.from_user.is_bot and not message.sender_chat):
            return False
        person = _conversation(message).user_id
        verdict = self._limit.admit(person, (message.edit_date or message.date).timestamp())
        if isinstance(verdict, Refused):
            if verdict.is_first:
                seconds = verdict.wait_seconds
                await self._say(update, texts.TOO_MANY.format(limit=self._limit.per_minute, seconds=seconds))
            return False
        if not self._access.admits(person):
            await self._say(update, texts.NOT_A_MEMBER.format(user_id=person))
            return False
        await asyncio.to_thread(self._state.people.see, person)
        return True

    async def _say(self, update: Update, text: str) -> None:
        await self._deliver(update, to_messages(styled(text)))

    async def _deliver(self, update: Update, messages: Sequence[Outgoing]) -> None:
        """Send messages as a reply to the one that the update brought, in its thread."""
        message = update.effective_message
        if message is not None:
            to = Destination(message.chat.id, _thread(message), message.message_id)
            await self._delivery.send(update.update_id, to, messages)


async def _acknowledge(query: CallbackQuery, notice: str) -> None:
    """Answer the press, which lets the button stop spinning; too late is no harm."""
    try:
        await query.answer(notice or None)
    except TelegramError as error:
        logger.info("a press could not be answered: %s", error)


def _conversation(message: Message) -> Conversation:
    sender = message.sender_chat or message.from_user or message.chat
    return Conversation(message.chat.id, sender.id, _thread(message) or 0)


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


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

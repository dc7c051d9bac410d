"""What happens when a handler fails: the person gets an apology, the log a traceback."""

import logging
import unicodedata

from telegram import Message, Update, User
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.errors import StateError
from bot.tg import texts
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.messages import Destination
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.groups.addressing import command_argument, question_for_bot, question_replied_to
from bot.tg.groups.membership import may_pass
from bot.tg.receiving.processing import Processor
from bot.tg.running.secrecy import traceback_without

_SHORTEST_SECRET = 2  # hiding single letters would leave nothing of the traceback

logger = logging.getLogger(__name__)


class Failures:
    """Judges what went wrong with an update: it is tried again, or apologised for, or nobody is there."""

    def __init__(self, processor: Processor, delivery: Delivery) -> None:
        self._processor = processor
        self._delivery = delivery

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what went wrong without what the person wrote, and do what is left to be done."""
        error = context.error
        if error is None:
            return
        if isinstance(error, Forbidden):
            logger.info("the person has left or blocked the bot")
            return
        number = update.update_id if isinstance(update, Update) else None
        if _may_pass(error):
            logger.error("update %s: not possible now (%s); tried again later", number, _words_of(error))
            if number is not None:
                self._processor.postpone(number)
            return
        logger.error(
            "update %s failed\n%s", number, traceback_without(error, *_private_words(update, context.bot.bot))
        )
        if isinstance(update, Update) and update.callback_query is None:
            await self._apologise(update)

    async def _apologise(self, update: Update) -> None:
        message = update.effective_message
        if message is None:
            return
        thread = message.message_thread_id if message.is_topic_message else None
        to = Destination(message.chat.id, thread, message.message_id)
        try:
            await self._delivery.send(update.update_id, to, [Outgoing(texts.APOLOGY)])
        except (TelegramError, StateError) as error:  # it waits in the database, if that can be used
            logger.warning("no apology could be sent: %s", type(error).__name__)


def _may_pass(error: Exception) -> bool:
    """Return whether the same may work later: Telegram or the database cannot be used now."""
    return isinstance(error, StateError) or (isinstance(error, TelegramError) and may_pass(error))


def _words_of(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _private_words(update: object, bot: User) -> tuple[str, ...]:
    """Return what the person wrote, in the forms in which the core may have been given it."""
    message = update.effective_message if isinstance(update, Update) else None
    if not isinstance(message, Message):
        return ()
    text = (message.text or message.caption or "").strip()
    asked = question_for_bot(message, bot) or ""
    parts = (text, command_argument(message), asked, question_replied_to(message, bot))
    composed = [form for part in parts for form in (part, unicodedata.normalize("NFC", part))]
    words = {form for part in composed for form in (part, part.lower()) if len(form) > _SHORTEST_SECRET}
    return tuple(sorted(words, key=len, reverse=True))  # a longer one first: it may contain another

"""What happens when a handler fails: the person gets an apology, the log a traceback."""

import logging
import unicodedata

from telegram import Message, ReplyParameters, Update, User
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.tg import texts
from bot.tg.groups import command_argument, question_for_bot
from bot.tg.secrecy import traceback_without

_SHORTEST_SECRET = 2  # hiding single letters would leave nothing of the traceback

logger = logging.getLogger(__name__)


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what went wrong without what the person wrote, and apologise if Telegram can be reached."""
    error = context.error
    if error is None:
        return
    if isinstance(error, Forbidden):
        logger.info("the person has left or blocked the bot")
        return
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest):
        logger.error("update %s: Telegram takes nothing now (%s); tried again later", number, error)
        return
    logger.error(
        "update %s failed\n%s", number, traceback_without(error, *_private_words(update, context.bot.bot))
    )
    if isinstance(update, Update) and update.callback_query is None:
        await _apologise(update)


async def _apologise(update: Update) -> None:
    message = update.effective_message
    if message is None:
        return
    thread = message.message_thread_id if message.is_topic_message else None
    reply = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    try:
        await message.get_bot().send_message(
            message.chat.id, texts.APOLOGY, message_thread_id=thread, reply_parameters=reply
        )
    except TelegramError as error:
        logger.warning("no apology could be sent: %s", type(error).__name__)


def _private_words(update: object, bot: User) -> tuple[str, ...]:
    """Return what the person wrote, in the forms in which the core may have been given it."""
    message = update.effective_message if isinstance(update, Update) else None
    if not isinstance(message, Message):
        return ()
    text = (message.text or message.caption or "").strip()
    parts = (text, command_argument(message), question_for_bot(message, bot) or "")
    composed = [form for part in parts for form in (part, unicodedata.normalize("NFC", part))]
    words = {form for part in composed for form in (part, part.lower()) if len(form) > _SHORTEST_SECRET}
    return tuple(sorted(words, key=len, reverse=True))  # a longer one first: it may contain another

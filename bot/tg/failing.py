"""What happens when a handler fails: the person gets an apology, the log a traceback."""

import logging

from telegram import ReplyParameters, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.tg import texts
from bot.tg.secrecy import traceback_without

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
    logger.error("update %s failed\n%s", number, traceback_without(error, *_private_words(update)))
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


def _private_words(update: object) -> tuple[str, ...]:
    """Return what the person wrote, whole and without the command or mention before it."""
    message = update.effective_message if isinstance(update, Update) else None
    text = (getattr(message, "text", None) or getattr(message, "caption", None) or "").strip()
    rest = text.partition(" ")[2].strip()
    return tuple(part for part in (text, rest) if len(part) > 2)

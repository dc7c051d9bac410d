"""Edited messages: for how long an edit is read, and what it asks."""

from telegram import Message, User

from bot.tg.groups.addressing import command_argument, question_for_bot, words_of

FRESH_SECONDS = 60.0
ASK_COMMAND = "hoi"


def is_fresh(message: Message) -> bool:
    """Return whether a message was edited soon enough after it was sent to be answered anew."""
    if message.edit_date is None:
        return False
    return (message.edit_date - message.date).total_seconds() <= FRESH_SECONDS


def question_in(message: Message, bot: User) -> str | None:
    """Return what an edited message, or a caption, asks the bot; None where it asks nothing.

    A command that was edited is not carried out again, but for the one that asks.
    """
    text = words_of(message)
    if text.startswith("/"):
        command, _, name = text.split(maxsplit=1)[0][1:].lower().partition("@")
        is_ours = command == ASK_COMMAND and name in ("", bot.username.lower() if bot.username else "")
        return command_argument(message) if is_ours else None
    return question_for_bot(message, bot)

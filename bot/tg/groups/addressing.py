"""Decides whether a message speaks to the bot, and what is left of it without the bot's name."""

from telegram import Message, MessageEntity, User

from bot.tg.delivering.richtext import fit_to_send, from_utf16


def question_for_bot(message: Message, bot: User) -> str | None:
    """Return the text meant for the bot, its mentions taken out; None if it is not addressed.

    In a private chat everything is; in a group what mentions the bot or replies to it.
    """
    mentions = [
        entity for entity in message.entities or message.caption_entities if _mentions(message, entity, bot)
    ]
    if not (is_private(message) or mentions or _replies_to(message, bot)):
        return None
    if not is_private(message) and _is_command_for_another(words_of(message), bot):
        return None
    text = fit_to_send(words_of(message))
    for entity in sorted(mentions, key=lambda entity: -entity.offset):
        start, end = _stretch(text, entity)
        text = f"{text[:start].rstrip()} {text[end:].lstrip()}"
    return text.strip(" ,:\n\t") if mentions else text.strip()


def words_of(message: Message) -> str:
    """Return what was written: the text, or what stands below a picture or file."""
    return message.text or message.caption or ""


def is_private(message: Message) -> bool:
    """Return whether the message was written in a chat of one person with the bot."""
    return message.chat.type == "private"


def command_argument(message: Message) -> str:
    """Return what follows the command at the start of a message."""
    words = fit_to_send(words_of(message)).split(maxsplit=1)
    return words[1].strip() if len(words) > 1 else ""


def question_replied_to(message: Message, bot: User) -> str:
    """Return the words to which a message replies; "" where there are none, or they are the bot's own.

    A bare /hoi or mention below a question of somebody else asks that question.
    """
    replied = message.reply_to_message
    if replied is None or _replies_to(message, bot):
        return ""
    return fit_to_send(replied.text or replied.caption or "").strip()


def _mentions(message: Message, entity: MessageEntity, bot: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    name = f"@{bot.username}".casefold()
    words = words_of(message)
    start, end = _stretch(words, entity)
    return entity.type == MessageEntity.MENTION and words[start:end].casefold() == name


def _is_command_for_another(words: str, bot: User) -> bool:
    first = words.split(maxsplit=1)[0] if words.startswith("/") else ""
    name = first.partition("@")[2]
    return bool(name) and name.casefold() != str(bot.username).casefold()


def _stretch(text: str, entity: MessageEntity) -> tuple[int, int]:
    return from_utf16(text, entity.offset), from_utf16(text, entity.offset + entity.length)


def _replies_to(message: Message, bot: User) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot.id

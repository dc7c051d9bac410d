"""Which commands Telegram offers where and to whom, and what it says of them in which language."""

from collections.abc import Iterable
from dataclasses import dataclass

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from bot.tg import texts

LANGUAGES = ("", "en")  # what is said to everyone else, and to those whose Telegram is in English

ANYWHERE = ("hoi", "vanban", "moi", "huy", "help")
IN_PRIVATE = ("hoi", "vanban", "moi", "huy", "riengtu", "help")
FOR_GROUP_ADMINS = (*ANYWHERE[:-1], "caidat", "help")
FOR_STAFF = ("tailieu",)  # beside those in private
FOR_ADMINS = ("trangthai", "rebuild", "rollback", "quyen")  # beside those of staff


@dataclass(frozen=True, slots=True)
class CommandList:
    """The commands of one scope in one language."""

    scope: BotCommandScope
    language: str
    commands: tuple[BotCommand, ...]


def command_lists(*, admins: Iterable[int], staff: Iterable[int]) -> list[CommandList]:
    """Return every list there should be; admins and staff see theirs in their private chats."""
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeDefault(), ANYWHERE),
        (BotCommandScopeAllPrivateChats(), IN_PRIVATE),
        (BotCommandScopeAllGroupChats(), ANYWHERE),
        (BotCommandScopeAllChatAdministrators(), FOR_GROUP_ADMINS),
    ]
    scopes += [(BotCommandScopeChat(one), (*IN_PRIVATE, *FOR_STAFF)) for one in staff]
    scopes += [(BotCommandScopeChat(one), (*IN_PRIVATE, *FOR_STAFF, *FOR_ADMINS)) for one in admins]
    return [
        CommandList(scope, language, tuple(_command(name, language) for name in names))
        for scope, names in scopes
        for language in LANGUAGES
    ]


def _command(name: str, language: str) -> BotCommand:
    vietnamese, english = texts.COMMANDS[name]
    return BotCommand(name, english if language == "en" else vietnamese)

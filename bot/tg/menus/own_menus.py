"""Keeps the command lists of admins and staff as their roles are, also where a role was taken away."""

import asyncio
import json
import logging
from collections.abc import Collection

from telegram import Bot, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.state import State
from bot.tg.menus.command_lists import LANGUAGES
from bot.tg.menus.menu import introduce
from bot.tg.people.roster import Roster

_MARK = "command lists"  # whose chats have a list of their own, as Telegram does not tell

logger = logging.getLogger(__name__)


class OwnMenus:
    """The command lists that belong to one person each."""

    def __init__(self, state: State, roster: Roster) -> None:
        self._state = state
        self._roster = roster
        self._shown: tuple[tuple[int, ...], tuple[int, ...]] | None = None  # admins and staff

    async def follow_roles(self, bot: Bot) -> None:
        """Set the lists of who has a role and delete those of who had one; nothing where nothing changed."""
        admins, staff, listed = await asyncio.to_thread(self._read)
        if (admins, staff) == self._shown:
            return
        wanted = {*admins, *staff}
        await asyncio.to_thread(self._remember, listed | wanted)  # a crash forgets none
        left = {one for one in listed - wanted if not await _is_without_list(bot, one)}
        await introduce(bot, admins=admins, staff=staff)
        await asyncio.to_thread(self._remember, left | wanted)
        self._shown = None if left else (admins, staff)

    def _read(self) -> tuple[tuple[int, ...], tuple[int, ...], set[int]]:
        listed = json.loads(self._state.marks.get(_MARK) or "[]")
        return self._roster.admins(), self._roster.staff(), set(listed)

    def _remember(self, people: Collection[int]) -> None:
        self._state.marks.put(_MARK, json.dumps(sorted(people)))


async def _is_without_list(bot: Bot, person: int) -> bool:
    """Delete the lists of a person's chat; False where that must be tried again."""
    try:
        for language in LANGUAGES:
            await bot.delete_my_commands(BotCommandScopeChat(person), language or None)
    except (Forbidden, BadRequest):
        return True  # there is no such chat, or the bot is blocked there
    except TelegramError as error:
        logger.warning("a command list could not be deleted: %s", error)
        return False
    return True

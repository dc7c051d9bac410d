"""Keeps the command lists of admins and staff as their roles are, also where a role was taken away."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from telegram import Bot, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.state import State
from bot.tg.menus.command_lists import LANGUAGES
from bot.tg.menus.menu import introduce
from bot.tg.people.roster import Roster

_MARK = "command lists"  # whose chats have a list of their own, as Telegram does not tell

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who has which role, and when those without a chat last wrote: what the lists follow."""

    admins: tuple[int, ...]
    staff: tuple[int, ...]
    without_chat: Mapping[int, float]


class OwnMenus:
    """The command lists that belong to one person each."""

    def __init__(self, state: State, roster: Roster, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._state = state
        self._roster = roster
        self._clock = clock
        self._shown: _Roles | None = None
        self._without_chat: Collection[int] = ()
        self._not_before = 0.0

    async def follow_roles(self, bot: Bot) -> None:
        """Set the lists of who has a role and delete those of who had one; nothing where nothing changed.

        What Telegram does not take now is tried again at the next call, or after as long as it asks to wait.
        """
        roles, listed = await asyncio.to_thread(self._read)
        if roles == self._shown or self._clock() < self._not_before:
            return
        try:
            await self._show(bot, roles, listed)
        except RetryAfter as told:
            wait = told.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            self._not_before = self._clock() + seconds
            logger.warning("the commands and the description can be set in %.0f s", seconds)
        except TelegramError as error:
            logger.warning("the commands and the description could not be set: %s; trying again", error)

    async def _show(self, bot: Bot, roles: _Roles, listed: Set[int]) -> None:
        wanted = {*roles.admins, *roles.staff}
        await asyncio.to_thread(self._remember, listed | wanted)  # a crash forgets none
        written = await asyncio.to_thread(self._state.people.last_seen, wanted)
        left = {one for one in listed - wanted if not await _is_without_list(bot, one)}
        self._without_chat = await introduce(bot, admins=roles.admins, staff=roles.staff)
        await asyncio.to_thread(self._remember, left | wanted)
        without_chat = {one: at for one, at in written.items() if one in self._without_chat}
        self._shown = None if left else replace(roles, without_chat=without_chat)

    def _read(self) -> tuple[_Roles, Set[int]]:
        listed = json.loads(self._state.marks.get(_MARK) or "[]")
        without_chat = self._state.people.last_seen(self._without_chat)
        return _Roles(self._roster.admins(), self._roster.staff(), without_chat), set(listed)

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

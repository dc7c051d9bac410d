"""Asks Telegram whether a person is in the group whose members may use the bot."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.tg.groups.membership import RETRY_SECONDS, may_pass, member_of

_INSIDE_SECONDS = 600.0  # who left may ask so much longer
_OUTSIDE_SECONDS = 30.0  # who has just joined waits so long at most
_LAST_KNOWN_SECONDS = 24 * 3600.0  # while Telegram cannot tell, what it said last holds
_MAX_PEOPLE = 10_000
_INSIDE = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Told:
    is_inside: bool
    at: float


class GroupMembers:
    """The members of one group; what Telegram said is remembered for some minutes."""

    def __init__(
        self,
        bot: Bot,
        group: int | str,
        *,
        clock: Callable[[], float] = time.monotonic,
        retry_seconds: Sequence[float] = RETRY_SECONDS,
    ) -> None:
        self._bot = bot
        self._group = group
        self._clock = clock
        self._retry_seconds = retry_seconds
        self._told: dict[int, _Told] = {}

    async def has(self, user_id: int) -> bool:
        """Return whether this person is in the group.

        While Telegram is out of reach, who was in it still is; of others its error is raised, so that they
        are asked of again. Where it may not say, nobody else is.
        """
        if user_id == self._group:  # its admins may write under its name
            return True
        told, now = self._told.get(user_id), self._clock()
        if told and now - told.at < (_INSIDE_SECONDS if told.is_inside else _OUTSIDE_SECONDS):
            return told.is_inside
        try:
            is_inside = await self._ask(user_id)
        except TelegramError as error:
            logger.error(
                "[telegram] group %s: its members cannot be looked up (%s). "
                "Check that the bot is in the group, as an admin if the list of members is hidden.",
                self._group,
                error,
            )
            was_inside = told is not None and told.is_inside and now - told.at < _LAST_KNOWN_SECONDS
            if not was_inside and may_pass(error):
                raise
            return was_inside
        if len(self._told) >= _MAX_PEOPLE:
            self._told.clear()
        self._told[user_id] = _Told(is_inside, now)
        return is_inside

    async def _ask(self, user_id: int) -> bool:
        try:
            member = await member_of(self._bot, self._group, user_id, retry_seconds=self._retry_seconds)
            return _is_inside(member)
        except ChatMigrated as migrated:
            self._group = migrated.new_chat_id
            return await self._ask(user_id)
        except BadRequest as error:
            if "participant" in str(error).lower() or "user not found" in str(error).lower():
                return False  # Telegram's word for who never was in the group
            raise


def group_id(named: str) -> int | str:
    """Return the group as calls take it: its number, or its @name."""
    return int(named) if named.startswith("-") else named


def _is_inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE

"""Who is an admin of a group, asked of Telegram and remembered for a while."""

import logging
import time
from collections.abc import Callable

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.tg.groups.membership import may_pass, member_of

_REMEMBERED_SECONDS = 60.0
_MOST_REMEMBERED = 2_000
_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)

logger = logging.getLogger(__name__)


class GroupAdmins:
    """Tells admins from others; an admin who stays anonymous writes in the name of the group."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def is_admin(self, bot: Bot, chat_id: int, person_id: int) -> bool:
        """Return whether a person is an admin of a group; not, where Telegram may not say.

        Its error is raised where it is out of reach, so that they are asked of again.
        """
        if person_id == chat_id:
            return True
        asked_at, known = self._known.get((chat_id, person_id), (-_REMEMBERED_SECONDS, False))
        if self._clock() - asked_at < _REMEMBERED_SECONDS:
            return known
        try:
            member = await member_of(bot, chat_id, person_id)
        except TelegramError as error:
            if may_pass(error):
                raise
            logger.info("it is not known who is an admin of a group: %s", type(error).__name__)
            return False
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._known[chat_id, person_id] = (self._clock(), member.status in _ADMINS)
        return member.status in _ADMINS

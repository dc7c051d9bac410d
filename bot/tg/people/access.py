"""Who may use the bot."""

import asyncio
from typing import Literal, Protocol

from bot.tg import texts_people as texts
from bot.tg.delivering.messages import Button, Message
from bot.tg.people.roster import Roster

AccessMode = Literal["open", "members", "group"]
ASK_FOR_ACCESS = "q:ask"
AGAIN_AFTER_SECONDS = 7 * 24 * 3600.0  # a refusal, or silence, holds so long


class Group(Protocol):
    """A group whose members may use the bot."""

    async def has(self, user_id: int) -> bool:
        """Return whether this person is in the group."""
        ...


class Access:
    """Everyone, or whoever has a role, or those and the members of a group."""

    def __init__(self, mode: AccessMode, roster: Roster, group: Group | None = None) -> None:
        self._mode = mode
        self._roster = roster
        self._group = group

    async def admits(self, user_id: int) -> bool:
        """Return whether this person may use the bot."""
        if self._mode == "open":
            return True
        if await asyncio.to_thread(self._roster.role_of, user_id) is not None:
            return True
        return self._mode == "group" and self._group is not None and await self._group.has(user_id)

    @property
    def notice(self) -> str:
        """What is said to who presses a button without being admitted."""
        return texts.NOT_IN_GROUP if self._mode == "group" else texts.NOT_A_MEMBER_NOTICE

    def refusal(self, *, is_private: bool, was_refused: bool = False) -> Message:
        """Return what is said to who is not admitted, with a way in; the button is for the person alone.

        Whom an admin refused lately is told so instead.
        """
        if self._mode == "group":
            return Message(texts.NOT_IN_GROUP)
        if not is_private:
            return Message(texts.NOT_A_MEMBER_IN_GROUP)
        if was_refused:
            return Message(texts.ACCESS_DENIED)
        return Message(texts.NOT_A_MEMBER, buttons=((Button(texts.ASK_FOR_ACCESS, ASK_FOR_ACCESS),),))

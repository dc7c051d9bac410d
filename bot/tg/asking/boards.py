"""Where the progress of an answer is shown: a draft in a private chat, one message elsewhere, or nowhere."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.errors import StateError
from bot.tg.delivering.messages import Destination
from bot.tg.delivering.status_messages import StatusMessages
from bot.tg.receiving.reception import thread_of

_MOST_CHANGES = 6  # of one message, as each counts among the twenty a minute of a group

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in a private chat, which gives way to the answer by itself."""

    bot: Bot
    message: Message
    patience_seconds: float = 0.7
    apart_seconds: float = 0.5
    fades_seconds: float = 20.0  # Telegram shows a draft for thirty
    look_again_seconds: float = 3.0

    async def show(self, words: str) -> bool:
        """Show the words as a draft; one that fails is dropped."""
        with suppress(TelegramError):
            await self.bot.send_message_draft(
                self.message.chat.id,
                self.message.message_id,
                words,
                message_thread_id=thread_of(self.message),
            )
        return True

    async def close(self) -> None:
        """Wait for nothing: a late draft does no harm."""


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Where the settings want nothing shown."""

    patience_seconds: float = 0.0
    apart_seconds: float = 60.0
    fades_seconds: float = float("inf")
    look_again_seconds: float = 60.0

    async def show(self, _words: str) -> bool:
        """Show nothing."""
        return True

    async def close(self) -> None:
        """Wait for nothing."""


@dataclass(slots=True)
class StatusMessage:
    """A message in reply to the question, which the answer then takes the place of."""

    statuses: StatusMessages
    update_id: int
    message: Message
    patience_seconds: float
    apart_seconds: float = 5.0  # Telegram takes twenty messages and edits a minute in a group
    fades_seconds: float = float("inf")
    look_again_seconds: float = 1.0
    _left: int = _MOST_CHANGES
    _showing: "asyncio.Task[bool] | None" = field(default=None)

    async def show(self, words: str) -> bool:
        """Send the message or change it, a few times at most."""
        if self._left <= 0:
            return False
        to = Destination(self.message.chat.id, thread_of(self.message), self.message.message_id)
        # Not cancelled with the rest: the number of a message that was sent must be known.
        self._showing = asyncio.create_task(self._shown(to, words))
        return await asyncio.shield(self._showing)

    async def _shown(self, to: Destination, words: str) -> bool:
        try:
            is_shown = await self.statuses.show(self.update_id, to, words)
        except (TelegramError, StateError) as error:
            logger.info("a status could not be shown and is given up: %s", type(error).__name__)
            self._left = 0
            return False
        self._left -= is_shown
        return is_shown

    async def close(self) -> None:
        """Wait until what is being sent is, so that it neither comes after the answer nor stays."""
        if self._showing is not None:
            await asyncio.wait({self._showing})

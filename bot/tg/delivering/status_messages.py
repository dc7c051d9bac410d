"""Messages in groups that say that an answer is worked on: each becomes the answer, or is deleted.

The number of each is in the database until then, so that none stays after a crash, and none is sent twice.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from telegram import Bot, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.errors import StateError
from bot.state import State
from bot.tg.delivering.messages import Destination

_GONE = (BadRequest, ChatMigrated, Forbidden)  # deleted already, or out of reach for good

logger = logging.getLogger(__name__)


class StatusMessages:
    """Shows at most one message for each update, where its chat is calm."""

    def __init__(
        self, bot: Bot, state: State, *, is_calm: Callable[[int], bool], has_room: Callable[[int], bool]
    ) -> None:
        self._bot = bot
        self._state = state
        self._is_calm = is_calm  # whether a chat has room for more than answers
        self._has_room = has_room

    async def show(self, update_id: int, to: Destination, words: str) -> bool:
        """Send the message of an update, or change it; False where its chat is not calm.

        Where that fails it must not be tried again: a message may be there of which the number is not known.
        """
        if not self._is_calm(to.chat_id):
            return False
        known = await asyncio.to_thread(self._state.statuses.of, update_id, to.chat_id)
        if known is not None:
            await self._bot.edit_message_text(words, chat_id=to.chat_id, message_id=known)
        else:
            await self._send(update_id, to, words)
        return True

    async def _send(self, update_id: int, to: Destination, words: str) -> None:
        reply = ReplyParameters(to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
        sent = await self._bot.send_message(
            to.chat_id, words, message_thread_id=to.thread_id, reply_parameters=reply
        )
        try:
            await asyncio.to_thread(self._state.statuses.keep, update_id, to.chat_id, sent.message_id)
        except StateError:
            await self._bot.delete_message(to.chat_id, sent.message_id)
            raise

    async def clear_left(self) -> None:
        """Delete the messages of updates that were finished or given up without an answer in their place."""
        for chat_id, message_id in await asyncio.to_thread(self._state.statuses.left):
            if not self._has_room(chat_id):
                continue
            try:
                with suppress(*_GONE):
                    await self._bot.delete_message(chat_id, message_id)
            except TelegramError as error:  # tried again within a minute
                logger.info("a status could not be deleted: %s", type(error).__name__)
                continue
            await asyncio.to_thread(self._state.statuses.forget, chat_id, message_id)

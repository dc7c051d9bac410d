"""Receives people: whether a message is taken, and what is said back to it, in its thread."""

import asyncio
from collections.abc import Callable, Sequence

from telegram import Message, Update

from bot.state import Conversation, State
from bot.tg import texts
from bot.tg.delivering.delivery import Delivery
from bot.tg.delivering.messages import Destination, to_messages
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.delivering.richtext import styled
from bot.tg.groups.addressing import is_private
from bot.tg.people.access import AGAIN_AFTER_SECONDS, Access
from bot.tg.receiving.limits import PerMinute, Refused

_MOST_REMEMBERED = 10_000


class Reception:
    """What every handler of a message does first and last."""

    def __init__(
        self,
        delivery: Delivery,
        state: State,
        *,
        access: Access,
        limit: PerMinute,
        group_limit: PerMinute,
        is_free: Callable[[int], bool],
    ) -> None:
        self._delivery = delivery
        self._state = state
        self._access = access
        self._limit = limit
        self._group_limit = group_limit
        self._is_free = is_free
        self._counted: dict[int, None] = {}  # updates, in order: one that is tried again is not counted again

    async def admits(self, update: Update) -> bool:
        """Return whether this person may ask now; say why where not, but not again and again."""
        message = update.effective_message
        if message is None or not await self.hears(update):
            return False
        person = conversation_of(message).user_id
        if not await self._access.admits(person):
            was_refused = await asyncio.to_thread(self._is_refused, person)
            refusal = self._access.refusal(is_private=is_private(message), was_refused=was_refused)
            await self.deliver(update, [refusal])
            return False
        await asyncio.to_thread(self._state.people.see, person)
        return True

    def _is_refused(self, person: int) -> bool:
        return self._state.access_requests.is_refused(person, last_seconds=AGAIN_AFTER_SECONDS)

    async def hears(self, update: Update) -> bool:
        """Return whether a message is taken at all, whoever wrote it: of no bot, and not too many."""
        message = update.effective_message
        if message is None or (message.from_user and message.from_user.is_bot and not message.sender_chat):
            return False
        return await self._is_within_limits(update, message, conversation_of(message).user_id)

    async def _is_within_limits(self, update: Update, message: Message, person: int) -> bool:
        if self._is_free(update.update_id) or update.update_id in self._counted:
            return True
        at = (message.edit_date or message.date).timestamp()
        limits = [(self._limit, person, texts.TOO_MANY)]
        if not is_private(message):
            limits.append((self._group_limit, message.chat.id, texts.GROUP_TOO_MANY))
        for limit, whose, words in limits:
            verdict = limit.admit(whose, at)
            if isinstance(verdict, Refused):
                if verdict.is_first:
                    await self.say(update, words.format(limit=limit.limit, seconds=verdict.wait_seconds))
                return False
        self._counted[update.update_id] = None
        if len(self._counted) > _MOST_REMEMBERED:
            del self._counted[next(iter(self._counted))]
        return True

    async def say(self, update: Update, text: str) -> None:
        """Reply with one sentence."""
        await self.deliver(update, to_messages(styled(text)))

    async def deliver(
        self, update: Update, messages: Sequence[Outgoing], *, takes_place: bool = False
    ) -> None:
        """Send messages as a reply to the one that the update brought, in its thread.

        Where it `takes_place`, earlier replies to that message give way to these.
        """
        message = update.effective_message
        if message is not None:
            to = Destination(message.chat.id, thread_of(message), message.message_id)
            await self._delivery.send(update.update_id, to, messages, takes_place=takes_place)


def conversation_of(message: Message) -> Conversation:
    """Return the conversation that a message belongs to."""
    sender = message.sender_chat or message.from_user or message.chat
    return Conversation(message.chat.id, sender.id, thread_of(message) or 0)


def thread_of(message: Message) -> int | None:
    """Return the topic thread of a message."""
    return message.message_thread_id if message.is_topic_message else None

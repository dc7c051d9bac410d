"""Sends messages so that none is lost: each is in the database until Telegram has taken it."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TypeVar

from httpx import ConnectTimeout, PoolTimeout
from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut

from bot.state import OutgoingMessage, State
from bot.tg.delivering.messages import Destination, File, Message, dump, load
from bot.tg.delivering.sending import Sender

_RETRY_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0)
_MOST_REPEATS = 2  # of a message that may have got through
_HARMLESS_TO_EDITS = ("message is not modified", "message to edit not found")

Result = TypeVar("Result")

logger = logging.getLogger(__name__)


class Delivery:
    """The way out: keeps, sends, retries, and knows which refusals are final."""

    def __init__(self, bot: Bot, state: State, *, retry_seconds: Sequence[float] = _RETRY_SECONDS) -> None:
        self._sender = Sender(bot, state)
        self._state = state
        self._retry_seconds = retry_seconds
        self._delivering: set[int] = set()
        self._uncertain: Counter[int] = Counter()  # how often an outgoing message may have got through

    async def send(
        self,
        update_id: int,
        destination: Destination,
        messages: Sequence[Message],
        *,
        takes_place: bool = False,
    ) -> None:
        """Send the messages that answer an update, in order.

        Where they take the place of earlier replies to the same message, those are edited or deleted; so is
        the status that said that they are worked on.
        Raises NetworkError when Telegram cannot be reached for long; they stay in the database.
        """
        with self._on_its_way(update_id):
            await _to_the_end(partial(self._keep, update_id, destination, messages, takes_place))
            await self._send_what_waits(update_id)

    @contextmanager
    def _on_its_way(self, update_id: int) -> Iterator[None]:
        self._delivering.add(update_id)
        try:
            yield
        finally:
            self._delivering.discard(update_id)

    def is_delivering(self, update_id: int) -> bool:
        """Return whether the answer to an update is on its way."""
        return update_id in self._delivering

    def _keep(self, update_id: int, to: Destination, messages: Sequence[Message], takes_place: bool) -> None:
        earlier = self._state.replies.to(to.chat_id, to.reply_to) if takes_place and to.reply_to else ()
        status = self._state.statuses.of(update_id, to.chat_id)
        if status is not None:
            earlier = (*earlier, status)
        payloads = [dump(message, to) for message in messages]
        if earlier:
            payloads = [dump(*pair) for pair in in_place_of(earlier, messages, to)]
        self._state.updates.put_outgoing(update_id, payloads)

    def keep_behind(self, update_id: int, to: Destination, message: Message) -> bool:
        """Put a message behind those that wait to be sent for an update; False where none do. It blocks."""
        with self._state.together():
            is_behind = bool(self._state.updates.outgoing(update_id))
            if is_behind:
                self._state.updates.put_outgoing(update_id, [dump(message, to)])
        return is_behind

    async def resume(self, update_id: int) -> bool:
        """Send what is unsent for an update; say whether there was anything."""
        with self._on_its_way(update_id):
            return await self._send_what_waits(update_id)

    async def _send_what_waits(self, update_id: int) -> bool:
        waiting = await asyncio.to_thread(self._state.updates.outgoing, update_id)
        await self._send_all(update_id, waiting)
        return bool(waiting)

    async def send_waiting(self, update_id: int) -> Set[int]:
        """Send what is unsent for an update; return the chats that take nothing from the bot."""
        with self._on_its_way(update_id):
            waiting = await asyncio.to_thread(self._state.updates.outgoing, update_id)
            return await self._send_all(update_id, waiting)

    async def _send_all(self, update_id: int, waiting: Sequence[OutgoingMessage]) -> Set[int]:
        closed: set[int] = set()  # what is for other chats is sent all the same
        for number, outgoing in enumerate(waiting, start=1):
            message, destination = load(outgoing.payload)
            sent_id = None
            try:
                if destination.chat_id not in closed and _is_called_for(destination, closed):
                    call = partial(self._sender.send, message, destination)
                    repeated = outgoing.id if destination.replaces is None else None
                    sent_id = await self._persistently(call, number=repeated)
            except Forbidden:
                logger.info("update %s: the person has left or blocked the bot", update_id)
                closed.add(destination.chat_id)
            except BadRequest as error:  # for good: the chat is gone, or the bot may not write there
                logger.error("update %s: Telegram refuses every message: %s", update_id, error)
                closed.add(destination.chat_id)
            except TimedOut:
                if self._uncertain[outgoing.id] <= _MOST_REPEATS:
                    raise
                logger.error("update %s: a message may have got through and is not repeated again", update_id)
            self._uncertain.pop(outgoing.id, None)
            if destination.chat_id in closed:
                await asyncio.to_thread(self._settle, destination.chat_id, waiting[number:])
            await asyncio.to_thread(self._record, update_id, outgoing.id, destination, sent_id)
        return closed

    def _settle(self, closed_chat: int, later: Sequence[OutgoingMessage]) -> None:
        """Let what depends on it be as it is now that a chat took nothing: it may be sent after a restart."""
        with self._state.together():
            for one in later:
                message, to = load(one.payload)
                if to.if_refused_by == closed_chat:
                    self._state.updates.change_outgoing(
                        one.id, dump(message, replace(to, if_refused_by=None))
                    )
                if to.if_taken_by == closed_chat:
                    self._state.updates.drop_outgoing(one.id)

    def _record(self, update_id: int, outgoing_id: int, to: Destination, sent_id: int | None) -> None:
        # At once: a crash before this sends the message again.
        with self._state.together():
            if to.replaces is not None:  # a status that became an answer must not be deleted as one
                self._state.statuses.forget(to.chat_id, to.replaces)
            self._state.updates.mark_sent(update_id, outgoing_id)
        with self._state.together():
            if to.replaces is not None and to.replaces != sent_id:
                self._state.replies.remove(to.chat_id, to.replaces)
            if sent_id is not None and to.reply_to is not None and not to.stays:
                self._state.replies.add(to.chat_id, to.reply_to, sent_id)

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Replace a sent message; one that is already so, or is gone, is fine."""
        try:
            await self._persistently(lambda: self._sender.edit(chat_id, message_id, message))
        except BadRequest as error:
            if not any(harmless in str(error).lower() for harmless in _HARMLESS_TO_EDITS):
                raise

    async def send_file(self, chat_id: int, file: File) -> None:
        """Send a document that can be made again if the process ends before it is sent."""
        await self._persistently(lambda: self._sender.send_file(chat_id, file))

    async def edit_buttons(self, chat_id: int, message_id: int, buttons: InlineKeyboardMarkup) -> None:
        """Replace the buttons below a sent message; its text stays."""
        try:
            await self._persistently(lambda: self._sender.edit_buttons(chat_id, message_id, buttons))
        except BadRequest as error:
            if not any(harmless in str(error).lower() for harmless in _HARMLESS_TO_EDITS):
                raise

    async def _persistently(
        self, call: Callable[[], Awaitable[Result]], *, number: int | None = None
    ) -> Result:
        """Repeat a call while the network or Telegram's servers fail.

        A call that timed out may have got through; doubling a message is better than losing it, but not
        more than twice: after that the one with this `number` raises TimedOut.
        """
        for seconds in self._retry_seconds:
            try:
                return await call()
            except (BadRequest, Forbidden):  # BadRequest is a NetworkError, but repeating it is useless
                raise
            except NetworkError as error:
                if number is not None and self._is_repeated_enough(number, error):
                    raise
                logger.warning(
                    "Telegram did not take a call (%s), again in %ss", type(error).__name__, seconds
                )
                await asyncio.sleep(seconds)
        return await call()

    def _is_repeated_enough(self, number: int, error: NetworkError) -> bool:
        """Count a message that may have got through; return whether it must not be sent again."""
        is_certain = isinstance(error.__cause__, ConnectTimeout | PoolTimeout)  # that it did not
        if isinstance(error, TimedOut) and not is_certain:
            self._uncertain[number] += 1
        return isinstance(error, TimedOut) and self._uncertain[number] > _MOST_REPEATS


async def _to_the_end(work: Callable[[], None]) -> None:
    """Do what blocks in a thread; where that is cancelled, it is so once the thread has ended."""
    doing = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise


def _is_called_for(to: Destination, closed: Set[int]) -> bool:
    """Tell whether a message is to be sent: it may depend on whether another chat took what went before."""
    is_refused = to.if_refused_by is None or to.if_refused_by in closed
    return is_refused and to.if_taken_by not in closed


def in_place_of(
    earlier: Sequence[int], messages: Sequence[Message], to: Destination
) -> list[tuple[Message, Destination]]:
    """Return what to send so that new messages stand where earlier ones stood.

    One that asks for a reply is sent, as Telegram cannot make it of another; what is left over of the earlier
    ones is deleted, which a message without text stands for.
    """
    left = list(earlier)
    pairs = []
    for message in messages:
        can_be_edited = bool(left) and not message.asks_for_reply
        pairs.append((message, replace(to, replaces=left.pop(0) if can_be_edited else None)))
    return pairs + [(Message(""), replace(to, replaces=one)) for one in left]

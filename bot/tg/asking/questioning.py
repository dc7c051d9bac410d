"""Has a question answered while its asker sees that it is being worked on, and sends the answer."""

import logging
import threading
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from telegram import Bot, Message, Update

from bot.tg import texts
from bot.tg.asking.boards import Draft, Nowhere, StatusMessage
from bot.tg.asking.desk import Desk, Question
from bot.tg.asking.progress import Board, Waiting, showing_progress
from bot.tg.asking.typing_action import typing
from bot.tg.asking.workers import QueueFullError, Workers
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.delivering.messages import to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.delivering.status_messages import StatusMessages
from bot.tg.groups.addressing import is_private
from bot.tg.receiving.reception import Reception, conversation_of, thread_of
from bot.tg.running.metrics import Metrics

_OWED_AFTER_SECONDS = 60.0  # a question that is older waited for the bot before, and is not sent away

MayAsk = Callable[[Update, Bot], Awaitable[bool]]  # says so to the person who may not
BeginAnswer = Callable[[Update], bool]  # False where an edit of the question waits

logger = logging.getLogger(__name__)


class Questions:
    """The way of a question from the message that asks it to the messages that answer it."""

    def __init__(
        self,
        desk: Desk,
        reception: Reception,
        workers: Workers,
        metrics: Metrics,
        statuses: StatusMessages,
        *,
        status_seconds: float,
        seconds_in_hand: Callable[[int], float],
        may_ask: MayAsk,
        begin_answer: BeginAnswer,
    ) -> None:
        self._desk = desk
        self._metrics = metrics
        self._statuses = statuses
        self._status_seconds = status_seconds  # 0 shows none
        self._seconds_in_hand = seconds_in_hand
        self._reception = reception
        self._workers = workers
        self._may_ask = may_ask
        self._begin_answer = begin_answer

    async def answer(self, update: Update, bot: Bot, text: str) -> None:
        """Answer the question that a message asks, or ask for one; after an edit, in the same place."""
        message = update.effective_message
        if message is None or not self._begin_answer(update) or not await self._may_ask(update, bot):
            return
        if text:
            board = self._board_for(update.update_id, message, bot)
            answer = await self._answer_to(message, bot, text, board)
        else:
            answer = to_messages(styled(texts.ASK_FOR_QUESTION), asks_for_reply=True)
        await self._reception.deliver(update, answer, takes_place=update.edited_message is not None)
        if text:
            self._metrics.time_answer(self._seconds_in_hand(update.update_id))

    def _board_for(self, update_id: int, message: Message, bot: Bot) -> Board:
        if is_private(message):
            return Draft(bot, message)
        if self._status_seconds <= 0:
            return Nowhere()
        return StatusMessage(self._statuses, update_id, message, self._status_seconds)

    async def _answer_to(self, message: Message, bot: Bot, text: str, board: Board) -> Sequence[Outgoing]:
        question = Question(conversation_of(message), text, message.date, message.message_id)
        given_up = threading.Event()  # the thread goes on where nobody waits for it any more
        async with (
            typing(bot, message.chat.id, thread_of(message)),
            showing_progress(board) as show,
        ):
            try:
                return await self._workers.run(
                    lambda: self._desk.answer(
                        question, on_status=show, is_wanted=lambda: not given_up.is_set()
                    ),
                    on_wait=lambda place: show(Waiting(place)),
                    is_owed=_age_seconds(message) > _OWED_AFTER_SECONDS,
                )
            except QueueFullError as full:
                logger.warning("a question was sent away: %d are waiting", full.waiting)
                self._metrics.count_question("sent_away")
                return to_messages(styled(texts.QUEUE_FULL.format(waiting=full.waiting)))
            except TimeoutError:
                logger.warning("an answer took too long")
                self._metrics.count_question("timed_out")
                return to_messages(styled(texts.TOOK_TOO_LONG))
            finally:
                given_up.set()


def _age_seconds(message: Message) -> float:
    sent_at = message.edit_date or message.date
    return (datetime.now(tz=sent_at.tzinfo) - sent_at).total_seconds()

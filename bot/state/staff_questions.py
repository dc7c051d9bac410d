"""Questions that members sent to a person, so that the reply finds its way back."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.errors import NotFoundError
from bot.state.database import Database
from bot.state.records import Conversation
from bot.state.schema import answers, asked_messages, staff_questions


@dataclass(frozen=True, slots=True)
class StaffQuestion:
    """A question that a person is to answer; its number stands in the messages about it."""

    number: int
    conversation: Conversation
    question: str
    message_id: int | None = None  # with which it was asked, where that is known


class StaffQuestions:
    """Each answer is sent to a person once."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def ask(self, token: str, conversation: Conversation) -> int | None:
        """Keep that an answer goes to a person, and return its number; None where it did before."""
        row = {
            "token": token,
            "user_id": conversation.user_id,
            "chat_id": conversation.chat_id,
            "thread_id": conversation.thread_id,
            "asked_at": self._clock(),
        }
        with self._database.transaction() as connection:
            known = select(staff_questions.c.number).where(staff_questions.c.token == token)
            if connection.execute(known).first() is not None:
                return None
            try:
                connection.execute(insert(staff_questions).values(row))
            except IntegrityError:  # by a second tap at the same time; PostgreSQL ends the transaction
                return None
            return int(connection.execute(known).scalar_one())

    def take_back(self, number: int) -> None:
        """Forget a question that reached nobody."""
        with self._database.transaction() as connection:
            connection.execute(delete(staff_questions).where(staff_questions.c.number == number))

    def get(self, number: int) -> StaffQuestion:
        """Return a question by its number; NotFoundError where it was erased or is too old."""
        there = and_(
            asked_messages.c.token == staff_questions.c.token,
            asked_messages.c.chat_id == staff_questions.c.chat_id,
        )
        with self._database.transaction() as connection:
            row = connection.execute(
                select(staff_questions, answers.c.question, asked_messages.c.question_id)
                .join(answers, answers.c.token == staff_questions.c.token)
                .outerjoin(asked_messages, there)
                .where(staff_questions.c.number == number)
            ).first()
        if row is None:
            raise NotFoundError("There is no such question in the database.")
        conversation = Conversation(row.chat_id, row.user_id, row.thread_id)
        return StaffQuestion(number, conversation, row.question, row.question_id)

    def mark_replied(self, number: int) -> bool:
        """Keep that a person replied; the first time counts. Return whether this was the first."""
        with self._database.transaction() as connection:
            marked = connection.execute(
                update(staff_questions)
                .where(staff_questions.c.number == number, staff_questions.c.replied_at.is_(None))
                .values(replied_at=self._clock())
            )
            return marked.rowcount > 0

    def count_of(self, user_id: int, *, last_seconds: float) -> int:
        """Return how many questions a person sent lately."""
        with self._database.transaction() as connection:
            lately = staff_questions.c.asked_at >= self._clock() - last_seconds
            counted = select(func.count()).where(staff_questions.c.user_id == user_id, lately)
            return int(connection.execute(counted).scalar_one())

    def migrate_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that Telegram gave a new id."""
        with self._database.transaction() as connection:
            connection.execute(
                update(staff_questions)
                .where(staff_questions.c.chat_id == old_chat_id)
                .values(chat_id=new_chat_id)
            )

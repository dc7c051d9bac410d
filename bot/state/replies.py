"""Which of the bot's messages answer which message of a person: so that a question may be edited.

Only numbers that Telegram gave are kept, and for as long as a question may be edited; that of a question
which went to staff for as long as they may reply.
"""

from collections.abc import Callable

from sqlalchemy import and_, delete, insert, select, update

from bot.state.database import Database
from bot.state.records import Conversation
from bot.state.schema import answers, asked_messages, sent_replies, staff_questions


class Replies:
    """The replies to each message that asked something, and the answers kept for it."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def add(self, chat_id: int, question_id: int, message_id: int) -> None:
        """Remember once that the bot's `message_id` answers `question_id`, if that was a question."""
        with self._database.transaction() as connection:
            asker = connection.execute(
                select(asked_messages.c.user_id).where(
                    asked_messages.c.chat_id == chat_id, asked_messages.c.question_id == question_id
                )
            ).scalar()
            is_known = and_(sent_replies.c.chat_id == chat_id, sent_replies.c.message_id == message_id)
            if asker is None or connection.execute(select(sent_replies.c.user_id).where(is_known)).first():
                return
            row = {"chat_id": chat_id, "user_id": asker, "question_id": question_id}
            sent = {"message_id": message_id, "sent_at": self._clock()}
            connection.execute(insert(sent_replies).values(row | sent))

    def remove(self, chat_id: int, message_id: int) -> None:
        """Forget a message of the bot that was deleted."""
        one = and_(sent_replies.c.chat_id == chat_id, sent_replies.c.message_id == message_id)
        with self._database.transaction() as connection:
            connection.execute(delete(sent_replies).where(one))

    def to(self, chat_id: int, question_id: int) -> tuple[int, ...]:
        """Return the bot's messages that answer a message, in order."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                select(sent_replies.c.message_id)
                .where(sent_replies.c.chat_id == chat_id, sent_replies.c.question_id == question_id)
                .order_by(sent_replies.c.message_id)
            )
            return tuple(row.message_id for row in rows)

    def keep_answer(self, token: str, conversation: Conversation, question_id: int) -> None:
        """Remember that a kept answer belongs to a message."""
        where = {"chat_id": conversation.chat_id, "user_id": conversation.user_id, "question_id": question_id}
        with self._database.transaction() as connection:
            connection.execute(
                insert(asked_messages).values(where | {"token": token, "asked_at": self._clock()})
            )

    def question(self, chat_id: int, question_id: int) -> str | None:
        """Return the question that was last answered for a message; None if none was."""
        with self._database.transaction() as connection:
            row = connection.execute(
                select(answers.c.question)
                .join(asked_messages, asked_messages.c.token == answers.c.token)
                .where(asked_messages.c.chat_id == chat_id, asked_messages.c.question_id == question_id)
                .order_by(asked_messages.c.asked_at.desc())
            ).first()
        return None if row is None else str(row.question)

    def supersede(self, chat_id: int, question_id: int) -> None:
        """Let no follow-up lean on what a message asked before it was edited or worked on again.

        Nor is that counted as a question.
        """
        tokens = select(asked_messages.c.token).where(
            asked_messages.c.chat_id == chat_id, asked_messages.c.question_id == question_id
        )
        over = {"in_topic": False, "is_superseded": True}
        with self._database.transaction() as connection:
            connection.execute(update(answers).where(answers.c.token.in_(tokens)).values(over))

    def forget(self, *, older_than_seconds: float) -> None:
        """Delete what is older."""
        limit = self._clock() - older_than_seconds
        with self._database.transaction() as connection:
            connection.execute(delete(sent_replies).where(sent_replies.c.sent_at < limit))
            with_staff = asked_messages.c.token.in_(select(staff_questions.c.token))
            connection.execute(delete(asked_messages).where(asked_messages.c.asked_at < limit, ~with_staff))

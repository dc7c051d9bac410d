"""Answered questions: what follow-ups lean on, what buttons open, what people thought of them."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from bot.errors import NotFoundError
from bot.state.database import Database
from bot.state.records import Conversation, Source, StoredAnswer
from bot.state.schema import answers, feedback, leanings, whole_answers


class Answers:
    """The questions people asked and what they were answered."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def save(self, answer: StoredAnswer, *, carried_from: str = "") -> None:
        """Keep an answered question: for follow-ups, its buttons and its feedback.

        One that continues another holds what the other's asker wrote, and is erased with it.
        """
        row = {
            "token": answer.token,
            "chat_id": answer.conversation.chat_id,
            "user_id": answer.conversation.user_id,
            "thread_id": answer.conversation.thread_id,
            "answered_at": self._clock(),
            "question": answer.question,
            "kind": answer.kind,
            "confidence": answer.confidence,
            "sources": json.dumps([asdict(source) for source in answer.sources]),
            "in_topic": True,
            "generation": answer.generation,
            "seconds": answer.seconds,
            "carried_from": carried_from,
            "understood": answer.understood,
        }
        with self._database.transaction() as connection:
            connection.execute(insert(answers).values(row))

    def get(self, token: str) -> StoredAnswer:
        """Return the answer with this token; NotFoundError where there is none."""
        with self._database.transaction() as connection:
            row = connection.execute(select(answers).where(answers.c.token == token)).first()
        if row is None:
            raise NotFoundError("There is no such answer in the database.")
        return StoredAnswer(
            token=row.token,
            conversation=Conversation(row.chat_id, row.user_id, row.thread_id),
            question=row.question,
            kind=row.kind,
            confidence=row.confidence,
            sources=tuple(Source(**source) for source in json.loads(row.sources)),
            generation=row.generation,
            seconds=row.seconds,
            understood=row.understood,
        )

    def note_leaning(self, token: str, people: Collection[int]) -> None:
        """Remember that an answer holds words of these people beside those of its asker."""
        rows = [{"token": token, "user_id": one} for one in people]
        if rows:
            with self._database.transaction() as connection:
                connection.execute(insert(leanings), rows)

    def keep_whole(self, answer: StoredAnswer, messages: str, *, others: Collection[int] = ()) -> None:
        """Keep the messages of an answer of which a group is shown a short form, unless it was erased.

        Nor are they kept where one of the `others` whose words they hold had everything erased meanwhile.
        """
        row = {
            "token": answer.token,
            "user_id": answer.conversation.user_id,
            "kept_at": self._clock(),
            "messages": messages,
        }
        with self._database.transaction() as connection:
            kept = select(answers.c.token).where(answers.c.token == answer.token)
            leaning = select(leanings.c.user_id).where(leanings.c.token == answer.token)
            is_whole = set(others) <= set(connection.execute(leaning).scalars())
            if is_whole and connection.execute(kept).first() is not None:
                connection.execute(insert(whole_answers).values(row))

    def whole(self, token: str) -> str:
        """Return the messages of an answer that a group was shown briefly; NotFoundError for no such."""
        with self._database.transaction() as connection:
            kept = connection.execute(
                select(whole_answers.c.messages).where(whole_answers.c.token == token)
            ).scalar()
        if kept is None:
            raise NotFoundError("There is no such answer in the database.")
        return str(kept)

    def history(
        self, conversation: Conversation, *, limit: int, max_age_seconds: float, is_shared: bool = False
    ) -> tuple[str, ...]:
        """Return the last questions of the running topic, oldest first; if shared, those of everyone."""
        belongs = _belongs_to(conversation, is_shared=is_shared)
        return tuple(self._last(answers.c.question, belongs, limit, max_age_seconds))[::-1]

    def others_in_topic(
        self, conversation: Conversation, *, limit: int, max_age_seconds: float
    ) -> frozenset[int]:
        """Return who else asked the last questions of a topic that a group shares."""
        belongs = _belongs_to(conversation, is_shared=True)
        people = self._last(answers.c.user_id, belongs, limit, max_age_seconds)
        return frozenset(people) - {conversation.user_id}

    def _last(
        self, column: ColumnElement[Any], belongs: ColumnElement[bool], limit: int, max_age_seconds: float
    ) -> Sequence[Any]:
        """Return one column of the last answers of a running topic, the latest first."""
        recent = answers.c.answered_at >= self._clock() - max_age_seconds
        with self._database.transaction() as connection:
            return connection.scalars(
                select(column)
                .where(belongs, answers.c.in_topic, recent)
                .order_by(answers.c.answered_at.desc())
                .limit(limit)
            ).all()

    def start_new_topic(self, conversation: Conversation, *, is_shared: bool = False) -> None:
        """Let later questions lean on nothing asked before."""
        with self._database.transaction() as connection:
            connection.execute(
                update(answers).where(_belongs_to(conversation, is_shared=is_shared)).values(in_topic=False)
            )

    def unanswered(self, *, since: float) -> tuple[str, ...]:
        """Return the questions that the corpus did not answer, oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                select(answers.c.question)
                .where(answers.c.kind == "no_answer", answers.c.answered_at >= since)
                .order_by(answers.c.answered_at)
            )
            return tuple(row.question for row in rows)

    def give_feedback(self, token: str, user_id: int, verdict: str, reason: str = "") -> None:
        """Keep what a person thinks of an answer, and why; a later verdict replaces an earlier one."""
        row = {
            "token": token,
            "user_id": user_id,
            "verdict": verdict,
            "reason": reason,
            "given_at": self._clock(),
        }
        earlier = and_(feedback.c.token == token, feedback.c.user_id == user_id)
        with self._database.transaction() as connection:
            connection.execute(delete(feedback).where(earlier))
            connection.execute(insert(feedback).values(row))

    def feedback(self, token: str) -> dict[int, str]:
        """Return the verdicts on an answer, by person."""
        with self._database.transaction() as connection:
            rows = connection.execute(select(feedback).where(feedback.c.token == token))
            return {row.user_id: row.verdict for row in rows}

    def migrate_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that Telegram gave a new id."""
        with self._database.transaction() as connection:
            connection.execute(
                update(answers).where(answers.c.chat_id == old_chat_id).values(chat_id=new_chat_id)
            )


def _belongs_to(conversation: Conversation, *, is_shared: bool = False) -> ColumnElement[bool]:
    there = and_(answers.c.chat_id == conversation.chat_id, answers.c.thread_id == conversation.thread_id)
    return there if is_shared else and_(there, answers.c.user_id == conversation.user_id)

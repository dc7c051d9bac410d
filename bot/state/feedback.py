"""What people make of the answers: what found none, what was disliked and why, what went to a person."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from bot.state.database import Database
from bot.state.pseudonyms import Pseudonyms
from bot.state.records import Source
from bot.state.schema import answers, feedback, staff_questions

BAD, GOOD = "bad", "good"


@dataclass(frozen=True, slots=True)
class Concern:
    """A question that somebody should look at, with its trace; the person is a pseudonym."""

    asked_at: float
    person: str
    question: str
    kind: str
    confidence: float
    generation: str
    sources: tuple[Source, ...]
    verdict: str
    reason: str
    sent_to_staff_at: float | None
    replied_at: float | None
    understood: str = ""  # a follow-up, with what it leans on


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and how it was answered; the person is a pseudonym."""

    asked_at: float
    person: str
    question: str
    kind: str
    confidence: float
    seconds: float
    cited: tuple[str, ...]  # the documents shown, by id


@dataclass(frozen=True, slots=True)
class Totals:
    """How many questions there were, by what became of them."""

    questions: int
    by_kind: Mapping[str, int]
    liked: int
    disliked: int
    by_reason: Mapping[str, int]
    sent_to_staff: int
    replied: int


class Feedback:
    """Reports over a stretch of time; `until` itself is not part of it."""

    def __init__(self, database: Database, pseudonyms: Pseudonyms) -> None:
        self._database = database
        self._pseudonyms = pseudonyms

    def concerns(self, *, since: float, until: float) -> tuple[Concern, ...]:
        """Return what was not answered, disliked or sent to a person, newest first."""
        unanswered = and_(answers.c.kind == "no_answer", _is_counted())
        wanted = or_(unanswered, feedback.c.verdict == BAD, staff_questions.c.token.is_not(None))
        found = _with_feedback().where(_within(since, until), wanted).order_by(answers.c.answered_at.desc())
        with self._database.transaction() as connection:
            rows = connection.execute(found).all()
        return tuple(
            Concern(
                asked_at=row.answered_at,
                person=self._pseudonyms.of(row.user_id),
                question=row.question,
                kind=row.kind,
                confidence=row.confidence,
                generation=row.generation,
                sources=tuple(Source(**source) for source in json.loads(row.sources)),
                verdict=row.verdict or "",
                reason=row.reason or "",
                sent_to_staff_at=row.sent_at,
                replied_at=row.replied_at,
                understood=row.understood,
            )
            for row in rows
        )

    def totals(self, *, since: float, until: float) -> Totals:
        """Return the counts."""
        counted = _within(since, until), _is_counted()
        kinds = select(answers.c.kind, func.count()).where(*counted).group_by(answers.c.kind)
        rated = _with_feedback().where(_within(since, until)).subquery()
        verdicts = select(rated.c.verdict, func.count()).group_by(rated.c.verdict)
        reasons = select(rated.c.reason, func.count()).where(rated.c.verdict == BAD).group_by(rated.c.reason)
        sent = select(func.count(rated.c.sent_at), func.count(rated.c.replied_at))
        with self._database.transaction() as connection:
            by_kind = {row[0]: int(row[1]) for row in connection.execute(kinds)}
            by_verdict = {row[0]: int(row[1]) for row in connection.execute(verdicts)}
            by_reason = {row[0]: int(row[1]) for row in connection.execute(reasons) if row[0]}
            sent_to_staff, replied = connection.execute(sent).one()
        return Totals(
            questions=sum(by_kind.values()),
            by_kind=by_kind,
            liked=by_verdict.get(GOOD, 0),
            disliked=by_verdict.get(BAD, 0),
            by_reason=by_reason,
            sent_to_staff=int(sent_to_staff),
            replied=int(replied),
        )

    def asked(self, *, since: float, until: float) -> tuple[Asked, ...]:
        """Return every question, newest first."""
        counted = _within(since, until), _is_counted()
        found = select(answers).where(*counted).order_by(answers.c.answered_at.desc())
        with self._database.transaction() as connection:
            rows = connection.execute(found).all()
        names = {user_id: self._pseudonyms.of(user_id) for user_id in {row.user_id for row in rows}}
        return tuple(
            Asked(
                asked_at=row.answered_at,
                person=names[row.user_id],
                question=row.question,
                kind=row.kind,
                confidence=row.confidence,
                seconds=row.seconds,
                cited=tuple(
                    one["document_id"] for one in json.loads(row.sources) if not one.get("is_further")
                ),
            )
            for row in rows
        )

    def reason_given(self, token: str, user_id: int) -> str:
        """Return why a person disliked an answer; "" where they did not say."""
        with self._database.transaction() as connection:
            given = and_(feedback.c.token == token, feedback.c.user_id == user_id)
            return connection.execute(select(feedback.c.reason).where(given)).scalar() or ""


def _within(since: float, until: float) -> ColumnElement[bool]:
    return and_(answers.c.answered_at >= since, answers.c.answered_at < until)


def _is_counted() -> ColumnElement[bool]:
    """Whether an answer is the last to its message, and not one that is read on elsewhere."""
    return and_(answers.c.carried_from == "", ~answers.c.is_superseded)


def _with_feedback() -> "Select[tuple[object, ...]]":
    """Select answers with the verdict of who asked, and whether they went to a person."""
    by_asker = and_(feedback.c.token == answers.c.token, feedback.c.user_id == answers.c.user_id)
    return (
        select(
            answers,
            feedback.c.verdict,
            feedback.c.reason,
            staff_questions.c.asked_at.label("sent_at"),
            staff_questions.c.replied_at,
        )
        .outerjoin(feedback, by_asker)
        .outerjoin(staff_questions, staff_questions.c.token == answers.c.token)
    )

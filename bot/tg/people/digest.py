"""What staff are told once a week: how many questions, which found nothing, which answers were disliked."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from bot.state import State
from bot.state.feedback import BAD, Concern
from bot.tg import texts_people as texts
from bot.tg.delivering.messages import Destination, dump, to_messages
from bot.tg.delivering.richtext import RichText, joined, styled
from bot.tg.people.roster import Roster
from bot.tg.people.staff_chat import StaffChat

_MARK = "digest"
_WEEK = timedelta(days=7)
_SHOWN = 10
_LONGEST_QUESTION = 150


class Digest:
    """Puts the digest of a week among the outgoing messages, once, however often the bot is started."""

    def __init__(
        self,
        state: State,
        roster: Roster,
        staff_chat: StaffChat,
        *,
        weekday: int,
        hour: int,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._state = state
        self._roster = roster
        self._staff_chat = staff_chat
        self._weekday = weekday  # 1 is Monday, 0 never
        self._hour = hour
        self._now = now

    def prepare(self) -> int | None:
        """Put what is due among the outgoing messages; return the number under which some may be unsent."""
        if not self._weekday:
            return None
        due = last_due(self._now(), self._weekday, self._hour)
        number = -int(due.timestamp())  # below zero there are no updates of Telegram
        if self._state.marks.get(_MARK) != str(number):
            with self._state.together():
                if self._state.marks.change(_MARK, str(number)):
                    self._put(number, due)
        return number

    def _put(self, number: int, due: datetime) -> None:
        rich = self._text(due - _WEEK, due)
        if rich is None:
            return
        chat = self._staff_chat
        recipients = (chat.chat_id,) if chat.is_set else (*self._roster.staff(), *self._roster.admins())
        for recipient in recipients:
            letters = [dump(message, Destination(recipient)) for message in to_messages(rich)]
            self._state.updates.put_outgoing(number, letters)

    def _text(self, first: datetime, last: datetime) -> RichText | None:
        """Return the digest; None of a week in which nobody asked."""
        since, until = first.timestamp(), last.timestamp()
        totals = self._state.feedback.totals(since=since, until=until)
        if not totals.questions:
            return None
        concerns = self._state.feedback.concerns(since=since, until=until)
        days = {"first": _day(first), "last": _day(last)}
        counts = texts.DIGEST_TOTALS.format(
            questions=totals.questions,
            answered=totals.by_kind.get("answer", 0),
            unanswered=totals.by_kind.get("no_answer", 0),
            liked=totals.liked,
            disliked=totals.disliked,
            sent=totals.sent_to_staff,
            replied=totals.replied,
        )
        parts = [styled(texts.DIGEST_TITLE.format(**days), "bold") + "\n" + counts, *_lists(concerns)]
        return joined([*parts, styled(texts.DIGEST_HOW)], "\n\n")


def last_due(now: datetime, weekday: int, hour: int) -> datetime:
    """Return the last moment, now or before, at which a digest was due."""
    today = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    due = today - timedelta(days=(now.isoweekday() - weekday) % 7)
    return due if due <= now else due - _WEEK


def _lists(concerns: Sequence[Concern]) -> Iterable[RichText]:
    unanswered = Counter(_asked(one) for one in concerns if one.kind == "no_answer")
    yield from _list(texts.DIGEST_UNANSWERED, [_times(*pair) for pair in unanswered.most_common()])
    yield from _list(texts.DIGEST_DISLIKED, [_disliked(one) for one in concerns if one.verdict == BAD])
    waiting = [one for one in concerns if one.sent_to_staff_at is not None and one.replied_at is None]
    lines = [texts.DIGEST_LINE.format(question=_asked(one)) for one in waiting]
    yield from _list(texts.DIGEST_WAITING, lines)


def _list(title: str, lines: Sequence[str]) -> Iterable[RichText]:
    if lines:
        more = [texts.DIGEST_MORE.format(count=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
        yield styled(title, "bold") + "\n" + styled("\n".join([*lines[:_SHOWN], *more]))


def _times(question: str, count: int) -> str:
    line = texts.DIGEST_LINE_TIMES if count > 1 else texts.DIGEST_LINE
    return line.format(question=question, count=count)


def _disliked(concern: Concern) -> str:
    question, reason = _asked(concern), texts.REASONS.get(concern.reason, "")
    if not reason:
        return texts.DIGEST_LINE.format(question=question)
    return texts.DIGEST_LINE_REASON.format(question=question, reason=reason.lower())


def _asked(concern: Concern) -> str:
    question = _shortened(concern.question)
    if not concern.understood:
        return question
    return texts.DIGEST_UNDERSTOOD.format(question=question, understood=_shortened(concern.understood))


def _shortened(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= _LONGEST_QUESTION else line[: _LONGEST_QUESTION - 1].rstrip() + "…"


def _day(moment: datetime) -> str:
    return moment.strftime("%d/%m/%Y")

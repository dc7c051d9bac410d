"""Answers a message: the questions in it, each with what it leans on; bot/looking_up.py looks them up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot import texts
from bot.answers import Answer, NeedsDetails, NoAnswer, Trace
from bot.asked.asking import LONGEST_QUESTION
from bot.asked.bare_number import with_whole_number
from bot.asked.clarifying import details_needed, is_too_long
from bot.asked.hearing import question_before, questions_heard, story_told, without_gaps
from bot.asked.new_topic import is_heard_of, may_be_new_topic, may_lean_on_topic, says_both
from bot.asked.pastes import paste_in
from bot.asked.pointing import at_last_place
from bot.asked.several import (
    MOST_QUESTIONS,
    is_one_sentence,
    leans_on_first,
    questions_at_commas,
    stand_alone,
    together,
)
from bot.asked.smalltalk import small_talk
from bot.clock import Clock
from bot.looking_up import LookUp
from bot.stages import OnStatus, Stage, nobody_listens
from bot.validity.no_days import of_no_day
from vectorstore.conversation import wants_more
from vectorstore.query import Query

_Known = dict[tuple[str, ...], Trace]  # by the questions up to the one that was answered


def _is_passed_over(message: str) -> bool:
    """Tell whether an earlier message asked nothing that a follow-up could lean on."""
    return is_too_long(message) or bool(small_talk(message))


@dataclass(frozen=True, slots=True)
class Answerer(LookUp):
    """Answers messages over the live generation; may be used by several threads at once."""

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        on_status: OnStatus = nobody_listens,
    ) -> Trace:
        """Return how a message was answered, as of a day: given, named in it, or today.

        `on_status` is told of each stage as it begins, in the thread of the caller.
        """
        return self._answer(question, history, as_of, on_status, {})

    def _answer(
        self,
        question: str,
        history: Sequence[str],
        as_of: date | None,
        on_status: OnStatus,
        known: _Known,
    ) -> Trace:
        if is_too_long(without_gaps(question)):
            return self._answer_one(without_gaps(question), (), as_of, on_status, known)
        parts = questions_heard(question)
        story = story_told(question) if len(parts) == 1 else ""
        earlier = [question_before(said) for said in map(without_gaps, history) if not _is_passed_over(said)]
        traces = self._one_by_one(parts, earlier, as_of, on_status, known, story=story)
        if len(traces) == 1:
            apart = self._at_commas(traces[0], earlier, as_of, known)
            if apart:
                return together(question, apart, 0, self.today())
            return replace(traces[0], question=question)
        is_split = stand_alone(traces) or all(isinstance(trace.result, Answer) for trace in traces)
        if is_one_sentence(question) and not is_split:
            whole = self._answer_one(question, earlier, as_of, on_status, known)
            if isinstance(whole.result, Answer):
                return whole
        return together(question, traces, len(parts) - len(traces), self.today())

    def _at_commas(
        self, whole: Trace, earlier: Sequence[str], as_of: date | None, known: _Known
    ) -> Sequence[Trace]:
        """Answer what a sentence asks between its commas, where nothing answers it as a whole."""
        parts = questions_at_commas(whole.question) if isinstance(whole.result, NoAnswer) else []
        traces = self._one_by_one(parts, earlier, as_of, nobody_listens, known)
        return traces if any(isinstance(trace.result, Answer) for trace in traces) else ()

    def _one_by_one(
        self,
        parts: Sequence[str],
        earlier: Sequence[str],
        as_of: date | None,
        on_status: OnStatus,
        known: _Known,
        *,
        story: str = "",
    ) -> list[Trace]:
        """Answer questions of a message in turn; each may lean on those before it."""
        traces: list[Trace] = []
        for part in parts[:MOST_QUESTIONS]:
            before = [*earlier, *(trace.question for trace in traces)]
            asked = self._leaning(part) if traces else part
            trace = self._answer_one(asked, before, as_of, on_status, known, story=story)
            if before and not story and may_lean_on_topic(trace):
                trace = self._on_topic_before(trace, part, before, as_of, known)
            traces.append(replace(trace, question=part))
        return traces

    def _on_topic_before(
        self, alone: Trace, part: str, before: Sequence[str], as_of: date | None, known: _Known
    ) -> Trace:
        """Ask once more as a follow-up what says little; the surer answer stands, and one of both matters."""
        question = texts.AND_ALSO.format(question=part)
        leaning = self._answer_one(question, before, as_of, nobody_listens, known)
        is_about_it = isinstance(alone.result, NeedsDetails) or is_heard_of(leaning.query, leaning.hits)
        is_surer = not isinstance(alone.result, Answer) or leaning.confidence > alone.confidence
        is_better = isinstance(leaning.result, Answer) and is_about_it and is_surer
        return leaning if is_better or says_both(leaning) else alone

    def _leaning(self, part: str) -> str:
        """Return a later question of a message as a follow-up where it leaves its matter to the first."""
        written = self.query_builder.build(part, today=self.today()).text
        return texts.AND_ALSO.format(question=part) if leans_on_first(written) else part

    def _answer_one(
        self,
        question: str,
        history: Sequence[str],
        as_of: date | None,
        on_status: OnStatus,
        known: _Known,
        *,
        story: str = "",
    ) -> Trace:
        clock = Clock()
        on_status(Stage.SEARCHING)
        today = self.today()
        with clock.measure("query"):
            asked = with_whole_number(question[:LONGEST_QUESTION], self.reader.current().documents)
            query = self.query_builder.build(asked, history=history, story=story, today=today)
            may_be_new = not story and may_be_new_topic(query)
            if may_be_new and not self._is_heard_of(query, as_of or query.as_of or today):
                history, query = (), self.query_builder.build(asked, today=today)
            query = of_no_day(query, self.reader.current().documents())
            pointed_from = history[:-1] if self._asks_again(asked, history) else history
            query = at_last_place(query, self._answered_again(pointed_from, as_of, known))
        day = as_of or query.as_of or today
        trace = Trace(question, query, day, NeedsDetails(""), timings_ms=clock.spent_ms)
        details = None
        if not paste_in(question):
            heard_of = partial(self._is_heard_of, query, day)
            details = details_needed(question, query, history, is_heard_of=heard_of)
        if details is not None:
            return replace(trace, result=details)
        return self.looked_up(trace, clock, on_status)

    def _asks_again(self, question: str, history: Sequence[str]) -> bool:
        """Tell whether the last answer is wanted once more: what that one pointed at stays where it was."""
        return bool(history) and wants_more(self.query_builder.build(question, today=self.today()).text)

    def _is_heard_of(self, query: Query, day: date) -> bool:
        return is_heard_of(query, self.retriever.search(query, limit=self.top_k, as_of=day))

    def _answered_again(self, history: Sequence[str], as_of: date | None, known: _Known) -> Iterator[Trace]:
        """Yield the traces of earlier questions as they are asked for, the last one first.

        Each is made once for one answer, however many questions behind it point at it.
        """
        without_model = replace(self, llm=None)
        for place in reversed(range(len(history))):
            key = tuple(history[: place + 1])
            if key not in known:
                known[key] = without_model._answer(history[place], key[:-1], as_of, nobody_listens, known)
            yield known[key]

"""What the bot does for people, without Telegram: the blocking part of each handler.

Every public method is called in a thread and returns messages that are ready to send.
"""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from bot.answers import Answer, Trace
from bot.asked.smalltalk import small_talk
from bot.stages import OnStatus, nobody_listens
from bot.state import Conversation, GroupChoices, State, StoredAnswer
from bot.tg import texts
from bot.tg.answers.rendering import render_result
from bot.tg.answers.short_form import short_form
from bot.tg.answers.stored import new_token, stored_answer
from bot.tg.delivering.messages import Message, Rows, dump_whole, load_whole, to_messages, with_buttons
from bot.tg.delivering.richtext import RichText, styled
from bot.tg.presses import buttons

_TOPIC_SECONDS = 2 * 3600.0  # after a longer silence a question stands alone
_LATE_SECONDS = 600.0  # an answer later than this says when the question was asked

logger = logging.getLogger(__name__)


class Answerer(Protocol):
    """Answers one question from the corpus."""

    def answer(
        self, question: str, *, history: Sequence[str] = (), on_status: OnStatus = nobody_listens
    ) -> Trace:
        """Return how the question was answered; `on_status` is told of each stage."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it came in."""

    conversation: Conversation
    text: str
    asked_at: datetime
    message_id: int = 0


class Desk:
    """Answers questions."""

    def __init__(
        self,
        answerer: Answerer,
        state: State,
        *,
        history_questions: int,
        asks_staff: bool = False,
        generation: Callable[[], str] = lambda: "",
        today: Callable[[], date] = date.today,
    ) -> None:
        self._answerer = answerer
        self._state = state
        self._history_questions = history_questions
        self._asks_staff = asks_staff  # whether there is a chat of staff that a question can be sent to
        self._generation = generation  # the live one of the index, to be kept with the answer
        self._today = today

    def answer(
        self,
        question: Question,
        *,
        on_status: OnStatus = nobody_listens,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> tuple[Message, ...]:
        """Answer a question in its conversation, and keep the answer for its buttons.

        What was answered before to the same message, which may have been edited, no longer counts. An answer
        that is not wanted any more when it is there is nothing, and is not kept; so is that of a person
        who had everything erased meanwhile.
        """
        started, began = time.perf_counter(), self._state.privacy.now()
        self._state.replies.supersede(question.conversation.chat_id, question.message_id)
        choices = self._choices(question.conversation)
        history, others = self._topic(question.conversation, is_shared=choices.is_shared)
        trace = self._answerer.answer(question.text, history=history, on_status=on_status)
        if not is_wanted():
            return ()
        stored = replace(
            stored_answer(trace, question.conversation, question.text, self._today()),
            generation=self._generation(),
            seconds=time.perf_counter() - started,
        )
        with self._state.together():
            if self._state.privacy.is_erased_since(began, question.conversation.user_id):
                return ()
            leans_on = others if trace.query.topic else frozenset()
            still_there = self._not_erased(leans_on, began)
            if trace.query.topic and set(leans_on) <= set(still_there):
                stored = replace(stored, understood=trace.query.text)
            self._state.answers.save(stored)
            self._state.replies.keep_answer(stored.token, question.conversation, question.message_id)
            self._state.answers.note_leaning(stored.token, still_there)
        logger.info("answered kind=%s seconds=%.3f", stored.kind, time.perf_counter() - started)
        late = _note_if_late(question.asked_at)
        if choices.is_brief:
            return self._brief(trace, stored, late, leans_on)
        return self._whole(render_result(trace, today=self._today()), stored, late)

    def carry_over(self, token: str, conversation: Conversation) -> tuple[Message, ...]:
        """Return whole what a group was answered briefly, and go on from it in this conversation."""
        stored = self._state.answers.get(token)
        question, messages = load_whole(self._state.answers.whole(token))
        own = replace(stored, token=new_token(), conversation=conversation, question=question, understood="")
        self._state.answers.save(own, carried_from=token)
        return with_buttons(messages, self._below(own))

    def question_of(self, chat_id: int, message_id: int) -> str | None:
        """Return what was last answered for a message; None if nothing was."""
        return self._state.replies.question(chat_id, message_id)

    def follow_group(self, old_chat_id: int, new_chat_id: int) -> None:
        """Keep what is known of a group under its new id."""
        self._state.migrate_chat(old_chat_id, new_chat_id)

    def start_new_topic(self, conversation: Conversation) -> None:
        """Let the next question of this conversation stand alone."""
        is_shared = self._choices(conversation).is_shared
        self._state.answers.start_new_topic(conversation, is_shared=is_shared)

    def _choices(self, conversation: Conversation) -> GroupChoices:
        """Return what the admins of a group chose; a private chat has nothing to choose."""
        if conversation.chat_id > 0:
            return GroupChoices(is_brief=False)
        return self._state.groups.choices(conversation.chat_id)

    def _topic(
        self, conversation: Conversation, *, is_shared: bool
    ) -> tuple[tuple[str, ...], frozenset[int]]:
        """Return the questions that a follow-up leans on, and who else asked some of them."""
        answers, limit = self._state.answers, self._history_questions
        history = answers.history(
            conversation, limit=limit, max_age_seconds=_TOPIC_SECONDS, is_shared=is_shared
        )
        if not is_shared:
            return history, frozenset()
        return history, answers.others_in_topic(conversation, limit=limit, max_age_seconds=_TOPIC_SECONDS)

    def _not_erased(self, people: Collection[int], since: float) -> list[int]:
        return [one for one in people if not self._state.privacy.is_erased_since(since, one)]

    def _brief(
        self, trace: Trace, stored: StoredAnswer, late: str, leans_on: Collection[int]
    ) -> tuple[Message, ...]:
        """Return the short form, and keep the whole answer for who reads on in private."""
        short = short_form(trace.result)
        today = self._today()
        rich = render_result(replace(trace, result=short.result), today=today, is_short=True)
        if not isinstance(short.result, Answer):
            return self._whole(rich, stored, late)
        whole = to_messages(render_result(trace, today=today))
        # Elsewhere a follow-up must be understood without what was asked before it in the group.
        question = trace.query.text if trace.query.topic else stored.question
        self._state.answers.keep_whole(stored, dump_whole(question, whole), others=leans_on)
        if short.left_out:
            rich = rich + "\n\n" + styled(texts.LEFT_OUT.format(count=short.left_out), "italic")
        numbers = {one.number for one in short.result.citations}
        sources = [one for one in stored.sources if one.number in numbers]
        label = texts.READ_IN_PRIVATE_BUTTON if short.left_out else texts.ASK_IN_PRIVATE_BUTTON
        below = buttons.below_answer(stored.token, sources, in_private=label, asks_staff=self._asks_staff)
        return to_messages(_after(late, rich), buttons=below)

    def _whole(self, rich: RichText, stored: StoredAnswer, late: str) -> tuple[Message, ...]:
        asks_back = stored.kind == "needs_details"
        below = () if asks_back else self._below(stored)
        is_question = asks_back and not small_talk(stored.question)
        return to_messages(_after(late, rich), buttons=below, asks_for_reply=is_question)

    def _below(self, stored: StoredAnswer) -> Rows:
        return buttons.below_answer(
            stored.token, stored.sources, asks_staff=self._asks_staff, is_refusal=stored.is_refusal
        )


def _after(note: str, rich: RichText) -> RichText:
    return styled(note, "italic") + "\n\n" + rich if note else rich


def _note_if_late(asked_at: datetime) -> str:
    if (datetime.now(tz=asked_at.tzinfo) - asked_at).total_seconds() < _LATE_SECONDS:
        return ""
    return texts.ANSWERED_LATE.format(moment=asked_at.astimezone().strftime("%H:%M ngày %d/%m/%Y"))

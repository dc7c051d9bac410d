"""What the bot does for people, without Telegram: the blocking part of each handler.

Every public method is called in a thread and returns messages that are ready to send.
"""

import logging
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.answers import Answer, NeedsDetails, NoAnswer, Result, Trace
from bot.errors import NotFoundError
from bot.stages import OnStatus, nobody_listens
from bot.state import Conversation, Source, State, StoredAnswer
from bot.tg import buttons, texts
from bot.tg.library import Library, Reader
from bot.tg.links import payload_of
from bot.tg.messages import Message, Rows, to_messages
from bot.tg.outline import link_to
from bot.tg.reading import names_of, page_at, pages_of
from bot.tg.rendering import render_lost_source, render_page, render_result
from bot.tg.richtext import styled
from bot.wording.framing import document_name
from vectorstore.records import Document

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
    is_edited: bool = False  # the message asked something else before, or the same in other words


class Desk:
    """Answers questions, opens sources and takes feedback."""

    def __init__(
        self,
        answerer: Answerer,
        reader: Reader,
        state: State,
        *,
        history_questions: int,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._answerer = answerer
        self._reader = reader
        self._state = state
        self._history_questions = history_questions
        self._today = today

    def answer(self, question: Question, *, on_status: OnStatus = nobody_listens) -> tuple[Message, ...]:
        """Answer a question in its conversation, and keep the answer for its buttons."""
        started = time.perf_counter()
        if question.is_edited:
            self._state.replies.supersede(question.conversation.chat_id, question.message_id)
        history = self._state.answers.history(
            question.conversation, limit=self._history_questions, max_age_seconds=_TOPIC_SECONDS
        )
        trace = self._answerer.answer(question.text, history=history, on_status=on_status)
        stored = _stored(trace, question)
        with self._state.together():
            self._state.answers.save(stored)
            self._state.replies.keep_answer(stored.token, question.conversation, question.message_id)
        logger.info("answered kind=%s seconds=%.3f", stored.kind, time.perf_counter() - started)
        rich = render_result(trace, today=self._today())
        late = _note_if_late(question.asked_at)
        return to_messages(
            styled(late, "italic") + "\n\n" + rich if late else rich,
            buttons=_buttons(stored),
            asks_for_reply=stored.kind == "needs_details",
        )

    def question_of(self, chat_id: int, message_id: int) -> str | None:
        """Return what was last answered for a message; None if nothing was."""
        return self._state.replies.question(chat_id, message_id)

    def start_new_topic(self, conversation: Conversation) -> None:
        """Let the next question of this conversation stand alone."""
        self._state.answers.start_new_topic(conversation)

    def open_source(self, press: buttons.OpenSource | buttons.TurnPage, chat_id: int) -> Message:
        """Return the page on which a source stands, or another page of its document.

        Raises NotFoundError where there is no such answer in this chat.
        """
        source = self.source_of(press.token, press.number, chat_id)
        library = self._reader.current()
        document = next((one for one in library.documents() if one.id == source.document_id), None)
        if document is None:
            return to_messages(render_lost_source(source, texts.SOURCE_REMOVED))[0]
        start = _where(source, library.text(document.id))
        if start is None:
            return to_messages(render_lost_source(source, texts.SOURCE_CHANGED))[0]
        return self._page(press, source, document, library, start)

    def source_of(self, token: str, number: int, chat_id: int) -> Source:
        """Return a source of an answer that was given in this chat, else raise NotFoundError."""
        sources = self._answer_in(token, chat_id).sources
        source = next((source for source in sources if source.number == number), None)
        if source is None:
            raise NotFoundError("The answer has no such source.")
        return source

    def _page(
        self,
        press: buttons.OpenSource | buttons.TurnPage,
        source: Source,
        document: Document,
        library: Library,
        start: int,
    ) -> Message:
        text = library.text(document.id)
        pages = pages_of(text, library.places(document.id))
        number = press.page if isinstance(press, buttons.TurnPage) else page_at(pages, start)
        number = min(number, len(pages) - 1)
        rich = render_page(
            document,
            pages[number],
            text,
            quote=(start, start + len(source.quote)),
            today=self._today(),
            has_changed=source.sha256 not in ("", document.sha256),
        )
        link = payload_of(link_to(document.id, pages[number]))
        below = buttons.below_page(press.token, press.number, number, names_of(pages), link)
        return to_messages(rich, buttons=below)[0]

    def rate(self, press: buttons.Rate, chat_id: int, user_id: int) -> str:
        """Keep a verdict of the person who asked; return what to say to who pressed."""
        stored = self._answer_in(press.token, chat_id)
        if stored.conversation.user_id != user_id:
            return texts.ONLY_THE_ASKER
        self._state.answers.give_feedback(press.token, user_id, press.verdict)
        return texts.THANKS_GOOD if press.verdict == buttons.GOOD else texts.THANKS_BAD

    def _answer_in(self, token: str, chat_id: int) -> StoredAnswer:
        stored = self._state.answers.get(token)
        if stored.conversation.chat_id != chat_id:
            raise NotFoundError("There is no such answer in this chat.")
        return stored


def _stored(trace: Trace, question: Question) -> StoredAnswer:
    return StoredAnswer(
        token=secrets.token_urlsafe(8),
        conversation=question.conversation,
        question=question.text,
        kind=_kind(trace.result),
        confidence=trace.confidence,
        sources=_sources(trace.result),
    )


def _kind(result: Result) -> str:
    match result:
        case Answer():
            return "answer"
        case NoAnswer():
            return "no_answer"
        case NeedsDetails():
            return "needs_details"


def _sources(result: Result) -> tuple[Source, ...]:
    if not isinstance(result, Answer):
        return ()
    return tuple(
        Source(
            number=citation.number,
            document_id=citation.document.id,
            document_title=document_name(citation.document),
            locator=citation.locator,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            sha256=citation.document.sha256,
        )
        for citation in result.citations
    )


def _buttons(stored: StoredAnswer) -> Rows:
    return () if stored.kind == "needs_details" else buttons.below_answer(stored.token, stored.sources)


def _note_if_late(asked_at: datetime) -> str:
    if (datetime.now(tz=asked_at.tzinfo) - asked_at).total_seconds() < _LATE_SECONDS:
        return ""
    return texts.ANSWERED_LATE.format(moment=asked_at.astimezone().strftime("%H:%M ngày %d/%m/%Y"))


def _where(source: Source, text: str) -> int | None:
    """Return where the quote stands in the text as it is now, nearest to where it stood; None if nowhere."""
    if text[source.start : source.end] == source.quote:
        return source.start
    before, after = text.rfind(source.quote, 0, source.start), text.find(source.quote, source.start)
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - source.start), default=None)

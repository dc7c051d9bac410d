"""Carries questions from members to the staff chat and replies back, without telling who asked.

Each message about a question ends with its number, so that a reply to it is understood after a restart.
"""

import logging
import re
from collections.abc import Set
from dataclasses import dataclass, replace
from functools import partial

from bot.errors import NotFoundError
from bot.state import Conversation, State, StoredAnswer
from bot.state.recent_use import Use
from bot.state.staff_questions import StaffQuestion
from bot.tg import texts_people as texts
from bot.tg.delivering.messages import Destination, Message, dump, to_messages
from bot.tg.delivering.richtext import RichText, styled
from bot.tg.delivering.splitting import split
from bot.tg.presses.presses import Outcome, Pressed

_BUTTON = re.compile(r"h:(?P<token>[\w-]{1,16})", re.ASCII)
_CODE = re.compile(re.escape(texts.STAFF_CODE).replace(r"\{number\}", r"(\d{1,9})"))
_DAY_SECONDS, _MOST_A_DAY = 24 * 3600.0, 10
_WORDS_UNITS = 2000  # of what somebody wrote, in one message with what is said of it
_LONGEST_REMINDER = 200
_LONGEST_TITLE = 100
_LONGEST_QUOTE = 150
_LONGEST_UNDERSTOOD = 300

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in reply to a message about a question, and where it came from."""

    update_id: int
    sender: Conversation
    message_id: int
    words: str


class StaffChat:
    """Both directions between members and the people who look after their questions."""

    def __init__(self, state: State, chat_id: int) -> None:
        self._state = state
        self._chat_id = chat_id

    @property
    def is_set(self) -> bool:
        """Whether there is a staff chat."""
        return self._chat_id != 0

    @property
    def chat_id(self) -> int:
        """The staff chat; a group that Telegram gave another id is followed."""
        return int(self._state.marks.get(f"chat {self._chat_id}") or self._chat_id)

    def press(self, pressed: Pressed) -> Outcome:
        """Send an answered or unanswered question to the staff chat."""
        button = _BUTTON.fullmatch(pressed.data)
        if button is None or not self.is_set:
            raise NotFoundError("There is no such button.")
        stored = self._state.answers.get(button["token"])
        if stored.conversation.chat_id != pressed.chat_id:
            raise NotFoundError("There is no such answer in this chat.")
        if stored.conversation.user_id != pressed.person_id:
            return Outcome(texts.STAFF_ONLY_THE_ASKER, is_for=stored.conversation.user_id)
        count = self._state.staff_questions.count_of(pressed.person_id, last_seconds=_DAY_SECONDS)
        count += self._state.recent_use.count(
            Use.STAFF_QUESTION, pressed.person_id, last_seconds=_DAY_SECONDS
        )
        if count >= _MOST_A_DAY:
            return Outcome(texts.STAFF_TOO_MANY.format(count=count))
        number = self._send(stored, pressed)
        if number is None:
            return Outcome(texts.STAFF_SENT_BEFORE)
        return Outcome(texts.STAFF_SENT, if_refused=partial(self._take_back, number, self.chat_id))

    def _take_back(self, number: int, chat_id: int, closed: Set[int]) -> None:
        """Let a question that the staff chat did not take be sent again."""
        if chat_id in closed:
            logger.error(
                "the staff chat takes no messages; check [telegram] staff_chat and whether the bot is in it"
            )
            self._state.staff_questions.take_back(number)

    def carry_back(self, number: int, written: Written) -> int:
        """Send what staff wrote to the chat of the member, which is returned.

        NotFoundError where the question is gone.
        """
        asked = self._state.staff_questions.get(number)
        title = styled(texts.STAFF_REPLY, "bold") + f"\n“{_shortened(asked.question, _LONGEST_REMINDER)}”\n\n"
        note = styled(texts.STAFF_REPLY_NOTE, "italic")
        with self._state.together():
            is_first = self._state.staff_questions.mark_replied(number)
            carried = texts.STAFF_CARRIED if is_first else texts.STAFF_CARRIED_AGAIN
            messages = _framed(title, written.words, note, number)
            self._carry(written, messages, _back_to(asked), carried, texts.STAFF_NOT_CARRIED)
        return asked.conversation.chat_id

    def carried_by(self, chat_id: int, message_id: int) -> int | None:
        """Return the update with which a message was carried; None where it was not."""
        return self._state.carried.by_update(chat_id, message_id)

    def was_not_carried(self, written: Written) -> None:
        """Let what reached nobody be carried again, when it is edited."""
        self._state.carried.forget(written.sender.chat_id, written.message_id)

    def is_of_another(self, number: int, reader: Conversation) -> bool:
        """Return whether somebody else of the same chat asked the question."""
        try:
            asker = self._state.staff_questions.get(number).conversation
        except NotFoundError:
            return False
        return asker.chat_id == reader.chat_id and asker.user_id != reader.user_id

    def carry_on(self, number: int, written: Written) -> int:
        """Send what a member wrote further to the staff chat, which is returned.

        NotFoundError unless it is their question.
        """
        asked, sender = self._state.staff_questions.get(number), written.sender
        if (asked.conversation.chat_id, asked.conversation.user_id) != (sender.chat_id, sender.user_id):
            raise NotFoundError("There is no such question of this person.")
        title = styled(texts.STAFF_FOLLOW_UP.format(number=number), "bold") + "\n"
        messages, staff = _framed(title, written.words, styled(texts.STAFF_HOW), number), self.chat_id
        with self._state.together():
            told = texts.STAFF_FOLLOW_UP_CARRIED, texts.STAFF_NOT_REACHED
            self._carry(written, messages, Destination(staff), *told)
        return staff

    def _send(self, stored: StoredAnswer, pressed: Pressed) -> int | None:
        """Put a question among the outgoing messages; return its number, None where it was sent before."""
        with self._state.together():
            number = self._state.staff_questions.ask(stored.token, stored.conversation)
            if number is None:
                return None
            reason = self._state.feedback.reason_given(stored.token, pressed.person_id)
            shown = _shown(stored, reason)
            title = styled(texts.STAFF_QUESTION.format(number=number), "bold") + "\n"
            messages = _framed(title, stored.question, shown + "\n\n" + texts.STAFF_HOW, number)
            staff = self.chat_id
            self._put(pressed.update_id, messages, Destination(staff))
            back = Destination(pressed.chat_id, pressed.thread_id)
            failed = (Message(texts.STAFF_NOT_REACHED),)
            self._put(pressed.update_id, failed, replace(back, if_refused_by=staff))
            if pressed.chat_id > 0:  # elsewhere the notice is enough
                confirmed = (Message(texts.STAFF_CONFIRMED),)
                self._put(pressed.update_id, confirmed, replace(back, if_taken_by=staff))
        return number

    def _carry(
        self, written: Written, messages: tuple[Message, ...], to: Destination, carried: str, not_carried: str
    ) -> None:
        """Put messages on their way, and behind them what to say to who wrote, whichever comes true."""
        sender = written.sender
        back = Destination(sender.chat_id, sender.thread_id or None, written.message_id)
        self._state.carried.keep(sender, written.message_id, by_update=written.update_id)
        self._put(written.update_id, messages, to)
        self._put(written.update_id, (Message(not_carried),), replace(back, if_refused_by=to.chat_id))
        self._put(written.update_id, (Message(carried),), replace(back, if_taken_by=to.chat_id))

    def _put(self, update_id: int, messages: tuple[Message, ...], to: Destination) -> None:
        self._state.updates.put_outgoing(update_id, [dump(message, to) for message in messages])


def code_in(text: str | None) -> int | None:
    """Return the number of the question that a message of ours is about."""
    last = (text or "").rpartition("\n")[2]
    found = _CODE.fullmatch(last)
    return int(found[1]) if found else None


def _shown(stored: StoredAnswer, reason: str) -> RichText:
    """Return the trace of a question: what the bot made of it, from which sources, how surely."""
    kind = texts.STAFF_KINDS.get(stored.kind, stored.kind)
    confidence = f"{stored.confidence:.2f}".replace(".", ",")
    lines = [texts.STAFF_TRACE.format(kind=kind, confidence=confidence, generation=stored.generation or "?")]
    if stored.understood:
        words = " ".join(stored.understood.split())
        lines.insert(0, texts.STAFF_UNDERSTOOD.format(words=_shortened(words, _LONGEST_UNDERSTOOD)))
    if stored.kind == "answer" and stored.sources:
        quote = " ".join(stored.sources[0].quote.split())
        lines.append(texts.STAFF_QUOTED.format(quote=_shortened(quote, _LONGEST_QUOTE)))
    for one in stored.sources:
        if not one.is_further:
            line = texts.STAFF_SOURCE if one.locator else texts.STAFF_SOURCE_WITHOUT_PLACE
            title = _shortened(one.document_title, _LONGEST_TITLE)
            lines.append(line.format(number=one.number, title=title, locator=one.locator))
    if reason in texts.REASONS:
        lines.append(texts.STAFF_REASON.format(reason=texts.REASONS[reason].lower()))
    return styled("\n".join(lines))


def _framed(title: RichText, words: str, note: RichText, number: int) -> tuple[Message, ...]:
    """Return words as messages each of which says what it is and ends with the number of the question."""
    code = texts.STAFF_CODE.format(number=number)
    pieces = [piece.stripped() for piece in split(styled(words), _WORDS_UNITS)]
    return tuple(
        to_messages(title + styled(piece.text, "blockquote") + "\n\n" + note + "\n" + code)[0]
        for piece in pieces
        if piece.text
    )


def _back_to(asked: StaffQuestion) -> Destination:
    """Return where the asker sees a reply; as it replies to the question, Telegram tells them."""
    where = asked.conversation
    return Destination(where.chat_id, where.thread_id or None, asked.message_id, stays=True)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

"""Carries questions from members to the staff chat and replies back, without telling who asked.

Each message about a question ends with its number, so that a reply to it is understood after a restart.
"""

import re
from dataclasses import dataclass

from bot.errors import NotFoundError
from bot.state import Conversation, State, StoredAnswer
from bot.tg import texts_people as texts
from bot.tg.messages import Destination, Message, dump, to_messages
from bot.tg.presses import Outcome, Pressed
from bot.tg.richtext import RichText, styled

_BUTTON = re.compile(r"h:(?P<token>[\w-]{1,16})", re.ASCII)
_CODE = re.compile(re.escape(texts.STAFF_CODE).replace(r"\{number\}", r"(\d{1,9})"))
_DAY_SECONDS, _MOST_A_DAY = 24 * 3600.0, 10
_LONGEST_QUESTION = 2500  # in one message with its trace
_LONGEST_REMINDER = 200


@dataclass(frozen=True, slots=True)
class Carried:
    """What was put among the outgoing messages: for which chat, and what to say to who wrote."""

    to_chat: int
    notice: str


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
            return Outcome(texts.STAFF_ONLY_THE_ASKER)
        count = self._state.staff_questions.count_of(pressed.person_id, last_seconds=_DAY_SECONDS)
        if count >= _MOST_A_DAY:
            return Outcome(texts.STAFF_TOO_MANY.format(count=count))
        return Outcome(self._send(stored, pressed))

    def carry_back(self, update_id: int, number: int, words: str) -> Carried:
        """Send what staff wrote to the member; NotFoundError where the question is gone."""
        asked = self._state.staff_questions.get(number)
        reminder = _shortened(asked.question, _LONGEST_REMINDER)
        rich = (
            styled(texts.STAFF_REPLY, "bold")
            + f"\n“{reminder}”\n\n"
            + styled(words)
            + "\n\n"
            + styled(texts.STAFF_REPLY_NOTE, "italic")
        )
        with self._state.together():
            self._state.staff_questions.mark_replied(number)
            self._put(update_id, _with_code(rich, number), _back_to(asked.conversation))
        return Carried(asked.conversation.chat_id, texts.STAFF_CARRIED)

    def carry_on(self, update_id: int, number: int, sender: Conversation, words: str) -> Carried:
        """Send what a member wrote further to the staff chat; NotFoundError unless it is their question."""
        asked = self._state.staff_questions.get(number)
        if (asked.conversation.chat_id, asked.conversation.user_id) != (sender.chat_id, sender.user_id):
            raise NotFoundError("There is no such question of this person.")
        title = styled(texts.STAFF_FOLLOW_UP.format(number=number), "bold")
        rich = title + "\n" + styled(_shortened(words, _LONGEST_QUESTION)) + "\n\n" + texts.STAFF_HOW
        self._put(update_id, _with_code(rich, number), Destination(self.chat_id))
        return Carried(self.chat_id, texts.STAFF_FOLLOW_UP_CARRIED)

    def _send(self, stored: StoredAnswer, pressed: Pressed) -> str:
        with self._state.together():
            number = self._state.staff_questions.ask(stored.token, stored.conversation)
            if number is None:
                return texts.STAFF_SENT_BEFORE
            reason = self._state.feedback.reason_given(stored.token, pressed.person_id)
            shown = _with_code(_shown(stored, number, reason), number)
            self._put(pressed.update_id, shown, Destination(self.chat_id))
            if pressed.chat_id == pressed.person_id:
                confirmed = (Message(texts.STAFF_CONFIRMED),)
                self._put(pressed.update_id, confirmed, Destination(pressed.chat_id))
        return texts.STAFF_SENT

    def _put(self, update_id: int, messages: tuple[Message, ...], to: Destination) -> None:
        self._state.updates.put_outgoing(update_id, [dump(message, to) for message in messages])


def code_in(text: str | None) -> int | None:
    """Return the number of the question that a message of ours is about."""
    last = (text or "").rpartition("\n")[2]
    found = _CODE.fullmatch(last)
    return int(found[1]) if found else None


def _shown(stored: StoredAnswer, number: int, reason: str) -> RichText:
    """Return a question with its trace: what the bot made of it, from which sources, how surely."""
    kind = texts.STAFF_KINDS.get(stored.kind, stored.kind)
    confidence = f"{stored.confidence:.2f}".replace(".", ",")
    trace = texts.STAFF_TRACE.format(kind=kind, confidence=confidence, generation=stored.generation or "?")
    sources = [
        (texts.STAFF_SOURCE if one.locator else texts.STAFF_SOURCE_WITHOUT_PLACE).format(
            number=one.number, title=one.document_title, locator=one.locator
        )
        for one in stored.sources
        if not one.is_further
    ]
    remark = (
        [texts.STAFF_REASON.format(reason=texts.REASONS[reason].lower())] if reason in texts.REASONS else []
    )
    title = styled(texts.STAFF_QUESTION.format(number=number), "bold")
    question = styled(_shortened(stored.question, _LONGEST_QUESTION), "blockquote")
    return (
        title
        + "\n"
        + question
        + "\n"
        + styled("\n".join([trace, *sources, *remark]))
        + "\n\n"
        + texts.STAFF_HOW
    )


def _with_code(rich: RichText, number: int) -> tuple[Message, ...]:
    return to_messages(rich + "\n" + texts.STAFF_CODE.format(number=number))


def _back_to(conversation: Conversation) -> Destination:
    return Destination(conversation.chat_id, conversation.thread_id or None)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

"""Takes what people think of an answer, and asks in one tap why it was wrong."""

import re

from bot.errors import NotFoundError
from bot.state import State
from bot.tg import texts, texts_people
from bot.tg.delivering.messages import Button, Rows
from bot.tg.presses.presses import Instead, Outcome, Pressed

GOOD, BAD = "good", "bad"
_RATE = re.compile(rf"f:(?P<token>[\w-]{{1,16}}):(?P<verdict>{GOOD}|{BAD})", re.ASCII)
_REASON = re.compile(r"w:(?P<token>[\w-]{1,16}):(?P<reason>[a-z]+)", re.ASCII)


class FeedbackPages:
    """The buttons below an answer that say what the asker thinks of it."""

    def __init__(self, state: State) -> None:
        self._state = state

    def press(self, pressed: Pressed) -> Outcome:
        """Keep a verdict, and show the reasons below an answer that was wrong; keep a reason."""
        rate, reason = _RATE.fullmatch(pressed.data), _REASON.fullmatch(pressed.data)
        found = rate or reason
        if found is None or (reason and reason["reason"] not in texts_people.REASONS):
            raise NotFoundError("There is no such button.")
        token = found["token"]
        stored = self._state.answers.get(token)
        conversation = stored.conversation
        if conversation.chat_id != pressed.chat_id:
            raise NotFoundError("There is no such answer in this chat.")
        if conversation.user_id != pressed.person_id:
            return Outcome(texts.ONLY_THE_ASKER, is_for=conversation.user_id)
        if reason:
            self._state.answers.give_feedback(token, pressed.person_id, BAD, reason["reason"])
            row = feedback_row(token, is_refusal=stored.is_refusal)
            return Outcome(texts_people.THANKS_REASON, instead=Instead({"w"}, row))
        verdict = rate["verdict"] if rate else BAD
        self._state.answers.give_feedback(token, pressed.person_id, verdict)
        if verdict == GOOD:
            return Outcome(texts.THANKS_GOOD)
        return Outcome(texts.THANKS_BAD, instead=Instead({"f"}, _reasons(token)))


def feedback_row(token: str, *, is_refusal: bool = False) -> Rows:
    """Return the row of buttons that stands below an answer; of a refusal nobody says that it was meant."""
    good, bad = Button(texts.GOOD_BUTTON, f"f:{token}:{GOOD}"), Button(texts.BAD_BUTTON, f"f:{token}:{BAD}")
    return ((bad,),) if is_refusal else ((good, bad),)


def _reasons(token: str) -> Rows:
    buttons = [Button(label, f"w:{token}:{reason}") for reason, label in texts_people.REASONS.items()]
    return (tuple(buttons[:2]), tuple(buttons[2:4]), tuple(buttons[4:]))

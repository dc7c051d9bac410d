"""Edited messages: for how long an edit is read, what it asks, and which edits are not counted."""

from collections.abc import Sequence

from telegram import Message, Update, User

from bot.tg.groups.addressing import command_argument, question_for_bot, words_of

FRESH_SECONDS = 60.0
ASK_COMMAND = "hoi"
_MOST_FREE = 3  # of one message, in place of a question that was counted
_MESSAGES_REMEMBERED = 1000

OneMessage = tuple[int, int]  # chat, number


def is_fresh(message: Message) -> bool:
    """Return whether a message was edited soon enough after it was sent to be answered anew."""
    if message.edit_date is None:
        return False
    return (message.edit_date - message.date).total_seconds() <= FRESH_SECONDS


def question_in(message: Message, bot: User) -> str | None:
    """Return what an edited message, or a caption, asks the bot; None where it asks nothing.

    A command that was edited is not carried out again, but for the one that asks.
    """
    text = words_of(message)
    if text.startswith("/"):
        command, _, name = text.split(maxsplit=1)[0][1:].lower().partition("@")
        is_ours = command == ASK_COMMAND and name in ("", bot.username.lower() if bot.username else "")
        return command_argument(message) if is_ours else None
    return question_for_bot(message, bot)


def asks_anew(update: Update) -> bool:
    """Return whether an update is an edit that is answered as a question."""
    edited = update.edited_message
    return edited is not None and is_fresh(edited) and bool(question_in(edited, edited.get_bot().bot))


class FreeEdits:
    """Edits that are not counted, as they take the place of a question that was; a few of each message."""

    def __init__(self) -> None:
        self._updates: set[int] = set()
        self._by_message: dict[OneMessage, int] = {}

    def __contains__(self, update_id: object) -> bool:
        """Return whether an update is such an edit."""
        return update_id in self._updates

    def take(self, message: OneMessage, updates: Sequence[int]) -> bool:
        """Make these edits of a message free, for the price of one; False where there were too many."""
        if not self._updates.issuperset(updates):
            count = self._by_message.pop(message, 0)
            self._by_message[message] = min(count + 1, _MOST_FREE)
            while len(self._by_message) > _MESSAGES_REMEMBERED:
                del self._by_message[next(iter(self._by_message))]
            if count >= _MOST_FREE:
                return False
        self._updates.update(updates)
        return True

    def let_go(self, update_id: int) -> None:
        """Forget an update that is finished."""
        self._updates.discard(update_id)

"""Keeps what is not in the corpus: updates, outgoing messages, answers, feedback, people.

The only package that knows SQLAlchemy. Every method is one transaction and may be called from any
thread; each raises StateError when the database fails.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.state.access_requests import AccessRequests
from bot.state.alone import Alone
from bot.state.answers import Answers
from bot.state.audit import Audit
from bot.state.browses import Browses
from bot.state.carried import Carried
from bot.state.database import Database
from bot.state.feedback import Feedback
from bot.state.groups import Groups
from bot.state.looking import Looked, look
from bot.state.marks import Marks
from bot.state.model_use import ModelUse
from bot.state.people import People
from bot.state.privacy import Privacy
from bot.state.pseudonyms import Pseudonyms
from bot.state.recent_use import RecentUse
from bot.state.records import Browse, Conversation, GroupChoices, OutgoingMessage, Source, StoredAnswer
from bot.state.replies import Replies
from bot.state.roles import Roles
from bot.state.schema import SCHEMA_VERSION
from bot.state.staff_questions import StaffQuestions
from bot.state.statuses import Statuses
from bot.state.updates import Updates
from bot.state.uploads import Uploads

__all__ = [
    "SCHEMA_VERSION",
    "Browse",
    "Conversation",
    "GroupChoices",
    "Looked",
    "OutgoingMessage",
    "Source",
    "State",
    "StoredAnswer",
    "look",
]


class State:
    """The open database, by what it keeps."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.time) -> None:
        self._database = Database(url)
        self.updates = Updates(self._database, clock)
        self.answers = Answers(self._database, clock)
        self.browses = Browses(self._database, clock)
        self.replies = Replies(self._database, clock)
        self.statuses = Statuses(self._database)
        self.groups = Groups(self._database)
        self.people = People(self._database, clock)
        self.model_use = ModelUse(self._database)
        self.pseudonyms = Pseudonyms(self._database)
        self.audit = Audit(self._database, self.pseudonyms, clock)
        self.roles = Roles(self._database, clock)
        self.privacy = Privacy(self._database, self.pseudonyms, clock)
        self.recent_use = RecentUse(self._database, self.pseudonyms, clock)
        self.staff_questions = StaffQuestions(self._database, clock)
        self.carried = Carried(self._database, clock)
        self.feedback = Feedback(self._database, self.pseudonyms)
        self.marks = Marks(self._database)
        self.uploads = Uploads(self._database, clock)
        self.access_requests = AccessRequests(self._database, clock)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what this thread does inside one transaction: all of it is kept, or nothing."""
        with self._database.transaction():
            yield

    @property
    def file(self) -> Path | None:
        """The file of the database; None where a server or the memory keeps it."""
        return self._database.file

    def alone(self) -> Alone | None:
        """Return the right to serve with a database on a server; None where a file or nothing gives it."""
        return self._database.alone()

    def migrate_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that Telegram gave a new id.

        The numbers of messages begin anew there, so that what is kept by them stays with the old id.
        """
        self.answers.migrate_chat(old_chat_id, new_chat_id)
        self.browses.migrate_chat(old_chat_id, new_chat_id)
        self.groups.migrate_chat(old_chat_id, new_chat_id)
        self.staff_questions.migrate_chat(old_chat_id, new_chat_id)
        self.marks.put(f"chat {old_chat_id}", str(new_chat_id))

    def close(self) -> None:
        """Give all connections back."""
        self._database.close()

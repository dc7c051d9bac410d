"""What people browse: whose a list is and which words found it, so that its buttons work after a restart."""

from collections.abc import Callable

from sqlalchemy import insert, select, update

from bot.errors import NotFoundError
from bot.state.database import Database
from bot.state.records import Browse, Conversation
from bot.state.schema import browses


class Browses:
    """The lists and documents that people opened."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def save(self, browse: Browse) -> None:
        """Keep what a person opened."""
        row = {
            "token": browse.token,
            "chat_id": browse.conversation.chat_id,
            "user_id": browse.conversation.user_id,
            "thread_id": browse.conversation.thread_id,
            "words": browse.words,
            "opened_at": self._clock(),
        }
        with self._database.transaction() as connection:
            connection.execute(insert(browses).values(row))

    def get(self, token: str) -> Browse:
        """Return what was opened under this token; NotFoundError where there is nothing."""
        with self._database.transaction() as connection:
            row = connection.execute(select(browses).where(browses.c.token == token)).first()
        if row is None:
            raise NotFoundError("There is no such list in the database.")
        return Browse(row.token, Conversation(row.chat_id, row.user_id, row.thread_id), row.words)

    def migrate_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that Telegram gave a new id."""
        with self._database.transaction() as connection:
            connection.execute(
                update(browses).where(browses.c.chat_id == old_chat_id).values(chat_id=new_chat_id)
            )

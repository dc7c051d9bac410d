"""The messages that say in a group that an answer is worked on, so that none stays when it is over."""

from sqlalchemy import delete, exists, insert, select

from bot.state.database import Database
from bot.state.schema import status_messages, updates


class Statuses:
    """At most one message for each update that is worked on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, update_id: int, chat_id: int, message_id: int) -> None:
        """Remember the message that says that an update is worked on."""
        row = {"update_id": update_id, "chat_id": chat_id, "message_id": message_id}
        with self._database.transaction() as connection:
            connection.execute(insert(status_messages).values(row))

    def of(self, update_id: int, chat_id: int) -> int | None:
        """Return the message that says in a chat that an update is worked on; None if there is none."""
        number, chat = status_messages.c.update_id, status_messages.c.chat_id
        with self._database.transaction() as connection:
            found = select(status_messages.c.message_id).where(number == update_id, chat == chat_id)
            return connection.execute(found).scalar()

    def forget(self, chat_id: int, message_id: int) -> None:
        """Forget a message that became an answer or was deleted."""
        chat, number = status_messages.c.chat_id, status_messages.c.message_id
        with self._database.transaction() as connection:
            connection.execute(delete(status_messages).where(chat == chat_id, number == message_id))

    def left(self) -> tuple[tuple[int, int], ...]:
        """Return chat and number of the messages of updates on which nobody works any more."""
        is_open = exists().where(
            updates.c.update_id == status_messages.c.update_id, updates.c.finished_at.is_(None)
        )
        found = select(status_messages.c.chat_id, status_messages.c.message_id).where(~is_open)
        with self._database.transaction() as connection:
            return tuple((row.chat_id, row.message_id) for row in connection.execute(found))

"""Which messages of staff and members were carried to the other side, so that each is carried once."""

from collections.abc import Callable

from sqlalchemy import and_, delete, insert, select

from bot.state.database import Database
from bot.state.records import Conversation
from bot.state.schema import carried_messages


class Carried:
    """Only numbers that Telegram gave are kept, with the update that had the message carried."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def keep(self, sender: Conversation, message_id: int, *, by_update: int) -> None:
        """Remember that a message was carried."""
        row = {
            "chat_id": sender.chat_id,
            "message_id": message_id,
            "user_id": sender.user_id,
            "update_id": by_update,
            "carried_at": self._clock(),
        }
        with self._database.transaction() as connection:
            connection.execute(insert(carried_messages).values(row))

    def by_update(self, chat_id: int, message_id: int) -> int | None:
        """Return the update that had a message carried; None where none had."""
        this = and_(carried_messages.c.chat_id == chat_id, carried_messages.c.message_id == message_id)
        with self._database.transaction() as connection:
            return connection.execute(select(carried_messages.c.update_id).where(this)).scalar()

    def forget(self, chat_id: int, message_id: int) -> None:
        """Forget a message that did not reach anybody."""
        this = and_(carried_messages.c.chat_id == chat_id, carried_messages.c.message_id == message_id)
        with self._database.transaction() as connection:
            connection.execute(delete(carried_messages).where(this))

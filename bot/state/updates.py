"""The updates that came in and the messages that must go out for them: nothing lost, nothing twice."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.state.database import Database
from bot.state.records import OutgoingMessage, StoredUpdate
from bot.state.schema import outgoing, updates


class Updates:
    """What was taken from Telegram, what of it is finished, and what is still to be sent."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def accept(self, update_id: int, payload: str) -> bool:
        """Keep an update before work on it starts; False if it is already known.

        Telegram is told that it was received, and does not repeat it: it has to be on the disk.
        """
        row = {"update_id": update_id, "payload": payload, "received_at": self._clock(), "attempts": 0}
        try:
            with self._database.transaction(survives_power_cut=True) as connection:
                connection.execute(insert(updates).values(row))
        except IntegrityError:
            return False
        return True

    def unfinished(self) -> tuple[StoredUpdate, ...]:
        """Return what was taken but not finished, oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                select(updates.c.update_id, updates.c.payload, updates.c.attempts)
                .where(updates.c.finished_at.is_(None))
                .order_by(updates.c.update_id)
            )
            return tuple(StoredUpdate(row.update_id, row.payload, row.attempts) for row in rows)

    def count_unfinished(self) -> int:
        """Return how much was taken but not finished."""
        with self._database.transaction() as connection:
            counted = select(func.count()).where(updates.c.finished_at.is_(None))
            return int(connection.execute(counted).scalar_one())

    def count_attempt(self, update_id: int) -> None:
        """Remember that work on an update was begun once more."""
        with self._database.transaction() as connection:
            connection.execute(
                update(updates)
                .where(updates.c.update_id == update_id)
                .values(attempts=updates.c.attempts + 1)
            )

    def finish(self, update_id: int, *, drop_unsent: bool = False) -> None:
        """Mark an update as done, unless messages for it are still unsent and not to be dropped."""
        with self._database.transaction() as connection:
            if drop_unsent:
                connection.execute(delete(outgoing).where(outgoing.c.update_id == update_id))
            self._finish(connection, update_id)

    def forget(self, *, older_than_seconds: float) -> None:
        """Delete finished updates that Telegram no longer repeats, and what was never sent for them.

        Messages with a number below zero belong to no update.
        """
        limit = self._clock() - older_than_seconds
        is_known = exists().where(updates.c.update_id == outgoing.c.update_id)
        with self._database.transaction() as connection:
            connection.execute(delete(updates).where(updates.c.finished_at < limit))
            connection.execute(delete(outgoing).where(outgoing.c.update_id > 0, ~is_known))

    def put_outgoing(self, update_id: int, payloads: Sequence[str]) -> tuple[OutgoingMessage, ...]:
        """Keep the messages that answer an update until they are sent."""
        with self._database.transaction() as connection:
            for payload in payloads:
                connection.execute(insert(outgoing).values(update_id=update_id, payload=payload))
        return self.outgoing(update_id)

    def outgoing(self, update_id: int) -> tuple[OutgoingMessage, ...]:
        """Return the unsent messages of an update, in order."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                select(outgoing.c.id, outgoing.c.payload)
                .where(outgoing.c.update_id == update_id)
                .order_by(outgoing.c.id)
            )
            return tuple(OutgoingMessage(row.id, row.payload) for row in rows)

    def change_outgoing(self, outgoing_id: int, payload: str) -> None:
        """Keep another message in the place of one that is not sent yet."""
        with self._database.transaction() as connection:
            connection.execute(update(outgoing).where(outgoing.c.id == outgoing_id).values(payload=payload))

    def drop_outgoing(self, outgoing_id: int) -> None:
        """Forget a message that is not to be sent any more."""
        with self._database.transaction() as connection:
            connection.execute(delete(outgoing).where(outgoing.c.id == outgoing_id))

    def unasked(self) -> tuple[int, ...]:
        """Return the numbers, below zero, of unsent messages that no update asked for, the oldest first."""
        with self._database.transaction() as connection:
            numbers = select(outgoing.c.update_id).where(outgoing.c.update_id < 0).distinct()
            return tuple(sorted(connection.execute(numbers).scalars(), reverse=True))

    def mark_sent(self, update_id: int, outgoing_id: int) -> None:
        """Take a message out, as Telegram has it; with its last message an update is finished."""
        with self._database.transaction() as connection:
            connection.execute(delete(outgoing).where(outgoing.c.id == outgoing_id))
            self._finish(connection, update_id)

    def _finish(self, connection: Connection, update_id: int) -> None:
        unsent = exists().where(outgoing.c.update_id == update_id)
        connection.execute(
            update(updates)
            .where(updates.c.update_id == update_id, ~unsent)
            .values(finished_at=self._clock(), payload="")
        )

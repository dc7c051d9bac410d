"""The people who wrote to the bot."""

from collections.abc import Callable, Collection

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.state.database import Database
from bot.state.schema import people


class People:
    """Who wrote, and when first and last; nothing more of them is kept here."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def see(self, user_id: int) -> None:
        """Remember that this person wrote to the bot."""
        now = self._clock()
        try:
            with self._database.transaction() as connection:
                connection.execute(
                    insert(people).values(user_id=user_id, first_seen_at=now, last_seen_at=now)
                )
        except IntegrityError:  # known already
            with self._database.transaction() as connection:
                connection.execute(update(people).where(people.c.user_id == user_id).values(last_seen_at=now))

    def last_seen(self, user_ids: Collection[int]) -> dict[int, float]:
        """Return when each of these last wrote, of those who did."""
        found = select(people.c.user_id, people.c.last_seen_at).where(people.c.user_id.in_(user_ids))
        with self._database.transaction() as connection:
            return {row.user_id: row.last_seen_at for row in connection.execute(found)}

    def count(self) -> int:
        """Return how many people wrote."""
        with self._database.transaction() as connection:
            return int(connection.execute(select(func.count()).select_from(people)).scalar_one())

"""What a language model has used up, by day: a budget holds across restarts and processes."""

from datetime import date

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.state.database import Database
from bot.state.schema import model_use


class ModelUse:
    """The tokens and the money of each day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, day: date) -> tuple[int, float]:
        """Return the tokens and the money that were used on a day, what is reserved included."""
        with self._database.transaction() as connection:
            row = connection.execute(
                select(model_use.c.tokens, model_use.c.cost).where(model_use.c.day == day.isoformat())
            ).first()
        return (int(row.tokens), float(row.cost)) if row else (0, 0.0)

    def reserve(
        self, day: date, tokens: int, cost: float, *, max_tokens: int = 0, max_cost: float = 0.0
    ) -> bool:
        """Add to what a day has used, unless that goes beyond a limit; 0 is no limit."""
        self._begin(day)
        within: list[ColumnElement[bool]] = []
        if max_tokens > 0:
            within.append(model_use.c.tokens + tokens <= max_tokens)
        if max_cost > 0:
            within.append(model_use.c.cost + cost <= max_cost)
        return self._add(day, tokens, cost, *within)

    def settle(self, day: date, tokens: int, cost: float) -> None:
        """Correct what was reserved by the difference to what was used; it may be negative."""
        self._add(day, tokens, cost)

    def _begin(self, day: date) -> None:
        try:
            with self._database.transaction() as connection:
                known = connection.execute(
                    select(model_use.c.day).where(model_use.c.day == day.isoformat())
                ).first()
                if known is None:
                    connection.execute(insert(model_use).values(day=day.isoformat(), tokens=0, cost=0.0))
        except IntegrityError:  # another process began the day at the same time
            return

    def _add(self, day: date, tokens: int, cost: float, *conditions: ColumnElement[bool]) -> bool:
        with self._database.transaction() as connection:
            done = connection.execute(
                update(model_use)
                .where(model_use.c.day == day.isoformat(), *conditions)
                .values(tokens=model_use.c.tokens + tokens, cost=model_use.c.cost + cost)
            )
            return done.rowcount == 1

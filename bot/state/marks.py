"""Small things to remember across restarts, by name."""

from sqlalchemy import delete, insert, select, update

from bot.state.database import Database
from bot.state.schema import marks


class Marks:
    """One text under each name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """Return what is remembered, "" where nothing is."""
        with self._database.transaction() as connection:
            return connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar() or ""

    def change(self, name: str, value: str) -> bool:
        """Remember this, and say whether it was something else: of several who try, one is told so."""
        with self._database.transaction() as connection:
            other = (marks.c.name == name, marks.c.value != value)
            if connection.execute(update(marks).where(*other).values(value=value)).rowcount:
                return True
            if connection.execute(select(marks.c.name).where(marks.c.name == name)).first() is not None:
                return False
            connection.execute(insert(marks).values(name=name, value=value))
            return True

    def put(self, name: str, value: str) -> None:
        """Remember this in place of what was."""
        with self._database.transaction() as connection:
            connection.execute(delete(marks).where(marks.c.name == name))
            connection.execute(insert(marks).values(name=name, value=value))

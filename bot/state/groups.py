"""What the admins of groups chose there."""

from dataclasses import asdict

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.state.database import Database
from bot.state.records import GroupChoices
from bot.state.schema import group_choices


class Groups:
    """The choices of each group; one that chose nothing has the default."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choices(self, chat_id: int) -> GroupChoices:
        """Return what holds in a group."""
        with self._database.transaction() as connection:
            row = connection.execute(select(group_choices).where(group_choices.c.chat_id == chat_id)).first()
        return GroupChoices(row.is_brief, row.only_admins_ask, row.is_shared) if row else GroupChoices()

    def choose(self, chat_id: int, choices: GroupChoices) -> None:
        """Let these choices hold in a group from now on."""
        with self._database.transaction() as connection:
            connection.execute(delete(group_choices).where(group_choices.c.chat_id == chat_id))
            connection.execute(insert(group_choices).values(chat_id=chat_id, **asdict(choices)))

    def change(self, chat_id: int, **choice: bool) -> GroupChoices:
        """Let one choice, by its field, hold in a group; return all. One made at once holds too."""
        chosen = update(group_choices).where(group_choices.c.chat_id == chat_id).values(**choice)
        with self._database.transaction() as connection:
            if not connection.execute(chosen).rowcount:
                try:
                    with connection.begin_nested():
                        row = asdict(GroupChoices(**choice))
                        connection.execute(insert(group_choices).values(chat_id=chat_id, **row))
                except IntegrityError:  # the first choice of another, made at once
                    connection.execute(chosen)
        return self.choices(chat_id)

    def migrate_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that Telegram gave a new id; it may say so more than once."""
        with self._database.transaction() as connection:
            old = select(group_choices.c.chat_id).where(group_choices.c.chat_id == old_chat_id)
            if connection.execute(old).first() is None:
                return
            connection.execute(delete(group_choices).where(group_choices.c.chat_id == new_chat_id))
            connection.execute(
                update(group_choices)
                .where(group_choices.c.chat_id == old_chat_id)
                .values(chat_id=new_chat_id)
            )

"""The roles that admins gave in the chat; those of config.toml are not kept here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, insert, select

from bot.state.database import Database
from bot.state.schema import roles


class Role(StrEnum):
    """What a person may do: ask; add documents as well; manage everything."""

    MEMBER = "member"
    STAFF = "staff"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """A person with a role, by the name that Telegram showed when it was given."""

    user_id: int
    role: Role
    name: str
    granted_at: float


class Roles:
    """Who was given which role; a person has one at most."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def of(self, user_id: int) -> RoleHolder | None:
        """Return the role of a person, None where they have none."""
        with self._database.transaction() as connection:
            row = connection.execute(select(roles).where(roles.c.user_id == user_id)).first()
        return None if row is None else RoleHolder(row.user_id, Role(row.role), row.name, row.granted_at)

    def all(self) -> tuple[RoleHolder, ...]:
        """Return everybody who has a role, who got it first, first."""
        with self._database.transaction() as connection:
            rows = connection.execute(select(roles).order_by(roles.c.granted_at, roles.c.user_id))
            return tuple(RoleHolder(row.user_id, Role(row.role), row.name, row.granted_at) for row in rows)

    def grant(self, user_id: int, role: Role, *, name: str = "") -> None:
        """Give a person this role in place of any other; a name known before is kept."""
        with self._database.transaction() as connection:
            known = connection.execute(select(roles.c.name).where(roles.c.user_id == user_id)).scalar()
            connection.execute(delete(roles).where(roles.c.user_id == user_id))
            connection.execute(
                insert(roles).values(
                    user_id=user_id, role=role.value, name=name or known or "", granted_at=self._clock()
                )
            )

    def revoke(self, user_id: int) -> bool:
        """Take the role of a person away; say whether there was one."""
        with self._database.transaction() as connection:
            return connection.execute(delete(roles).where(roles.c.user_id == user_id)).rowcount > 0

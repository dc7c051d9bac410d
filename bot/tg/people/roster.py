"""Who is an admin, staff or a member: as config.toml says, and as admins decided in the chat."""

from collections.abc import Iterable

from bot.state.roles import Role, Roles

_RANKS = (Role.MEMBER, Role.STAFF, Role.ADMIN)


class Roster:
    """The roles of people; what config.toml says cannot be changed by chat. Its methods may block."""

    def __init__(
        self, roles: Roles, *, admins: Iterable[int], staff: Iterable[int], members: Iterable[int]
    ) -> None:
        self._roles = roles
        self._fixed = (
            dict.fromkeys(members, Role.MEMBER)
            | dict.fromkeys(staff, Role.STAFF)
            | dict.fromkeys(admins, Role.ADMIN)
        )

    def role_of(self, user_id: int) -> Role | None:
        """Return the role of a person, the higher one where they have two; None without any."""
        granted = self._roles.of(user_id)
        held = [role for role in (self._fixed.get(user_id), granted and granted.role) if role]
        return max(held, key=_RANKS.index, default=None)

    def is_admin(self, user_id: int) -> bool:
        """Return whether this person manages the bot."""
        return self.role_of(user_id) is Role.ADMIN

    def is_staff(self, user_id: int) -> bool:
        """Return whether this person looks after the documents, as staff and admins do."""
        return self.role_of(user_id) in (Role.STAFF, Role.ADMIN)

    def fixed_role(self, user_id: int) -> Role | None:
        """Return the role that config.toml gives, which no admin can take away by chat."""
        return self._fixed.get(user_id)

    def admins(self) -> tuple[int, ...]:
        """Return the ids of all admins."""
        return self._with(Role.ADMIN)

    def staff(self) -> tuple[int, ...]:
        """Return the ids of all staff, the admins left out."""
        admins = self.admins()
        return tuple(person for person in self._with(Role.STAFF) if person not in admins)

    def fixed(self) -> dict[int, Role]:
        """Return who has which role by config.toml."""
        return dict(self._fixed)

    def _with(self, role: Role) -> tuple[int, ...]:
        fixed = [person for person, of in self._fixed.items() if of is role]
        granted = [holder.user_id for holder in self._roles.all() if holder.role is role]
        return tuple(dict.fromkeys([*fixed, *granted]))

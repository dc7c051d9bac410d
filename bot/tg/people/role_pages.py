"""Shows admins who has which role, and lets them change it: by /quyen and by its buttons."""

import logging
import re

from bot.errors import NotFoundError
from bot.state import State
from bot.state.roles import Role
from bot.tg import texts_people as texts
from bot.tg.delivering.messages import Button, Destination, Message, Rows, dump, to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.people.roster import Roster
from bot.tg.presses.buttons import shortened_label
from bot.tg.presses.presses import Outcome, Pressed

logger = logging.getLogger(__name__)

_SHOWN = 25
_BUTTONS = 20
_LONGEST_NAME = 40
_REVOKE = "none"
_COMMAND = re.compile(r"(?P<id>[1-9]\d{0,14})(?:\s+(?P<what>.+))?", re.DOTALL)
_BUTTON = re.compile(rf"r:(?P<id>[1-9]\d{{0,14}})(?::(?P<what>{'|'.join([*Role, _REVOKE])}))?", re.ASCII)
_WORDS: dict[str, Role | None] = {
    "thành viên": Role.MEMBER,
    "thanh vien": Role.MEMBER,
    "cán bộ": Role.STAFF,
    "can bo": Role.STAFF,
    "quản trị": Role.ADMIN,
    "quan tri": Role.ADMIN,
    "quản trị viên": Role.ADMIN,
    "quan tri vien": Role.ADMIN,
    "thu": None,
    "thu quyền": None,
    "thu quyen": None,
}


class RolePages:
    """The list of roles, one person's role, and its changes; for admins, in private."""

    def __init__(self, state: State, roster: Roster) -> None:
        self._state = state
        self._roster = roster

    def command(self, update_id: int, admin_id: int, argument: str) -> Message:
        """Do what follows /quyen: nothing lists everybody, an id shows a person, a role after it sets it."""
        if not self._roster.is_admin(admin_id):
            return Message(texts.ONLY_ADMINS)
        if not argument.strip():
            return self._everybody()
        found = _COMMAND.fullmatch(argument.strip())
        if found is None:
            return Message(texts.ROLES_UNKNOWN.format(how=texts.ROLES_HOW))
        user_id, what = int(found["id"]), found["what"]
        if what is None:
            return self._person(user_id)
        word = " ".join(what.casefold().split())
        if word not in _WORDS:
            return Message(texts.ROLES_UNKNOWN.format(how=texts.ROLES_HOW))
        return Message(self._change(update_id, admin_id, user_id, _WORDS[word]))

    def press(self, pressed: Pressed) -> Outcome:
        """Show a person, or give them the role of the button."""
        button = _BUTTON.fullmatch(pressed.data)
        if button is None:
            raise NotFoundError("There is no such button.")
        user_id, what = int(button["id"]), button["what"]
        if not self._roster.is_admin(pressed.person_id):
            return Outcome(texts.ONLY_ADMINS)
        if what is None:
            return Outcome(page=self._person(user_id))
        role = None if what == _REVOKE else Role(what)
        told = self._change(pressed.update_id, pressed.person_id, user_id, role)
        return Outcome(page=Message(told), is_in_place=True)

    def _change(self, update_id: int, admin_id: int, user_id: int, role: Role | None) -> str:
        if self._roster.fixed_role(user_id) is not None:
            return texts.ROLES_PERSON_FIXED
        if user_id == admin_id:
            return texts.ROLES_NOT_YOURSELF
        person, name_of = self._name(user_id), self._state.pseudonyms.of
        what = role.value if role else "no role"
        logger.info("role changed person=%s to=%s by=%s", name_of(user_id), what, name_of(admin_id))
        with self._state.together():
            if role is None:
                self._state.roles.revoke(user_id)
                self._state.audit.write("role revoked", actor_id=admin_id, subject_id=user_id)
                return texts.ROLES_REVOKED.format(person=person)
            self._state.roles.grant(user_id, role)
            self._state.audit.write("role granted", actor_id=admin_id, subject_id=user_id, detail=role.value)
            told = Message(texts.ROLES_TOLD.format(role=texts.ROLES[role]))
            self._state.updates.put_outgoing(update_id, [dump(told, Destination(user_id))])
        return texts.ROLES_GRANTED.format(person=person, role=texts.ROLES[role].lower())

    def _everybody(self) -> Message:
        lines = [
            texts.ROLES_LINE.format(
                role=texts.ROLES[role], person=texts.ROLES_FIXED.format(person=self._name(user_id))
            )
            for user_id, role in self._roster.fixed().items()
        ]
        granted = [
            holder for holder in self._state.roles.all() if self._roster.fixed_role(holder.user_id) is None
        ]
        granted.sort(key=lambda holder: (list(reversed(Role)).index(holder.role), -holder.granted_at))
        lines += [
            texts.ROLES_LINE.format(role=texts.ROLES[holder.role], person=self._name(holder.user_id))
            for holder in granted
        ]
        shown = [*lines[:_SHOWN]]
        if len(lines) > _SHOWN:
            shown.append(texts.ROLES_MORE.format(count=len(lines) - _SHOWN))
        body = "\n".join(shown) or texts.ROLES_NONE
        text = styled(texts.ROLES_TITLE, "bold") + "\n" + styled(body) + "\n\n" + texts.ROLES_HOW
        rows = [(Button(self._short_name(one.user_id), f"r:{one.user_id}"),) for one in granted[:_BUTTONS]]
        return to_messages(text, buttons=tuple(rows))[0]

    def _person(self, user_id: int) -> Message:
        fixed, role = self._roster.fixed_role(user_id), self._roster.role_of(user_id)
        shown = texts.ROLES_PERSON.format(
            person=self._name(user_id), role=texts.ROLES[role].lower() if role else texts.ROLES_NO_ROLE
        )
        if fixed is not None:
            return Message(f"{shown}\n{texts.ROLES_PERSON_FIXED}")
        return to_messages(styled(shown), buttons=_choices(user_id, role))[0]

    def _name(self, user_id: int) -> str:
        holder = self._state.roles.of(user_id)
        if holder is None or not holder.name:
            return texts.PERSON_WITHOUT_NAME.format(user_id=user_id)
        return texts.PERSON.format(name=shortened_label(holder.name, _LONGEST_NAME), user_id=user_id)

    def _short_name(self, user_id: int) -> str:
        holder = self._state.roles.of(user_id)
        return shortened_label((holder.name if holder else "") or str(user_id))


def _choices(user_id: int, role: Role | None) -> Rows:
    give = tuple(
        Button(texts.ROLES[other], f"r:{user_id}:{other.value}") for other in Role if other is not role
    )
    return (give, (Button(texts.ROLES_REVOKE, f"r:{user_id}:{_REVOKE}"),)) if role else (give,)

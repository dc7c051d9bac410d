"""`roles`: who may do what, beside those whom config.toml names."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option, positive
from bot.commands.output import print_json, print_table

if TYPE_CHECKING:
    from bot.composition import App
    from bot.state import State

_DETAILS = """\
Members may ask where [telegram] access is "members" or "group"; staff look after documents and questions;
admins manage roles as well, in Telegram by /quyen. Roles in config.toml are changed there."""
_ROLES = ("member", "staff", "admin")


def register(commands: Subparsers) -> None:
    """Add `roles`."""
    parser = add_command(
        commands,
        "roles",
        "list, give and take roles",
        examples="  policybot roles\n  policybot roles --grant 123456789 staff\n",
        details=_DETAILS,
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--grant", nargs=2, metavar=("ID", "ROLE"), help=f"give a person a role: {', '.join(_ROLES)}"
    )
    change.add_argument("--revoke", type=positive, metavar="ID", help="take a person's role away")
    add_json_option(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    from bot.state import State

    state = State(app.settings.database.url)
    try:
        if arguments.grant:
            _grant(state, *arguments.grant)
        elif arguments.revoke:
            _revoke(state, arguments.revoke)
        _print(list(_described(state, app)), as_json=arguments.json)
    finally:
        state.close()
    return 0


def _grant(state: "State", user_id: str, role: str) -> None:
    from bot.errors import UserInputError
    from bot.state.roles import Role

    if role not in _ROLES or not (user_id.isascii() and user_id.isdecimal()):
        raise UserInputError(f"--grant takes a Telegram user id and one of: {', '.join(_ROLES)}.")
    with state.together():
        state.roles.grant(int(user_id), Role(role))
        state.audit.write("role granted", subject_id=int(user_id), detail=role)


def _revoke(state: "State", user_id: int) -> None:
    from bot.errors import NotFoundError

    with state.together():
        if not state.roles.revoke(user_id):
            raise NotFoundError(f"{user_id} has no role to take: `policybot roles` lists them.")
        state.audit.write("role revoked", subject_id=user_id)


def _described(state: "State", app: "App") -> "list[dict[str, Any]]":
    chosen = app.settings.telegram
    named = (("admin", chosen.admins), ("staff", chosen.staff), ("member", chosen.members))
    fixed = [
        {"user_id": person, "role": role, "name": "", "since": None, "from": "config.toml"}
        for role, people in named
        for person in people
    ]
    granted = [
        {
            "user_id": holder.user_id,
            "role": holder.role.value,
            "name": holder.name,
            "since": datetime.fromtimestamp(holder.granted_at).astimezone().isoformat(timespec="seconds"),
            "from": "database",
        }
        for holder in state.roles.all()
    ]
    return [*fixed, *granted]


def _print(rows: "list[dict[str, Any]]", *, as_json: bool) -> None:
    if as_json:
        print_json(rows)
        return
    print_table(
        ("ID", "ROLE", "FROM", "SINCE", "NAME"),
        ((str(one["user_id"]), one["role"], one["from"], one["since"] or "-", one["name"]) for one in rows),
    )

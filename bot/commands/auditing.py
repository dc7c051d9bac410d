"""`audit`: who did what."""

import argparse
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option, positive
from bot.commands.output import print_json, print_table

if TYPE_CHECKING:
    from bot.composition import App
    from bot.state.audit import AuditEntry

_DETAILS = """\
Roles given and taken, access decided, data erased, documents and index changed, in Telegram and from the
command line. Newest first. Of people who had their data erased only a pseudonym is left."""
_DEFAULT_LIMIT = 50


def register(commands: Subparsers) -> None:
    """Add `audit`."""
    parser = add_command(
        commands,
        "audit",
        "who did what: roles, access, erasures, changes of documents and index",
        examples="  policybot audit\n  policybot audit --limit 1000 --json\n",
        details=_DETAILS,
    )
    parser.add_argument(
        "--limit",
        type=positive,
        default=_DEFAULT_LIMIT,
        metavar="N",
        help=f"how many entries (default: {_DEFAULT_LIMIT})",
    )
    add_json_option(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    from bot.state import State

    state = State(app.settings.database.url)
    try:
        rows = [_described(entry) for entry in state.audit.entries(limit=arguments.limit)]
        names = {holder.user_id: holder.name for holder in state.roles.all()}
    finally:
        state.close()
    if arguments.json:
        print_json(rows)
        return 0
    print_table(
        ("WHEN", "WHO", "DID", "TO", "DETAIL"),
        (
            (
                row["at"],
                _person(row["actor"], row["actor_id"], names),
                row["action"],
                _person(row["subject"], row["subject_id"], names),
                row["detail"],
            )
            for row in rows
        ),
    )
    return 0


def _described(entry: "AuditEntry") -> dict[str, Any]:
    return {
        "at": datetime.fromtimestamp(entry.at).astimezone().isoformat(timespec="seconds"),
        "action": entry.action,
        "actor": entry.actor,
        "actor_id": entry.actor_id,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "detail": entry.detail,
    }


def _person(label: str, user_id: int | None, names: Mapping[int, str]) -> str:
    """Return who it was: by number, and by name where the list of roles knows it."""
    return label if user_id is None else f"{user_id} {names.get(user_id, '')}".strip()

"""`purge`: delete what people wrote once it is old."""

import argparse
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command, add_json_option
from bot.commands.output import print_json

if TYPE_CHECKING:
    from bot.composition import App

_DETAILS = """\
Deletes questions, answers, feedback and what else [privacy] keep_days and audit_days no longer allow.
`policybot serve` does the same every hour."""


def register(commands: Subparsers) -> None:
    """Add `purge`."""
    parser = add_command(
        commands,
        "purge",
        "delete what people wrote once it is older than [privacy] allows",
        examples="  policybot purge\n  POLICYBOT_PRIVACY__KEEP_DAYS=30 policybot purge --json\n",
        details=_DETAILS,
    )
    add_json_option(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    from bot.state import State

    chosen = app.settings.privacy
    state = State(app.settings.database.url)
    try:
        with state.together():
            counts = state.privacy.purge(keep_days=chosen.keep_days, audit_days=chosen.audit_days)
            deleted = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
            if deleted:
                state.audit.write("purge", detail=deleted)
    finally:
        state.close()
    if arguments.json:
        print_json(counts)
    else:
        print(f"Deleted: {deleted or 'nothing is that old'}.")
    return 0

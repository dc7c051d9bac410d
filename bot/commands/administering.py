"""`status`, `check`, `generations` and `rollback`: what admins look at and set right."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option
from bot.commands.output import format_bytes, local_time, print_json, print_table

if TYPE_CHECKING:
    from bot.composition import App


def register(commands: Subparsers) -> None:
    """Add `status`, `check`, `generations` and `rollback`."""
    status = add_command(
        commands, "status", "what is live: generation, counts, model, disk", examples="  policybot status\n"
    )
    add_json_option(status)
    status.set_defaults(run=_status)

    check = add_command(
        commands,
        "check",
        "check every part: corpus, scans, models, index, texts, database, disks",
        examples="  policybot check && echo all is well\n",
        details="One line for each; exit status 1 if any of them failed.",
    )
    check.set_defaults(run=_check, works_half_restored=True)

    generations = add_command(
        commands,
        "generations",
        "list the generations that rollback can reach",
        examples="  policybot generations\n",
    )
    add_json_option(generations)
    generations.set_defaults(run=_generations)

    rollback = add_command(
        commands,
        "rollback",
        "make the generation before the live one live again",
        examples="  policybot rollback && policybot status\n",
        details="The corpus is left as it is; the next `policybot ingest` follows it again.",
    )
    rollback.set_defaults(run=_rollback)


def _status(arguments: argparse.Namespace, app: "App") -> int:
    from bot.keeping.status import describe, describe_without_index
    from vectorstore.errors import IndexMissingError

    try:
        state = describe(app)
    except IndexMissingError:
        if arguments.json:
            print_json(describe_without_index(app))
        raise
    if arguments.json:
        print_json(state)
        return 0
    shown: dict[str, Any] = {
        **state,
        "created": local_time(state["created"]),
        **{key: format_bytes(size) for key, size in state.items() if size and key.endswith("_bytes")},
    }
    for name, value in shown.items():
        print(f"{name.replace('_', ' '):<19} {'-' if value is None else value}")
    return 0


def _check(arguments: argparse.Namespace, app: "App") -> int:  # noqa: ARG001 (commands are called alike)
    from bot.keeping.health import check

    failed: list[str] = []
    for finding in check(app):
        print(f"{'ok' if finding.is_ok else 'FAILED':<7} {finding.name:<11} {finding.detail}", flush=True)
        if not finding.is_ok:
            failed.append(finding.name)
    if failed:
        sys.stderr.write(f"policybot: failed: {', '.join(failed)}. Each line above says what to do.\n")
    return 1 if failed else 0


def _generations(arguments: argparse.Namespace, app: "App") -> int:
    from bot.keeping.status import describe_generations

    rows = describe_generations(app)
    if arguments.json:
        print_json(rows)
        return 0
    print_table(
        ("GENERATION", "LIVE", "CREATED", "DOCUMENTS", "PASSAGES", "SIZE"),
        (
            (
                row["generation"],
                "yes" if row["live"] else "",
                local_time(row["created"]) if row["created"] else "damaged",
                _shown(row["documents"]),
                _shown(row["passages"]),
                format_bytes(row["disk_bytes"]),
            )
            for row in rows
        ),
    )
    return 0


def _shown(count: int | None) -> str:
    return "-" if count is None else str(count)


def _rollback(arguments: argparse.Namespace, app: "App") -> int:  # noqa: ARG001 (commands are called alike)
    from bot.keeping.auditing import keep_in_audit
    from bot.keeping.generations import described, roll_back

    back = roll_back(app)
    print(f"generation {back.name} is live, made {local_time(back.created)}; documents: {back.documents}")
    if back.behind.count:
        print(f"It differs from the corpus: {described(back.behind)}.")
        print(
            "The corpus is left as it is: set right there what was wrong, then `policybot ingest` goes "
            "forward again. Until then what staff add, take out or undo in the chat waits; `policybot add`, "
            "`remove` and `restore-document` say that they go forward."
        )
    else:
        print("It has the documents of the corpus; `policybot ingest` goes forward again.")
    keep_in_audit(app.settings, "rollback", back.name)
    return 0

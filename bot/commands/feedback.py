"""`feedback`: what was not answered, what was disliked and why, what went to a person."""

import argparse
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.arguments import (
    Subparsers,
    add_command,
    add_days_option,
    add_json_option,
    last_days,
)
from bot.commands.output import print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.composition import App
    from bot.state.feedback import Concern, Totals

_DETAILS = """\
Questions stand as they were asked; who asked is a pseudonym, the same for all questions of a person."""
_DEFAULT_DAYS = 7
_STDOUT = Path("-")


def register(commands: Subparsers) -> None:
    """Add `feedback`."""
    parser = add_command(
        commands,
        "feedback",
        "what was not answered, what was disliked and why, what went to a person",
        examples="  policybot feedback --days 30\n  policybot feedback --html gop-y.html\n",
        details=_DETAILS,
    )
    add_days_option(parser)
    form = parser.add_mutually_exclusive_group()
    add_json_option(form)
    form.add_argument(
        "--html",
        type=Path,
        nargs="?",
        const=_STDOUT,
        metavar="FILE",
        help="write a page for people, to FILE or else to stdout",
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    from bot.keeping.feedback import feedback_page, feedback_to_json
    from bot.state import State

    since, until = last_days(arguments.days)
    with closing(State(app.settings.database.url)) as state:
        totals = state.feedback.totals(since=since, until=until)
        concerns = state.feedback.concerns(since=since, until=until)
    if arguments.json:
        print_json(feedback_to_json(totals, concerns, since=since, until=until))
    elif arguments.html == _STDOUT:
        print(feedback_page(totals, concerns, since=since, until=until), end="")
    elif arguments.html is not None:
        page = feedback_page(totals, concerns, since=since, until=until)
        arguments.html.write_text(page, encoding="utf-8")
        print(f"{arguments.html}: {len(concerns)} questions to look at")
    else:
        _print(totals, concerns)
    return 0


def _print(totals: "Totals", concerns: "Sequence[Concern]") -> None:
    answered, unanswered = (totals.by_kind.get(kind, 0) for kind in ("answer", "no_answer"))
    print(
        f"{totals.questions} questions, {answered} answered, {unanswered} without an answer; "
        f"{totals.liked} liked, {totals.disliked} disliked; "
        f"{totals.sent_to_staff} sent to staff, {totals.replied} replied to"
    )
    if not concerns:
        return
    print_table(
        ("WHEN", "WHO", "KIND", "VERDICT", "REASON", "STAFF", "QUESTION"),
        (
            (
                time.strftime("%Y-%m-%d %H:%M", time.localtime(one.asked_at)),
                one.person,
                one.kind,
                one.verdict or "-",
                one.reason or "-",
                _with_staff(one),
                " ".join(one.question.split()),
            )
            for one in concerns
        ),
    )


def _with_staff(concern: "Concern") -> str:
    if concern.sent_to_staff_at is None:
        return "-"
    return "waiting" if concern.replied_at is None else "replied"

"""`report`: one page for people on documents, questions and quality."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command, add_days_option, last_days

if TYPE_CHECKING:
    from bot.composition import App

_DETAILS = """\
Documents with validity, coverage and age; what found no answer; how the fixed questions did over the
generations; the slowest and the least confident answers. One file that needs nothing else, for a
browser on a computer or a phone. Questions stand as they were asked, who asked is a pseudonym."""
_STDOUT = Path("-")


def register(commands: Subparsers) -> None:
    """Add `report`."""
    parser = add_command(
        commands,
        "report",
        "write a page on documents, questions without an answer and quality",
        examples="  policybot report bao-cao.html\n  policybot report bao-cao.html --days 90\n",
        details=_DETAILS,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the HTML file to write; - for stdout")
    add_days_option(parser, of="questions of")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    from bot.keeping.report import gather
    from bot.keeping.report_page import report_page
    from bot.state import State

    since, until = last_days(arguments.days)
    with closing(State(app.settings.database.url)) as state:
        totals = state.feedback.totals(since=since, until=until)
        asked = state.feedback.asked(since=since, until=until)
    report = gather(app, totals, asked, since=since, until=until)
    page = report_page(report)
    if arguments.file == _STDOUT:
        print(page, end="")
        return 0
    arguments.file.write_text(page, encoding="utf-8")
    print(f"{arguments.file}: {len(report.documents)} documents, {totals.questions} questions")
    return 0

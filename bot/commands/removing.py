"""`remove` and `restore-document`: take documents out of the corpus and the index, and put them back."""

import argparse
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from bot.composition import App


def register(commands: Subparsers) -> None:
    """Add `remove` and `restore-document`."""
    remove = add_command(
        commands,
        "remove",
        "take documents out of the corpus and the index",
        examples="  policybot remove 12-2012-qh13\n  policybot remove 12-2012-qh13 lop-hoc\n",
        details="The files are kept beside the index, under removed/; `restore-document` puts one back.",
    )
    remove.add_argument(
        "ids", nargs="+", metavar="ID", help="as `policybot documents` lists it; its number does too"
    )
    remove.set_defaults(run=_remove)

    restore = add_command(
        commands,
        "restore-document",
        "put a document back that was removed",
        examples="  policybot restore-document 12-2012-qh13\n",
        details="Also an earlier version whose place another took. Its manifest entry comes back with it.",
    )
    restore.add_argument(
        "id",
        metavar="ID",
        help="its id, its number, or the name of its file under removed/; the last one counts",
    )
    restore.set_defaults(run=_restore)


def _remove(arguments: argparse.Namespace, app: "App") -> int:
    from bot.commands.indexing import tell_of_going_forward, tell_what_changed
    from bot.commands.listing import find_document
    from bot.keeping.in_line import go_forward
    from bot.keeping.progress import progress_bar
    from bot.keeping.publishing import remove

    tell_of_going_forward(app, "removing")
    with progress_bar() as report_progress:
        go_forward(app, progress=report_progress)
        index = app.library.current()
        documents = tuple(dict.fromkeys(find_document(index, wanted) for wanted in arguments.ids))
        report, kept = remove(app, documents, progress=report_progress)
    tell_what_changed(app, "remove", report)
    for path in kept:
        print(f"The file is kept at {path}.")
    return 0


def _restore(arguments: argparse.Namespace, app: "App") -> int:
    from bot.commands.indexing import tell_of_going_forward, tell_what_changed
    from bot.keeping.progress import progress_bar
    from bot.keeping.publishing import restore

    tell_of_going_forward(app, "restoring")
    with progress_bar() as report_progress:
        report, record = restore(app, arguments.id, progress=report_progress)
    tell_what_changed(app, "restore-document", report)
    print(f"The file is back as {record.file}.")
    return 0

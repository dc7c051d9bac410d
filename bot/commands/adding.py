"""`add`: staff bring a document, look at what was recognised, and publish it."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from bot.composition import App
    from bot.keeping.adding import Proposal

_EXAMPLES = """\
  policybot add "Nghi dinh 12-2022.pdf"
  policybot add https://example.org/van-ban/luat-cong-doan.html
  policybot add *.docx --yes
  policybot add trang1.jpg trang2.jpg --as-one
"""
_DETAILS = """\
Shows what was recognised and asks before anything is kept. Files are copied into the corpus folder;
where what was recognised is wrong, correct it in the corpus's manifest.toml and run `policybot ingest`."""
_FIRST_LINES = 4
_INDENT = " " * 11
_YES = {"y", "yes", "c", "co", "có"}


def register(commands: Subparsers) -> None:
    """Add `add`."""
    parser = add_command(
        commands,
        "add",
        "add documents, after a look at what was recognised",
        examples=_EXAMPLES,
        details=_DETAILS,
    )
    parser.add_argument("sources", nargs="+", metavar="FILE|URL", help="a document, or its http(s) address")
    parser.add_argument("--yes", action="store_true", help="keep and publish without asking")
    parser.add_argument(
        "--as-one", action="store_true", help="the files are pictures of the pages of one document, in order"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, app: "App") -> int:
    from bot.commands.indexing import tell_of_going_forward
    from bot.keeping.adding import recognise, refuse_missing
    from bot.keeping.together import Together

    refuse_missing(arguments.sources)
    tell_of_going_forward(app, "adding")
    chosen: list[Proposal] = []
    together = Together()
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(_sources(arguments, Path(folder))):
            room = Path(folder) / str(number)
            room.mkdir()
            proposal = recognise(source, room, app, but={one.file for one in chosen})
            print_proposal(proposal)
            if conflict := together.conflict(proposal.parsed):
                print(f"! {conflict}\nLeft out because of that: add it afterwards, to see how they differ.")
            elif proposal.twin is None and (arguments.yes or _is_wanted()):
                together.add(proposal.parsed)
                chosen.append(proposal)
        if not chosen:
            print("Nothing was added.")
            return 0
        _publish(app, chosen)
    return 0


def _sources(arguments: argparse.Namespace, folder: Path) -> Sequence[str]:
    """Return what is added, each a document of its own: the pictures of one are put into one file."""
    from bot.keeping.albums import album_of

    if not arguments.as_one:
        return list(arguments.sources)
    return [str(album_of([Path(source) for source in arguments.sources], folder))]


def _publish(app: "App", chosen: Sequence["Proposal"]) -> None:
    from bot.commands.indexing import tell_what_changed
    from bot.keeping.progress import progress_bar
    from bot.keeping.publishing import publish

    with progress_bar() as report_progress:
        report, kept = publish(app, chosen, progress=report_progress)
    tell_what_changed(app, "add", report)
    for one in kept:
        print(f"kept as {one.file}")
        if one.replaced:
            print(f"It took the place of an earlier version, kept as {one.replaced} in {app.removed_files}.")


def _is_wanted() -> bool:
    """Ask; UserInputError where nobody is there to reply."""
    from bot.errors import UserInputError

    sys.stdout.write("Add it? [y/N] ")
    sys.stdout.flush()
    reply = sys.stdin.readline()
    if not sys.stdin.isatty():
        print()
    if not reply:
        raise UserInputError("Nothing was added: nobody replied. Reply y, or add with --yes.")
    return reply.strip().lower() in _YES


def print_proposal(proposal: "Proposal") -> None:
    """Print what was recognised, for people to judge."""
    print()
    for name, value in _recognised(proposal).items():
        print(f"{name:<10} {value}")
    for line in [line for line in proposal.parsed.text.splitlines() if line.strip()][:_FIRST_LINES]:
        print(f"{_INDENT}| {line[:100]}")
    for line in (*proposal.differences, *proposal.doubts):
        print(f"! {line}")
    if proposal.twin is not None:
        print(f"Already in the corpus as {proposal.twin}: nothing to add.")
    elif proposal.replaced is not None:
        what = "Ends the validity of" if proposal.keeps_replaced else "Takes the place of"
        print(f"{what} {proposal.replaced.file}, which has the same number and date.")


def _recognised(proposal: "Proposal") -> dict[str, str]:
    parsed = proposal.parsed
    document = parsed.document
    articles = sum(place.level == "article" for place in parsed.places)
    dates = (document.issued_on, document.effective_from, document.effective_to)
    issued, start, end = (day.strftime("%d/%m/%Y") if day else "-" for day in dates)
    pictures = sum(one is not None for one in parsed.page_confidences)
    counts = [f"{articles} Điều", f"{len(parsed.passages)} passages", f"{len(parsed.text)} characters"]
    counts += [f"pages in pictures: {pictures}"] if pictures else []
    return {
        "file": proposal.file,
        "kind": document.kind or "-",
        "number": document.number or "-",
        "title": document.title,
        "issuer": document.issuer or "-",
        "issued on": issued,
        "in force": f"from {start} until {end}",
        "status": proposal.status.value,
        "changes": f"\n{_INDENT}".join(proposal.changes) or "-",
        "contents": ", ".join(counts),
    }

"""`documents` and `text`: what is in the index."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.commands.arguments import Subparsers, add_command, add_json_option
from bot.commands.output import print_json, print_table

if TYPE_CHECKING:
    from bot.composition import App
    from vectorstore.index import Index
    from vectorstore.records import Document


def register(commands: Subparsers) -> None:
    """Add `documents` and `text`."""
    documents = add_command(
        commands,
        "documents",
        "list the documents of the live index",
        examples="  policybot documents\n  policybot documents --json\n",
    )
    add_json_option(documents)
    documents.set_defaults(run=_documents)

    text = add_command(
        commands,
        "text",
        "print the stored text of a document",
        examples="  policybot text 50-2024-qh15 > luat-cong-doan.txt\n",
        details="Exactly the text that the start and end of citations count in, in code points.",
    )
    text.add_argument("id", metavar="ID", help="as `policybot documents` lists it; its number does too")
    text.set_defaults(run=_text)


def _documents(arguments: argparse.Namespace, app: "App") -> int:
    rows = list(_described(app.library.current(), app.today()))
    if arguments.json:
        print_json(rows)
        return 0
    print_table(
        ("ID", "NUMBER", "STATUS", "FROM", "AMENDS", "PASSAGES", "TITLE"),
        (
            (
                row["id"],
                row["number"] or "-",
                row["status"],
                row["effective_from"] or "-",
                _few(row["amends"]),
                str(row["passages"]),
                row["title"],
            )
            for row in rows
        ),
    )
    return 0


def _described(index: "Index", today: date) -> Iterator[dict[str, Any]]:
    for document in index.documents():
        yield {
            "id": document.id,
            "number": document.number,
            "title": document.title,
            "kind": document.kind,
            "issuer": document.issuer,
            "issued_on": _iso(document.issued_on),
            "effective_from": _iso(document.effective_from),
            "effective_to": _iso(document.effective_to),
            "status": document.status_on(today).value,
            "replaced_by": document.replaced_by,
            "file": document.file,
            "passages": len(index.passages(document.id)),
            "amends": list(document.amended_numbers),
        }


def _few(numbers: Sequence[str]) -> str:
    """Return the first number, and how many more there are."""
    if len(numbers) > 1:
        return f"{numbers[0]} +{len(numbers) - 1}"
    return numbers[0] if numbers else "-"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(arguments: argparse.Namespace, app: "App") -> int:
    index = app.library.current()
    sys.stdout.write(index.text(find_document(index, arguments.id).id))
    return 0


def find_document(index: "Index", wanted: str) -> "Document":
    """Return the document with this id, or with this number; NotFoundError where there is none."""
    from bot.errors import NotFoundError
    from vectorstore.number_spelling import number_key

    by_id = {document.id: document for document in index.documents()}
    if wanted in by_id:
        return by_id[wanted]
    for document in by_id.values():
        if document.number is not None and number_key(document.number) == number_key(wanted):
            return document
    raise NotFoundError(f"No document {wanted}: `policybot documents` lists them.")

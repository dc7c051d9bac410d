"""Keeps in the audit log what was done from the command line."""

import sys
from typing import TYPE_CHECKING

from bot.errors import StateError

if TYPE_CHECKING:
    from bot.settings import Settings
    from ingest.report import IngestReport

_NAMED = 20


def keep_in_audit(settings: "Settings", action: str, detail: str = "") -> None:
    """Write one entry; where the database fails, the work that was done stands and stderr says so."""
    from bot.state import State

    try:
        state = State(settings.database.url)
        try:
            state.audit.write(action, detail=detail)
        finally:
            state.close()
    except StateError as error:
        sys.stderr.write(f"Not kept in the audit log: {error}\n")


def summary_of(report: "IngestReport") -> str:
    """Return what a new generation brought, in one line."""
    parts = [
        f"{sign}{document_id}"
        for sign, ids in (("+", report.added), ("~", report.replaced), ("-", report.removed))
        for document_id in ids
    ]
    more = [f"and {len(parts) - _NAMED} more"] if len(parts) > _NAMED else []
    return " ".join([report.generation or "-", *parts[:_NAMED], *more])

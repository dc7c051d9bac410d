"""Who did what: roles, access, erasures, and every change of the documents and the index."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import insert, select

from bot.state.database import Database
from bot.state.pseudonyms import Pseudonyms
from bot.state.schema import audit

COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that somebody did, perhaps to somebody; ids are gone after an erasure, labels stay."""

    at: float
    action: str
    actor: str
    actor_id: int | None = None
    subject: str = ""
    subject_id: int | None = None
    detail: str = ""


class Audit:
    """The log that is only ever added to."""

    def __init__(self, database: Database, pseudonyms: Pseudonyms, clock: Callable[[], float]) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self._clock = clock

    def write(
        self,
        action: str,
        *,
        actor_id: int | None = None,
        actor: str = COMMAND_LINE,
        subject_id: int | None = None,
        detail: str = "",
    ) -> None:
        """Keep what a person did; without an id it was done by `actor`."""
        row = {
            "at": self._clock(),
            "action": action,
            "actor_id": actor_id,
            "actor": actor if actor_id is None else self._pseudonyms.of(actor_id),
            "subject_id": subject_id,
            "subject": "" if subject_id is None else self._pseudonyms.of(subject_id),
            "detail": detail,
        }
        with self._database.transaction() as connection:
            connection.execute(insert(audit).values(row))

    def entries(self, *, limit: int | None = None, since: float = 0.0) -> tuple[AuditEntry, ...]:
        """Return the last entries, newest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                select(audit).where(audit.c.at >= since).order_by(audit.c.id.desc()).limit(limit)
            )
            return tuple(
                AuditEntry(
                    row.at, row.action, row.actor, row.actor_id, row.subject, row.subject_id, row.detail
                )
                for row in rows
            )

"""What is kept of a person: handed out to them, erased when they say so, deleted when it is old."""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, insert, or_, select, update

from bot.state.database import Database
from bot.state.on_the_way import in_words, outgoing_about, outgoing_of, unfinished_of
from bot.state.pseudonyms import Pseudonyms
from bot.state.recent_use import KEPT_SECONDS, remember_use
from bot.state.schema import (
    access_requests,
    answers,
    asked_messages,
    audit,
    browses,
    carried_messages,
    erasures,
    feedback,
    leanings,
    outgoing,
    people,
    recent_use,
    roles,
    sent_replies,
    staff_questions,
    updates,
    uploads,
    whole_answers,
)

_DAY = 24 * 3600.0
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is read as something else
_RECEIPT_LETTERS = 10
ERASED = "data erased"

# Everything that names a person, by the table and the column with the id. The audit log is another matter:
# there the id is taken out and the entry stays.
OF_A_PERSON: Mapping[str, Table] = {
    table.name: table
    for table in (
        *(answers, whole_answers, leanings, asked_messages, sent_replies, feedback, browses),
        *(staff_questions, carried_messages, access_requests, uploads, roles, people),
    )
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of an erasure: what was deleted, counted by table."""

    number: str
    person: str  # a pseudonym
    erased_at: float
    counts: Mapping[str, int]


class Privacy:
    """The person's side of the database."""

    def __init__(self, database: Database, pseudonyms: Pseudonyms, clock: Callable[[], float]) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self._clock = clock

    def now(self) -> float:
        """Return the moment by the clock that dates erasures."""
        return self._clock()

    def is_erased_since(self, moment: float, user_id: int) -> bool:
        """Return whether a person had everything erased then or later, so that what began then is over."""
        later = (erasures.c.person == self._pseudonyms.of(user_id)) & (erasures.c.erased_at >= moment)
        with self._database.transaction() as connection:
            return connection.execute(select(erasures.c.receipt).where(later)).first() is not None

    def export(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """Return everything that is kept of a person, by table, as plain values."""
        with self._database.transaction() as connection:
            kept = {
                name: [_plain(row) for row in _rows(connection, table, table.c.user_id == user_id)]
                for name, table in OF_A_PERSON.items()
            }
            about = or_(audit.c.actor_id == user_id, audit.c.subject_id == user_id)
            kept["audit"] = [
                {"at": row["at"], "action": row["action"], "detail": row["detail"]}
                for row in _rows(connection, audit, about)
            ]
            kept["updates"] = [in_words(row) for row in unfinished_of(connection, user_id)]
            kept["outgoing"] = [in_words(row) for row in outgoing_of(connection, user_id)]
        return kept

    def erase(self, user_id: int, *, by_update: int) -> Receipt:
        """Delete everything that is kept of a person, messages on their way included.

        What limits count stays for some days as times under a pseudonym, lest an erasure lifts them.
        The files are overwritten by `scrub`, once the update that asked for it is finished.
        """
        number = "".join(secrets.choice(_ALPHABET) for _ in range(_RECEIPT_LETTERS))
        with self._database.transaction() as connection:
            # First, as these are known by what is deleted after them.
            on_the_way = self._drop_on_the_way(connection, user_id, by_update)
            _delete_carried(connection, user_id)
            person, now = self._pseudonyms.of(user_id), self._clock()
            remember_use(connection, user_id, person, now)
            counts = {
                name: connection.execute(delete(table).where(table.c.user_id == user_id)).rowcount
                for name, table in OF_A_PERSON.items()
            }
            connection.execute(delete(feedback).where(_without_answer()))
            connection.execute(delete(leanings).where(_leaning_of_none()))
            counts |= on_the_way
            counts["audit"] = _anonymise_audit(connection, user_id, number)
            receipt = Receipt(number, person, now, counts)
            row = {
                "receipt": number,
                "person": receipt.person,
                "update_id": by_update,
                "erased_at": receipt.erased_at,
                "counts": json.dumps(counts),
                "is_scrubbed": False,
            }
            connection.execute(insert(erasures).values(row))
        return receipt

    def _drop_on_the_way(self, connection: Connection, user_id: int, but: int) -> dict[str, int]:
        """Delete the messages that carry what is a person's, and end work on what they wrote."""
        letters = [row.id for row in outgoing_about(connection, user_id) if row.update_id != but]
        for number in letters:
            connection.execute(delete(outgoing).where(outgoing.c.id == number))
        theirs = [row.update_id for row in unfinished_of(connection, user_id) if row.update_id != but]
        for number in theirs:
            done = {"finished_at": self._clock(), "payload": ""}
            connection.execute(update(updates).where(updates.c.update_id == number).values(done))
        return {"outgoing": len(letters), "updates": len(theirs)}

    def receipts(self) -> tuple[Receipt, ...]:
        """Return the receipts that were given, the last one first."""
        with self._database.transaction() as connection:
            rows = connection.execute(select(erasures).order_by(erasures.c.erased_at.desc()))
            return tuple(
                Receipt(row.receipt, row.person, row.erased_at, json.loads(row.counts)) for row in rows
            )

    def people_kept(self) -> frozenset[int]:
        """Return the ids of all people of whom anything is kept."""
        with self._database.transaction() as connection:
            return frozenset(
                row.user_id
                for table in OF_A_PERSON.values()
                for row in connection.execute(select(table.c.user_id).distinct())
            )

    def scrub(self) -> bool:
        """Overwrite in the files what was erased; False where that must be tried again later."""
        unfinished = exists().where(
            updates.c.update_id == erasures.c.update_id, updates.c.finished_at.is_(None)
        )
        with self._database.transaction() as connection:
            waiting = select(erasures.c.receipt).where(~erasures.c.is_scrubbed)
            if not connection.execute(waiting).all():
                return True
            ready = [row.receipt for row in connection.execute(waiting.where(~unfinished))]
        if not ready or not self._database.compact():
            return False
        with self._database.transaction() as connection:
            connection.execute(update(erasures).where(erasures.c.receipt.in_(ready)).values(is_scrubbed=True))
        return True

    def purge(self, *, keep_days: int, audit_days: int) -> dict[str, int]:
        """Delete what is older than the settings allow; 0 days keep for ever. Roles are kept."""
        counts: dict[str, int] = {}
        with self._database.transaction() as connection:
            for table, condition in self._outdated(keep_days, audit_days):
                deleted = connection.execute(delete(table).where(condition)).rowcount
                counts[table.name] = counts.get(table.name, 0) + deleted
        return counts

    def _outdated(self, keep_days: int, audit_days: int) -> Iterator[tuple[Table, ColumnElement[bool]]]:
        yield recent_use, recent_use.c.at < self._clock() - KEPT_SECONDS
        if keep_days > 0:
            limit = self._clock() - keep_days * _DAY
            yield answers, answers.c.answered_at < limit
            yield feedback, or_(feedback.c.given_at < limit, _without_answer())
            yield whole_answers, whole_answers.c.kept_at < limit
            yield leanings, _leaning_of_none()
            yield browses, browses.c.opened_at < limit
            yield staff_questions, staff_questions.c.asked_at < limit
            yield carried_messages, carried_messages.c.carried_at < limit
            yield access_requests, access_requests.c.asked_at < limit
            yield uploads, uploads.c.changed_at < limit
            yield people, people.c.last_seen_at < limit
        if audit_days > 0:
            limit = self._clock() - audit_days * _DAY
            yield audit, audit.c.at < limit
            yield erasures, erasures.c.erased_at < limit


def _without_answer() -> ColumnElement[bool]:
    return ~exists().where(answers.c.token == feedback.c.token)


def _leaning_of_none() -> ColumnElement[bool]:
    return ~exists().where(answers.c.token == leanings.c.token)


def _rows(
    connection: Connection, table: Table, condition: ColumnElement[bool]
) -> Iterable[Mapping[str, Any]]:
    found = select(table).where(condition).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(found).mappings()]


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that concern the person, the sources of an answer as what they are."""
    return {
        name: json.loads(value) if name in ("sources", "messages") else value
        for name, value in row.items()
        if name not in ("in_topic", "is_superseded")
    }


def _delete_carried(connection: Connection, user_id: int) -> None:
    """Delete what holds a question of this person at others: what they went on from or leaned on."""
    leaning = list(
        connection.execute(select(leanings.c.token).where(leanings.c.user_id == user_id)).scalars()
    )
    connection.execute(delete(whole_answers).where(whole_answers.c.token.in_(leaning)))
    connection.execute(update(answers).where(answers.c.token.in_(leaning)).values(understood=""))
    theirs = connection.execute(select(answers.c.token).where(answers.c.user_id == user_id)).scalars()
    connection.execute(delete(answers).where(answers.c.carried_from.in_([*theirs, *leaning])))


def _anonymise_audit(connection: Connection, user_id: int, receipt: str) -> int:
    """Leave in the audit log a pseudonym for who did something, a receipt for whom it was done to."""
    acted = connection.execute(update(audit).where(audit.c.actor_id == user_id).values(actor_id=None))
    met = connection.execute(
        update(audit).where(audit.c.subject_id == user_id).values(subject_id=None, subject=receipt)
    )
    return acted.rowcount + met.rowcount

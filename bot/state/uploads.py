"""Documents that staff sent by chat: those that wait for a decision, and those that were taken in lately."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from bot.errors import NotFoundError
from bot.state.database import Database
from bot.state.schema import uploads


class Stage(StrEnum):
    """How far an upload has come."""

    WAITING = "waiting"  # for the person who sent it
    PUBLISHING = "publishing"  # its file is, or is about to be, in the corpus
    PUBLISHED = "published"
    TAKING_BACK = "taking back"
    TAKEN_BACK = "taken back"
    GIVING_AGAIN = "giving again"


UNDECIDED = (Stage.WAITING, Stage.PUBLISHING)  # the latter where the process ended before it was done

Field = str | date


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that somebody sent."""

    token: str
    user_id: int
    name: str
    stage: Stage = Stage.WAITING
    corrections: Mapping[str, Field] = field(default_factory=dict)
    asked_field: str = ""
    file: str = ""
    title: str = ""
    traces: Mapping[str, Any] = field(default_factory=dict)
    sent_at: float = 0.0
    changed_at: float = 0.0


class Uploads:
    """The uploads of everybody, by token."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def add(self, upload: Upload) -> None:
        """Keep a new upload; the same one may come again after a crash."""
        now = self._clock()
        row = {"token": upload.token, "user_id": upload.user_id, "sent_at": now, **self._columns(upload, now)}
        with self._database.transaction() as connection:
            connection.execute(delete(uploads).where(uploads.c.token == upload.token))
            connection.execute(insert(uploads).values(row))

    def get(self, token: str) -> Upload:
        """Return an upload; NotFoundError where it was dropped, has expired or was erased."""
        with self._database.transaction() as connection:
            row = connection.execute(select(uploads).where(uploads.c.token == token)).first()
        if row is None:
            raise NotFoundError("There is no such upload in the database.")
        return _upload(row)

    def save(self, upload: Upload) -> None:
        """Keep what has changed of an upload; one that is gone stays gone."""
        values = self._columns(upload, self._clock())
        with self._database.transaction() as connection:
            connection.execute(update(uploads).where(uploads.c.token == upload.token).values(values))

    def amend(self, upload: Upload) -> bool:
        """Keep what has changed of an upload unless it is at another stage by now; return whether it was."""
        values = self._columns(upload, self._clock())
        is_same = (uploads.c.token == upload.token) & (uploads.c.stage == upload.stage.value)
        with self._database.transaction() as connection:
            return connection.execute(update(uploads).where(is_same).values(values)).rowcount > 0

    def drop(self, token: str) -> None:
        """Forget an upload."""
        with self._database.transaction() as connection:
            connection.execute(delete(uploads).where(uploads.c.token == token))

    def of(self, user_id: int) -> tuple[Upload, ...]:
        """Return the uploads of a person, the last one first."""
        chosen = select(uploads).where(uploads.c.user_id == user_id)
        with self._database.transaction() as connection:
            rows = connection.execute(chosen.order_by(uploads.c.sent_at.desc(), uploads.c.token))
            return tuple(map(_upload, rows))

    def asked_of(self, user_id: int, *, last_seconds: float) -> Upload | None:
        """Return the upload of which the next message of a person is a value, asked for lately; else None."""
        waits = (uploads.c.user_id == user_id) & (uploads.c.stage == Stage.WAITING.value)
        is_late = uploads.c.changed_at < self._clock() - last_seconds
        asked = select(uploads).where(waits & (uploads.c.asked_field != "") & ~is_late)
        with self._database.transaction() as connection:
            row = connection.execute(asked.order_by(uploads.c.changed_at.desc())).first()
        return None if row is None else _upload(row)

    def undecided(self) -> frozenset[str]:
        """Return the tokens of the uploads that wait: their files are needed."""
        waiting = uploads.c.stage.in_([stage.value for stage in UNDECIDED])
        with self._database.transaction() as connection:
            return frozenset(row.token for row in connection.execute(select(uploads.c.token).where(waiting)))

    def expire(self, *, older_than_seconds: float) -> int:
        """Forget what has waited for so long; return how much it was."""
        limit = self._clock() - older_than_seconds
        old = (uploads.c.stage == Stage.WAITING.value) & (uploads.c.changed_at < limit)
        with self._database.transaction() as connection:
            return connection.execute(delete(uploads).where(old)).rowcount

    def _columns(self, upload: Upload, now: float) -> dict[str, Any]:
        return {
            "name": upload.name,
            "stage": upload.stage.value,
            "corrections": json.dumps(upload.corrections, default=_as_json, ensure_ascii=False),
            "asked_field": upload.asked_field,
            "file": upload.file,
            "title": upload.title,
            "traces": json.dumps(upload.traces, ensure_ascii=False),
            "changed_at": now,
        }


def _upload(row: Row[Any]) -> Upload:
    return Upload(
        token=row.token,
        user_id=row.user_id,
        name=row.name,
        stage=Stage(row.stage),
        corrections={name: _value(value) for name, value in json.loads(row.corrections).items()},
        asked_field=row.asked_field,
        file=row.file,
        title=row.title,
        traces=json.loads(row.traces),
        sent_at=row.sent_at,
        changed_at=row.changed_at,
    )


def _as_json(value: object) -> object:
    return {"day": value.isoformat()} if isinstance(value, date) else str(value)


def _value(value: Any) -> Field:
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else str(value)

"""Which updates a person sent and which unsent messages carry what is theirs."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.state.schema import answers, outgoing, updates

_LEAST_LETTERS = 12  # a shorter question is in messages that have nothing to do with it
_LEAST_DIGITS = 6  # of an id that is no other number
_MOST_LETTERS = 100  # messages show the beginning of a long question

AnyRow = Row[Any]


def unfinished_of(connection: Connection, user_id: int) -> list[AnyRow]:
    """Return the updates a person sent on which work is not finished."""
    rows = connection.execute(select(updates).where(updates.c.finished_at.is_(None)))
    return [row for row in rows if _sender_of(row.payload) == user_id]


def outgoing_of(connection: Connection, user_id: int) -> list[AnyRow]:
    """Return the unsent messages to a person or because of what they sent, which hold nothing of others."""
    theirs = {row.update_id for row in unfinished_of(connection, user_id)}
    rows = connection.execute(select(outgoing).order_by(outgoing.c.id)).all()
    return [row for row in rows if row.update_id in theirs or _is_about(json.loads(row.payload), user_id, "")]


def outgoing_about(connection: Connection, user_id: int) -> list[AnyRow]:
    """Return the unsent messages to a person or because of them, with their id or a question of theirs.

    Messages to staff, to admins and to groups are among them.
    """
    theirs = {row.update_id for row in unfinished_of(connection, user_id)}
    asked = select(answers.c.question).where(answers.c.user_id == user_id)
    questions = {_beginning(row.question) for row in connection.execute(asked)}
    marks = [re.escape(one) for one in questions if len(one) >= _LEAST_LETTERS]
    if len(str(user_id)) >= _LEAST_DIGITS:
        marks.append(rf"(?<!\d){user_id}(?!\d)")
    rows = connection.execute(select(outgoing).order_by(outgoing.c.id)).all()
    return [
        row
        for row in rows
        if row.update_id in theirs or _is_about(json.loads(row.payload), user_id, "|".join(marks))
    ]


def in_words(row: AnyRow) -> dict[str, Any]:
    """Return an update or an outgoing message as plain values."""
    return {"update_id": row.update_id, "payload": json.loads(row.payload)}


def _sender_of(payload: str) -> int | None:
    for content in json.loads(payload or "{}").values():
        sender = content.get("from") if isinstance(content, dict) else None
        if isinstance(sender, dict):
            return int(sender["id"])
    return None


def _beginning(question: str) -> str:
    return _in_one_line(question)[:_MOST_LETTERS]


def _is_about(content: dict[str, Any], user_id: int, marks: str) -> bool:
    if content["destination"]["chat_id"] == user_id:
        return True
    text = "\n".join(map(_in_one_line, _values(content)))
    return bool(marks) and re.search(marks, text) is not None


def _values(content: object) -> Iterator[str]:
    match content:
        case dict():
            for value in content.values():
                yield from _values(value)
        case list():
            for value in content:
                yield from _values(value)
        case _:
            yield str(content)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())

"""Reads what a generation has stored of documents and passages back into records."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from vectorstore.errors import IndexDamagedError
from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document, KeptDocument, Passage, Status

_DATES = ("issued_on", "effective_from", "effective_to")
_FIELDS = frozenset(field.name for field in fields(Document))


def kept_document(record: str, declared: str, recipe: str) -> KeptDocument:
    """Return a document as it was published, beside what its file and the manifest said of it."""
    document = document_of(record)
    return KeptDocument(document, document if declared == record else document_of(declared), recipe)


def passage_of(row: Sequence[Any]) -> Passage:
    """Return the passage in a row of its columns."""
    identity, document_id, text, start, end, headings, article, clause, point, page = row
    return Passage(
        identity, document_id, text, start, end, tuple(json.loads(headings)), article, clause, point, page
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _part(values: dict[str, Any]) -> Part:
    return Part(**{**values, "headings": tuple(values.get("headings", ()))})


def _amendment(values: dict[str, Any]) -> Amendment:
    part, by = _part(values["part"]), _part(values["by"])
    since, until = _day(values["since"]), _day(values["until"])
    return Amendment(values["number"], Change(values["change"]), part, by, since, until)


def _part_effect(values: dict[str, Any]) -> PartEffect:
    begins, ends = _day(values["effective_from"]), _day(values["effective_to"])
    return PartEffect(_part(values["part"]), begins, ends, values["is_partial"])


def document_of(record: str) -> Document:
    """Return a document as it was written; IndexDamagedError where that is no longer to be read."""
    try:
        return _read_document(json.loads(record))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(
            f"The record of a document of the index cannot be read: {error!r}. "
            "Make it again with `policybot rebuild`."
        ) from error


def _read_document(values: dict[str, Any]) -> Document:
    values = {name: value for name, value in values.items() if name in _FIELDS}
    for name in _DATES:
        values[name] = _day(values.get(name))
    values["status"] = Status(values["status"])
    values["replaces"] = tuple(values["replaces"])
    for name in ("amends", "amended_by"):
        values[name] = tuple(map(_amendment, values.get(name, ())))
    values["named_editions"] = tuple(values.get("named_editions", ()))
    values["recognised_pages"] = tuple(values.get("recognised_pages", ()))
    values["part_effects"] = tuple(map(_part_effect, values.get("part_effects", ())))
    return Document(**values)

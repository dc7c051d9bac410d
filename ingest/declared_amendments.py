"""Reads `amends` of the manifest: "khoản 2 Điều 5 12/2012/QH13", "bãi bỏ Điều 7 12/2012/QH13"."""

import re
from collections.abc import Iterable

from ingest.named_headings import read_headings
from vectorstore.parts import WHOLE, Amendment, Change, Part
from vectorstore.query import Reference
from vectorstore.references import find_references

_ENDS = re.compile(r"\s*bãi\s+bỏ\b", re.IGNORECASE)


def names_document(written: str) -> bool:
    """Tell whether an entry names a document by its number."""
    return any(reference.document_number for reference in find_references(written))


def read_declared(entries: Iterable[str]) -> tuple[Amendment, ...]:
    """Return what the entries declare; a number alone is a document of which some parts are amended."""
    return tuple(
        Amendment(
            reference.document_number,
            Change.ENDED if _ENDS.match(written) else Change.AMENDED,
            part,
        )
        for written in entries
        for reference in find_references(written)
        if reference.document_number
        for part in _parts(written, reference)
    )


def _parts(written: str, reference: Reference) -> tuple[Part, ...]:
    """Return the part that an entry names: an Điều or inside it, else each Chương, Mục or Phụ lục."""
    if reference.article is None:
        return read_headings(written) or (WHOLE,)
    return (Part(reference.article, reference.clause, reference.point),)

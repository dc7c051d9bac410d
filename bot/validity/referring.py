"""Finds what a quote refers to in its own document and what has happened to that place."""

import re
from collections.abc import Iterator

from bot.answers import Citation
from ingest.document_numbers import KIND
from ingest.named_parts import read_parts
from vectorstore.parts import Amendment, Change, Part

_OWN = re.compile(
    rf"(?P<parts>\b(?:điểm|khoản|Điều|các điều)\s(?:(?!\b{KIND}\b)[^.;:\n]){{0,160}}?)"
    rf"\s*(?:của\s+)?{KIND} này\b"
)
_LEAD = re.compile(r"\b(?:quy định tại|theo|trừ|tại|của)\b")
_CHANGES = (Change.REWRITTEN, Change.AMENDED, Change.ENDED)


def referred_changes(citation: Citation) -> Iterator[tuple[Part, Amendment]]:
    """Yield each place that a quote refers to ("Điều 54 của Luật này"), with each change of all of it."""
    for part in referred_parts(citation.quote):
        for one in citation.document.amended_by:
            if one.change in _CHANGES and one.part.covers(part):
                yield part, one


def referred_parts(quote: str) -> tuple[Part, ...]:
    """Return the places of its own document that a quote refers to by their numbers."""
    return tuple(
        dict.fromkeys(
            part
            for match in _OWN.finditer(quote)
            for piece in _LEAD.split(match["parts"])
            for part in read_parts(piece)
            if part.article is not None
        )
    )

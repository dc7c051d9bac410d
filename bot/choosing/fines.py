"""What a decree says of all its fines in one place: for whom they are, and that others pay twice as much."""

import re
from collections.abc import Sequence

from bot.choosing.blocks import sentences
from bot.choosing.extraction import Stretch
from bot.choosing.offences import fines
from bot.choosing.remembering import Index
from bot.choosing.stretches import overlap
from vectorstore.records import Place

_OF_ALL = re.compile(r"\bmức phạt\b", re.IGNORECASE)
_PERSONS, _BODIES = re.compile(r"\bcá nhân\b", re.IGNORECASE), re.compile(r"\btổ chức\b", re.IGNORECASE)
_TWICE = re.compile(r"\b(?:0?2|hai) lần\b|\bgấp đôi\b", re.IGNORECASE)


def multiplying_clauses(quoted: Sequence[Stretch], index: Index, *, max_chars: int) -> list[Stretch]:
    """Return the clause by which others pay a multiple of the fines quoted, where it is not quoted itself."""
    found: dict[str, Stretch] = {}
    for one in quoted:
        document_id = one.passage.document_id
        if document_id in found or not fines(_text(one, index)):
            continue
        clause = _clause_of(document_id, index, max_chars)
        if clause is not None and not any(overlap(clause, other) for other in quoted):
            found[document_id] = clause
    return list(found.values())


def _clause_of(document_id: str, index: Index, max_chars: int) -> Stretch | None:
    """Return the first khoản, or sentence of a long one, that multiplies the fines of a document."""
    text = index.text(document_id)
    for place in index.places(document_id):
        said = text[place.start : place.end]
        if place.level != "clause" or not _multiplies(said):
            continue
        spans = [(place.start, place.start + len(said.rstrip()))]
        if len(said) > max_chars:
            spans = [
                span for span in sentences(text, place.start, place.end) if _multiplies(text[slice(*span)])
            ]
        return _stretch(document_id, spans, place, index)
    return None


def _multiplies(said: str) -> bool:
    return all(pattern.search(said) for pattern in (_OF_ALL, _PERSONS, _BODIES, _TWICE))


def _stretch(
    document_id: str, spans: Sequence[tuple[int, int]], place: Place, index: Index
) -> Stretch | None:
    around = (one for one in index.passages(document_id) if one.start < place.end and place.start < one.end)
    passage = next(around, None)
    return Stretch(passage, *spans[0], 0.0) if passage is not None and spans else None


def _text(stretch: Stretch, index: Index) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]

"""The clauses that grade a benefit by what one has lost, behind the conditions of getting any.

"Bị tai nạn lao động được hưởng gì" is answered by who is entitled and, as nobody has said how much of the
ability to work is lost, by what each share of it brings: once, or every month.
"""

import re
from collections.abc import Sequence
from itertools import islice

from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from vectorstore.records import Place

_ASKS_WHAT = re.compile(
    r"\b(?:hưởng|nhận|lãnh|lĩnh|trả|bồi thường|chế độ|quyền lợi|trợ cấp)\b.{0,20}"
    r"\b(?:gì|nào|thế nào|ra sao|sao)\b",
    re.IGNORECASE,
)
_GIVES_SHARE = re.compile(r"\d\s*(?:%|phần trăm)", re.IGNORECASE)
_CONDITIONS = re.compile(r"\bđiều kiện hưởng\b", re.IGNORECASE)
_LOST = r"\bsuy giảm (?:\d+% )?khả năng lao động\b"
_LOSS = re.compile(_LOST, re.IGNORECASE)
_GRANTS = re.compile(
    rf"{_LOST} từ \d+\s?%(?: đến \d+\s?%| trở lên)?,? (?:thì )?được (?:hưởng )?trợ cấp", re.IGNORECASE
)
_MOST = 2


def graded_clauses(
    question: str, quoted: Sequence[Stretch], index: Index, *, max_chars: int
) -> list[Stretch]:
    """Return the clauses that say what a share of the loss brings, where conditions alone are quoted.

    They are of the document that lays down the conditions; a question that gives the share needs no others.
    """
    if not _ASKS_WHAT.search(question) or _GIVES_SHARE.search(question):
        return []
    conditions = [one for one in quoted if _lays_down_conditions(one, index)]
    quoted_articles = {(one.passage.document_id, one.passage.article) for one in quoted}
    found = (
        clause
        for document_id in dict.fromkeys(one.passage.document_id for one in conditions)
        for place in index.places(document_id)
        if place.level == "clause" and place.end - place.start <= max_chars
        for clause in [_clause(document_id, place, index)]
        if clause and (document_id, clause.passage.article) not in quoted_articles
    )
    return [*islice(found, _MOST)]


def _lays_down_conditions(stretch: Stretch, index: Index) -> bool:
    document_id, start = stretch.passage.document_id, stretch.start
    around = [one for one in index.places(document_id) if one.start <= start < one.end]
    is_titled = any(_CONDITIONS.search(place.title) for place in around)
    return is_titled and _LOSS.search(index.text(document_id)[start : stretch.end]) is not None


def _clause(document_id: str, place: Place, index: Index) -> Stretch | None:
    """Return a khoản that grants a benefit from some share of the loss on; None for any other one."""
    text = index.text(document_id)[place.start : place.end].rstrip()
    if not _GRANTS.search(text):
        return None
    around = (one for one in index.passages(document_id) if one.start < place.end and place.start < one.end)
    passage = next(around, None)
    return Stretch(passage, place.start, place.start + len(text), 0.0) if passage else None

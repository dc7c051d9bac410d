"""Recognises văn bản hợp nhất: a document as amended, which names itself in the line of its amendments."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.days import DAY, day_of, renamed
from ingest.document_numbers import KIND, NUMBER
from vectorstore.number_spelling import canonical_number

_KIND_LINE = re.compile(rf"^{KIND}$", re.MULTILINE | re.IGNORECASE)
_NAMED = rf"\b[^.;:\n]{{0,120}}?\bsố\s*:?\s*(?P<number>{NUMBER})\s+ngày\s+{DAY}\s+của\b"
_AMENDED = (
    rf"[^;:\n]{{0,900}}?,\s*có hiệu lực\s+(?:thi hành\s+)?(?:kể\s+)?từ\s+ngày\s+{renamed(DAY, 'from')}\s*,\s*"
    r"(?:đã\s+)?được sửa đổi,\s*bổ sung(?:[^.;:\n]{0,60}\bbởi\s*:)?"
)
_HEAD_CHARS = 3_000


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What a consolidated text says of the document that it consolidates."""

    number: str
    issued_on: date | None
    effective_from: date | None
    start: int  # where the line of amendments stands in the text
    end: int


def read_consolidated(text: str) -> Consolidated | None:
    """Return the document that a text consolidates; None for any other text."""
    head = text[:_HEAD_CHARS]
    kind = _KIND_LINE.search(head)
    match = kind and re.search(rf"\b{kind.group()}{_NAMED}{_AMENDED}", head[kind.end() :], re.IGNORECASE)
    if not kind or not match:
        return None
    return Consolidated(
        number=canonical_number(match["number"]),
        issued_on=day_of(match),
        effective_from=day_of(match, "from"),
        start=kind.end() + match.start(),
        end=kind.end() + match.end(),
    )

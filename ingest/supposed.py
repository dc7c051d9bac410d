"""Tells an end that a text only denies, supposes or asks for from one that it brings about."""

import re

from ingest.document_numbers import KIND

_CONDITION = (
    r"(?:(?<!từ\s)khi|nếu|(?<!trừ\s)(?<!trừ các\s)trường hợp|giả sử|đề nghị|kiến nghị|đề xuất|dự thảo"
    r"|dự kiến|xem xét)"
)
_THIS = rf"(?:các\s+|những\s+)?{KIND}\s+này\b"
_NOT = re.compile(
    r"\b(?:không|chưa|chẳng)(?:\s+(?:có|bị|được|phải|hề|nhằm|để|làm|là|bao gồm(?:\s+việc)?)){0,3}\s*$",
    re.IGNORECASE,
)
_OF_DOCUMENT = re.compile(
    rf"\b{_CONDITION}(?:\s+(?:là|mà|một trong|các|những|cả|có|do|cho))*\s+(?!{_THIS}){KIND}\b", re.IGNORECASE
)
_LEADS = re.compile(rf"\b{_CONDITION}\b(?!(?<=\bkhi)\s+{_THIS})", re.IGNORECASE)
_NAMES = re.compile(rf"\b{KIND}\b(?!\s+này\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.:;]\s+(?=[^\W\d_a-zđ])|\n")
_CONSEQUENCE = re.compile(r"(?:\s+thi hành)?\s*,?\s+thì\b", re.IGNORECASE)
_LONGEST = 1_500  # characters of a sentence that are looked at


def is_supposed(text: str, start: int, verb: int, end: int) -> bool:
    """Tell whether the words from `verb` to `end` end nothing: "không thay thế", "Trường hợp … hết hiệu lực".

    `start` is where the statement begins; what stands before it in its sentence counts too.
    """
    before = _SENTENCE_END.split(text[max(0, start - _LONGEST) : verb])[-1]
    if _NOT.search(before) or _OF_DOCUMENT.search(before) or _CONSEQUENCE.match(text, end):
        return True
    named = _NAMES.search(before)
    return _LEADS.search(before[: named.start()] if named else before) is not None

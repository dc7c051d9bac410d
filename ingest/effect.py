"""Reads from a text when the document was issued and from when it holds."""

import re
from datetime import date, timedelta

from ingest.days import DAY, day_of
from ingest.document_numbers import KIND, NUMBER
from ingest.quotations import Quotations

_PLACE_AND_DAY = re.compile(rf"^.{{0,80}},\s*(?:ngày|Ngày)\s*{DAY}\s*$", re.MULTILINE)
_PASSED = re.compile(
    rf"{KIND} này (?:đã )?được .{{0,160}}?thông qua\s*(?:ngày\s*)?{DAY}", re.IGNORECASE | re.DOTALL
)
_ISSUED = re.compile(rf"ban hành.{{0,60}}?,?\s*ngày\s+{DAY}", re.DOTALL)
_SIGNED = re.compile(rf"Ngày {DAY}[^.\n]{{0,160}}?(?:đã )?ký(?: và)? ban hành", re.IGNORECASE)
_TAKES_EFFECT = re.compile(
    rf"(?:{KIND} (?:này|công đoàn)|phê duyệt|và|này|(?:(?<=\n)|(?<=\. )){KIND}(?=\s+có hiệu lực))\b"
    r"[^.;\n]{0,200}?"
    r"\bcó hiệu lực(?:\s+thi\s+hành)?\s*,?\s*"
    rf"(?:(?:kể\s+|kế\s+)?từ\s+(?:ngày\s+)?(?:{DAY}|(?P<signing>ngày ký|ngày ban hành|ký))"
    rf"|sau\s+(?P<days>\d{{1,3}})\s*ngày[,]?\s*(?:kể\s+)?từ\s+ngày\s+(?:ký|ban hành))",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    rf"^(?:{KIND} (?:này|công đoàn)|phê duyệt|và|này|{KIND}(?=\s+có hiệu lực))\b", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    r"(?:khoản|điểm|Điều|Chương|Mục|quy định về|quy định tại|các quy định)\s[^.;\n]{0,90}$"
)
_NUMBER_AND_DAY = re.compile(
    rf"\b[Ss]ố\s*:?\s*{NUMBER}\s*,?\s*ngày\s*{DAY}\s*$", re.IGNORECASE | re.MULTILINE
)
_GROUNDS = re.compile(r"^\W*Căn cứ\b", re.MULTILINE)
_HEAD_CHARS = 4_000


def read_issued_on(text: str) -> date | None:
    """Return the day of issue: beside the place at the head, or where the text says it was passed."""
    head = text[:_HEAD_CHARS]
    above_grounds = _GROUNDS.split(head, maxsplit=1)[0]
    places = (
        (_PLACE_AND_DAY, head),
        (_NUMBER_AND_DAY, above_grounds),
        (_PASSED, text[-_HEAD_CHARS:]),
        (_PASSED, text),
    )
    for pattern, where in places:
        found = _first_day(pattern, where)
        if found is not None:
            return found
    return _first_day(_SIGNED, head) or _first_day(_ISSUED, head.split("\n", 1)[0])


def read_effective_from(text: str, issued_on: date | None) -> date | None:
    """Return the first day on which the document as a whole holds; None where it does not say."""
    text = Quotations(text).blanked()
    for match in _TAKES_EFFECT.finditer(text):
        if not _OF_PART.match(match.group()) or _is_of_part(text, match.start()):
            continue
        if match["days"]:
            return issued_on + timedelta(days=int(match["days"])) if issued_on else None
        if match["signing"]:
            return issued_on
        return day_of(match)
    return None


def _is_of_part(text: str, start: int) -> bool:
    """Tell whether what comes before makes it a part: "khoản 2 Điều 17 của Luật ..."."""
    before = text[max(0, start - 120) : start].rsplit("\n", 1)[-1]
    return _PART_BEFORE.search(before) is not None


def _first_day(pattern: re.Pattern[str], text: str) -> date | None:
    for match in pattern.finditer(text):
        day = day_of(match)
        if day is not None:
            return day
    return None

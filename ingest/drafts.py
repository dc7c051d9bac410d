"""Tells a draft from what was issued: "DỰ THẢO" over it, or its number or day still left open."""

import re

from ingest.form_heads import has_motto

_MARK = re.compile(
    r"^\W*DỰ THẢO(?:\s+(?:LẦN\s+)?(?:THỨ\s+)?(?:\d{1,2}|[IVX]{1,4})|\s+[^\W\da-z][^\n]{0,40}"
    r"|\s+\(?ngày[^\n]{0,30})?\W*$"
    r"|^\W*Dự thảo(?:\s+(?:lần|ngày|thứ)[^\n]{0,30}|\s+\d{1,2})?\W*$"
)
_OPEN = r"[\s.…_‥·-]"
_OPEN_NUMBER = re.compile(rf"^[^\n]{{0,80}}?\b(?:[Ss]ố|SỐ)\s*:?{_OPEN}*/\s*(?:19|20)\d\d\s*/\s*[A-ZĐ]{{1,6}}")
_YEAR_NUMBER = re.compile(r"^[^\n]{0,80}?\b(?:[Ss]ố|SỐ)\s*:?\s*\d{1,4}\s*/\s*(?:19|20)\d\d\s*/\s*[A-ZĐ]{1,6}")
_OPEN_DAY = re.compile(
    rf"^[^\n]{{0,90}}?\bngày{_OPEN}*tháng{_OPEN}*\d{{0,2}}{_OPEN}*năm\b{_OPEN}*(?:\d{{2,4}})?\W*$",
    re.IGNORECASE,
)
_BODY = re.compile(r"^\W*(?:Căn cứ|Chương\s|CHƯƠNG\s|Điều\s+1\b|Kính gửi|Nơi nhận)")
_HEAD_LINES = 16


def is_draft(text: str) -> bool:
    """Tell whether the head of a text is that of a document that nobody has issued yet."""
    lines = [line for line in text.split("\n", 60)[:60] if line.strip()][:_HEAD_LINES]
    body = next((at for at, line in enumerate(lines) if _BODY.match(line)), len(lines))
    head = lines[:body]
    if any(map(_MARK.match, head)):
        return True
    if not has_motto(head):
        return False
    has_open_day = any(map(_OPEN_DAY.match, head))
    return any(map(_OPEN_NUMBER.match, head)) or (has_open_day and any(map(_YEAR_NUMBER.match, head)))

"""Reads on which day an article was published, where its page says so."""

import re
from datetime import date

from ingest.days import DAY, day_of

_STATED = re.compile(
    r"^\W*(?:(?:(?:Ngày|Thời gian)\s+(?:đăng|xuất bản|cập nhật)|Đăng ngày|Đăng lúc|Cập nhật(?: lúc| ngày)?)\b"
    r"[^\n\d]{0,20}(?:\d{1,2}[:h]\d{2}[^\n\d]{0,5})?|(?:Thứ\s+\w+|Chủ nhật)\s*,?\s*(?:ngày\s+)?)"
    rf"{DAY}",
    re.IGNORECASE | re.MULTILINE,
)
_LINE_OF_DAY = re.compile(
    rf"^\W*(?:\d{{1,2}}[:h]\d{{2}}\W*)?{DAY}(?:\W*\d{{1,2}}[:h]\d{{2}}(?::\d{{2}})?)?\W*(?:GMT\+7\W*)?$"
)
# The number at the end of an address on the Government's site begins with the day: 119, year, month, day.
_ADDRESS = re.compile(r"chinhphu\.vn/\S+-119(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})\d{6,12}\.htm")
_HEAD_CHARS = 1_500
_HEADLINE_AND_BELOW = 5  # lines in which the day of a news page stands alone


def read_published_on(text: str) -> date | None:
    """Return the day of publication that the head of an article states; None where it states none."""
    head = text[:_HEAD_CHARS]
    stated, address = _STATED.search(head) or _below_headline(head), _ADDRESS.search(head)
    if stated is not None:
        return day_of(stated)
    if address is None:
        return None
    try:
        return date(2000 + int(address["y"]), int(address["m"]), int(address["d"]))
    except ValueError:
        return None


def _below_headline(head: str) -> re.Match[str] | None:
    """Return a day that stands alone, or with the hour, between the headline of a news page and its text."""
    lines = [line for line in head.split("\n") if line.strip()]
    between = lines[1 : min(_HEADLINE_AND_BELOW, len(lines) - 1)]
    return next((found for line in between if (found := _LINE_OF_DAY.match(line))), None)

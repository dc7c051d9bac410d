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
# The number at the end of an address on the Government's site begins with the day: 119, year, month, day.
_ADDRESS = re.compile(r"chinhphu\.vn/\S+-119(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})\d{6,12}\.htm")
_HEAD_CHARS = 1_500


def read_published_on(text: str) -> date | None:
    """Return the day of publication that the head of an article states; None where it states none."""
    head = text[:_HEAD_CHARS]
    stated, address = _STATED.search(head), _ADDRESS.search(head)
    if stated is not None:
        return day_of(stated)
    if address is None:
        return None
    try:
        return date(2000 + int(address["y"]), int(address["m"]), int(address["d"]))
    except ValueError:
        return None

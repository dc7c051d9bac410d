"""Finds the days in a question that no calendar has: 31/2/2024, 45/13/2023, "năm 20255"."""

import calendar
import re
from collections.abc import Iterator

from vectorstore.mentions import find_mentions
from vectorstore.vietnamese import fold_keeping_length, normalize

_SEPARATOR = r"\s?[/.-]\s?"
_START = r"(?<![\w/.,-])"
_END = r"(?![\w%]|[/.,-]\d)"
_AMOUNT = r"(?!\s*(?:dong|nghin|ngan|trieu|nguoi|cong nhan|lao dong|doan vien|vnd|d\b))"
_WRITTEN = (
    re.compile(rf"{_START}(?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}}){_SEPARATOR}(?P<y>\d{{4,6}}){_END}"),
    re.compile(rf"\bngay\s+(?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}}){_END}"),
    re.compile(
        rf"\bngay\s+(?P<d>\d{{1,2}})\s+thang\s+(?P<m>\d{{1,2}})(?:,?\s+nam\s+(?P<y>\d{{4,6}}))?{_END}"
    ),
    re.compile(rf"\bthang\s+(?P<m>\d{{1,2}})(?:\s?/\s?|\s+nam\s+)(?P<y>\d{{4,6}}){_END}"),
    re.compile(rf"\bnam\s+(?P<y>\d{{5,6}}){_END}{_AMOUNT}"),
)
_LEAD = re.compile(r"(?:\b(?:vao|tu|den|truoc|sau|luc|hoi|trong)\s+)?(?:\b(?:ngay|thang|nam)\s+)?\Z")
_LEAP_YEAR = 2000
_FIRST_YEAR, _LAST_YEAR = 1000, 9999
_MONTHS = 12


def impossible_days(text: str) -> tuple[str, ...]:
    """Return the days that do not exist as they are written, in order."""
    return tuple(text[start:end] for start, end in _spans(text))


def without_impossible_days(text: str) -> str:
    """Return a text without the days that do not exist, and the words that lead to them."""
    folded = fold_keeping_length(text)
    for start, end in reversed(list(_spans(text))):
        lead = _LEAD.search(folded, 0, start)
        text = f"{text[: lead.start() if lead else start]} {text[end:]}"
    return re.sub(r"\s+", " ", text).strip()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each impossible day starts and ends, the word before it left out; a number is no day."""
    if normalize(text) != text:
        return
    folded = list(fold_keeping_length(text))
    for mention in find_mentions(text):
        folded[mention.start : mention.end] = "#" * (mention.end - mention.start)
    blank = "".join(folded)
    found: dict[int, int] = {}
    for pattern in _WRITTEN:
        for match in pattern.finditer(blank):
            if not _exists(match.groupdict()):
                found[match.start()] = match.end()
        blank = pattern.sub(lambda match: "#" * len(match.group()), blank)
    yield from sorted(found.items())


def _exists(written: dict[str, str | None]) -> bool:
    year, month = int(written.get("y") or _LEAP_YEAR), int(written.get("m") or 1)
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= _MONTHS):
        return False
    return 1 <= int(written.get("d") or 1) <= calendar.monthrange(year, month)[1]

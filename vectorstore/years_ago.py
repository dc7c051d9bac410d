"""Reads how long ago the day lies that a question asks about: "5 năm trước", "cách đây ba năm"."""

import re
from datetime import date

from vectorstore.counting_words import ONE_TO_TEN
from vectorstore.vietnamese import fold_keeping_length, normalize

_NUMBERS = {fold_keeping_length(word): count for word, count in ONE_TO_TEN.items()}
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})"
# "5 năm trước khi nghỉ hưu", "3 năm trước đó": before something else than today
_NOT_BEFORE_TODAY = r"(?!\s+(?:khi|ngay|thoi diem|do|lien ke|luc|thang|nam \d|het|thoi han)\b)"
_ASKS = r"(?:\s*,|\s+(?:la|thi|duoc)\b|\s+(?:bao nhieu|may|the nao|nhu the nao|ra sao)\b|[\s?.!]*$)"
_PATTERNS = (
    re.compile(
        rf"^\W*(?:(?:vao|hoi|khoang)\s+)*{_COUNT}\s+nam\s+(?:ve\s+)?truoc\b{_NOT_BEFORE_TODAY}"
        r"\s*,?(?:\s*thi\b)?"
    ),
    re.compile(
        rf"\b(?:hoi\s+|khoang\s+)?cach\s+(?:day|nay)\s+(?:khoang\s+)?{_COUNT}\s+nam\b\s*,?(?:\s*thi\b)?"
    ),
    re.compile(
        rf"(?<!trong )(?<!cua )\b(?:hoi\s+)?{_COUNT}\s+nam\s+(?:ve\s+)?truoc\b{_NOT_BEFORE_TODAY}(?={_ASKS})"
    ),
)
# "Cách đây 3 năm tôi nghỉ việc": what somebody did, not when the rule must hold
_PERSONAL = re.compile(r"(?<!\w)(?:tôi|toi|tui|mình|minh|(?<!trẻ )(?<!tre )em|chúng ta|anh|chị)(?!\w)")


def day_years_ago(text: str, today: date) -> date | None:
    """Return the day so many years before today; None where a text counts none or tells a story."""
    found = _found(normalize(text))
    if found is None:
        return None
    count = int(found["n"]) if found["n"].isdecimal() else _NUMBERS[found["n"]]
    return today.replace(year=today.year - count, day=min(today.day, 28 if today.month == 2 else 31))


def with_year_named(text: str, today: date) -> str:
    """Return a question with the year named in the place of the words that say how long ago it is."""
    day = day_years_ago(text, today)
    found = _found(normalize(text)) if day else None
    if day is None or found is None:
        return text
    named = normalize(text)
    pieces = (named[: found.start()].strip(" ,"), f"năm {day.year}", named[found.end() :].strip(" ,"))
    return " ".join(one for one in pieces if one)


def _found(text: str) -> re.Match[str] | None:
    if _PERSONAL.search(text.lower()):
        return None
    folded = fold_keeping_length(text)
    return next((found for found in (one.search(folded) for one in _PATTERNS) if found), None)

"""Reads when somebody was born: "nữ sinh tháng 5/1968", which says nothing of the day of the law."""

import re
from dataclasses import dataclass

from vectorstore.vietnamese import fold_keeping_length, normalize

_YEAR = r"(?P<y>19\d\d|200\d)"  # who was born later retires in another age of the law
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_BORN = r"\b(?:sinh|sn)\s+(?:vao\s+)?(?:ngay\s+)?"
_NOT_OF_BIRTH = r"\s+(?:nay|toi|sau|nam)\b"  # after a month: it is another one, "tháng 5 này"
# As regular expressions over text in small letters without marks.
BIRTHDAYS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"{_BORN}(?:\d{{1,2}}\s?[/.-]\s?)?(?:thang\s+)?{_MONTH}\s?(?:[/.-]|\s+nam)\s?{_YEAR}(?![\w/%])"
    ),
    re.compile(rf"{_BORN}\d{{1,2}}\s+thang\s+{_MONTH}\s?(?:,|nam|/)?\s*{_YEAR}(?![\w/%])"),
    re.compile(rf"{_BORN}(?:nam\s+)?{_YEAR}\s+thang\s+{_MONTH}(?!\w|\s?[/.-]\s?\d|{_NOT_OF_BIRTH})"),
    re.compile(rf"{_BORN}(?:nam\s+)?{_YEAR},\s*thang\s+{_MONTH}(?=\s*(?:[,;?]|$))"),
    re.compile(rf"{_BORN}(?:nam\s+)?{_YEAR}(?![\w/%])"),
)


@dataclass(frozen=True, slots=True)
class Birthday:
    """A year of birth, and the month where it is told."""

    year: int
    month: int | None = None


def birthday_in(text: str) -> Birthday | None:
    """Return when the person that a question is about was born; None where it does not say."""
    folded = fold_keeping_length(normalize(text))
    for pattern in BIRTHDAYS:
        found = pattern.search(folded)
        if found:
            month = found.groupdict().get("m")
            return Birthday(int(found["y"]), int(month) if month else None)
    return None


def without_birthday(text: str) -> str:
    """Return a text without the words that say when somebody was born."""
    for pattern in BIRTHDAYS:
        found = pattern.search(fold_keeping_length(text))
        if found:
            return f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip()
    return text

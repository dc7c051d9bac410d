"""The places that a question names: what is told of other places is no answer to it."""

import re
from collections.abc import Iterator

from bot.asked.head.figure_words import HOW_MANY
from vectorstore.vietnamese import syllables

_UNIT = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu)"
_NAME = r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})"
_NAMED = re.compile(rf"(?<!\w){_UNIT} (?!{_UNIT}\b){_NAME}", re.IGNORECASE)
_LOCATED = re.compile(rf"(?<!\w)(?:ở|tại) (?:{_UNIT} )*{_NAME}", re.IGNORECASE)
_SUBJECT = re.compile(rf"^\W*{_UNIT} {_NAME}", re.IGNORECASE)
_HOW_MANY = re.compile(rf"(?<!\w)(?:{HOW_MANY}|tỷ lệ|tỉ lệ)(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;?!]\s")
_NO_PLACE = frozenset(
    ["Việt", "Nghị", "Luật", "Điều", "Quyết", "Chỉ", "Thông", "Kết", "Hướng", "Đảng", "Công", "Bộ", "Ban"]
)
_TWO_SYLLABLES = re.compile(rf"(?<!\w)(?:ở|tại|{_UNIT}) (?!(?:ở|tại|{_UNIT}) )(?P<name>[^\W\d_]+ [^\W\d_]+)")


def is_of_another_place(question: str, text: str) -> bool:
    """Tell whether a text lacks the place whose figure is asked for and names others, or is its subject."""
    clauses = [clause for clause in _CLAUSE.split(question) if _HOW_MANY.search(clause)]
    asked = {name for clause in clauses for how in (_NAMED, _LOCATED) for name in _names(how, clause)}
    if not asked or any(name.lower() in text.lower() for name in asked):
        return False
    return any(_names(_SUBJECT, question)) or any(_names(_NAMED, text))


def is_scattered(question: str, own: frozenset[str], text: str) -> bool:
    """Tell whether the two syllables of a place stand in a text apart: "Bình Phú" in "Hòa Bình + Phú Thọ"."""
    said = text.lower()
    names = (match["name"] for match in _TWO_SYLLABLES.finditer(question.lower()))
    return any(own.issuperset(syllables(name)) and name not in said for name in names)


def _names(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the capitalised names that a pattern finds."""
    for match in pattern.finditer(text):
        words = match["name"].split()
        last = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
        if last and words[0] not in _NO_PLACE:
            yield " ".join(words[:last])

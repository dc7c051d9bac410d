"""Quantities with a name of their own: who asks for a "lệ phí" is not answered by another sum of money."""

import re

from bot.asked.head.figure_words import EMPLOYER, HOW_MANY

_PROCEDURE = r"(?:cấp|gia hạn|đổi|làm|nộp đơn|đăng ký|thẩm định|xin|chứng thực|công chứng)"
# What an employer pays is another sum than the dues of members, by whatever name he calls it.
_DUES = rf"\A(?!.*\b(?:{EMPLOYER}|kinh phí)\b).*\bđoàn phí\b"
_ASKS_FOR_DUES = re.compile(_DUES)
# What of a question names a quantity, and what a text that tells it must say.
_NAMED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (rf"\blệ phí\b|(?<!kinh )(?<!chi )\bphí {_PROCEDURE}\b", r"(?<!kinh )(?<!chi )\bphí\b"),
        (r"\bđảng phí\b", r"\bđảng phí\b"),
        (_DUES, r"\bđoàn phí\b"),
        (r"\bphụ cấp\b.*\bhệ số\b|\bhệ số\b.*\bphụ cấp\b", r"\bphụ cấp\b"),
        (r"\bhọc phí\b", r"\bhọc phí\b"),
        (r"\bán phí\b", r"\bán phí\b"),
        (r"\blãi suất\b", r"\blãi\b"),
        (r"\bthuế (?:thu nhập|suất|tncn|vat|môn bài)\b", r"\bthuế\b"),
    )
)
_HOW_MUCH = re.compile(rf"\b(?:{HOW_MANY}|mức|phần trăm|tỷ lệ|tỉ lệ)\b|%|^\W*(?:lệ phí|phí|lãi suất)\b")


def asks_for_dues(question: str) -> bool:
    """Tell whether a lower-case question is of the dues that members pay."""
    return _ASKS_FOR_DUES.search(question) is not None


def names_asked_quantity(asked: str, text: str) -> bool:
    """Tell whether a text names the quantity of which a question asks how much it is; both in any case."""
    question, told = asked.lower(), text.lower()
    return _HOW_MUCH.search(question) is not None and any(
        wanted.search(question) and said.search(told) for wanted, said in _NAMED
    )


def lacks_named_quantity(asked: str, text: str) -> bool:
    """Tell whether a question asks how much a quantity is that a text never names; both in any case."""
    question, told = asked.lower(), text.lower()
    return _HOW_MUCH.search(question) is not None and any(
        wanted.search(question) and not said.search(told) for wanted, said in _NAMED
    )

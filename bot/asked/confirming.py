"""Questions that want a number confirmed: "được nghỉ 30 ngày phải không" asks how many days."""

import re

_CONFIRMS = re.compile(
    r"\b(?:phải|đúng)(?: vậy| rồi| luật)? (?:không|ko|hông|chưa|hả)[\s?.!]*$|\bđúng không\b"
    r"|^\W*có (?:phải|đúng)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w/.,])(?<!điều )(?<!khoản )\d+(?:[.,]\d+)*"
    r"(?= ?(?:%|phần trăm|ngày|tuần|tháng|năm|giờ|tiếng|phút|tuổi|lần"
    r"|buổi|người|đồng|nghìn|triệu)(?![\w/]))",
    re.IGNORECASE,
)
# "đi trễ 3 lần bị phạt 500k, đúng không": a story, of which no number is asked for.
_TOLD = re.compile(r"(?<!\w)\d[\d.,]* ?(?:k|tr|củ)(?!\w)", re.IGNORECASE)


def confirms(question: str) -> bool:
    """Tell whether a question says something and asks whether it is so."""
    return _CONFIRMS.search(question) is not None


def without_confirming(question: str) -> str:
    """Return what a question says without the words that ask whether it is so."""
    return _CONFIRMS.sub(" ", question)


def as_asked_openly(question: str) -> str:
    """Return a question that wants its one number confirmed as one that asks for it; any other as it is."""
    numbers = list(_NUMBER.finditer(question))
    if len(numbers) != 1 or not confirms(question) or _TOLD.search(question):
        return question
    start, end = numbers[0].span()
    return f"{question[:start]}bao nhiêu {question[end:].lstrip()}"

"""The words of a question that tell what it is about: those that a text which answers should say."""

import re
from collections.abc import Container

from vectorstore.vietnamese import syllables

# What somebody paid or lost in a story: no rule names it.
_MONEY = re.compile(
    r"(?<!\d)(?<!\d[.,])\d[\d.,]*+\s*(?:k|tr|củ|nghìn|ngàn|triệu|trăm|đồng|tỷ|tỉ)\b"
    r"(?:\s*(?:nghìn|ngàn|triệu|đồng|rưỡi)\b)*",
    re.IGNORECASE,
)
# What only asks how the law sees a story, at its end.
_ASKS = re.compile(
    r"[\s,]*\b(?:thì |vậy |như vậy |như thế |có |là |bị )*"
    r"(?:(?:đúng|sai|trái|phạm|vi phạm|hợp)(?: (?:luật|pháp luật|pháp|quy định|lệ))?"
    r"(?: (?:hay|hoặc) (?:sai|không|đúng|trái luật))?"
    r"|bắt buộc(?: phải)?(?= (?:hay )?(?:không|ko)\b)"
    r"|(?:đang |hiện )*(?:giữ|làm) (?:chức|chức vụ|chức danh) (?:gì|nào)"
    r"|(?:theo|áp dụng) (?:luật|văn bản|nghị định|quy định) nào"
    r"|(?:tính|xử|xử lý|giải quyết|làm) (?:sao|thế nào|ra sao|gì)|phải (?:làm gì|làm sao)|(?:bị )?(?:gì|sao)"
    r"|được phép)"
    r"(?: (?:không|chưa|vậy|ạ|nhỉ|đây|giờ))*[\s?.!]*$",
    re.IGNORECASE,
)
# A bound is said in other words by the law as often as not: "tối thiểu" is "ít nhất" there, or "trở lên". A
# wage of that name is what it is.
_BOUNDS = re.compile(
    r"\b(?:(?<!lương )tối (?:thiểu|đa)|(?:ít|nhiều|cao|thấp|chậm|muộn|trễ|sớm|lâu|dài|ngắn) nhất"
    r"|không quá|tầm|khoảng)\b",
    re.IGNORECASE,
)


def matter_of(text: str, says_little: Container[str]) -> list[str]:
    """Return the syllables that tell what a question is about, in order.

    Left out is what only asks or bounds, and an amount of money that is told.
    """
    told = _BOUNDS.sub(" ", _MONEY.sub(" ", _ASKS.sub(" ", text)))
    return [word for word in syllables(told) if word not in says_little]

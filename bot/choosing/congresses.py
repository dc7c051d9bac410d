"""Congresses are told apart by their number: what one has decided says nothing of another."""

import re

_ROMAN = r"(?:[ivx]{2,5}|v|x)"
_NAMED = re.compile(
    rf"\bđại hội(?! (?:\w+ ){{0,3}}cấp)(?: (?!khóa\b|lần\b)[^\W\d_]{{3,}}){{0,6}}?"
    rf" (?P<number>(?:lần )?(?:thứ )?{_ROMAN}|(?:lần thứ|lần|thứ) \d{{1,2}})\b(?!/)",
    re.IGNORECASE,
)
_CONGRESS = re.compile(r"\bđại hội\b", re.IGNORECASE)
_OF_BODY = re.compile(r"\bđại hội\b[^.?,;]{0,20}?\b(?P<body>công đoàn|đảng)\b", re.IGNORECASE)
_TENS = {"x": 10, "v": 5, "i": 1}


def is_of_another_congress(question: str, text: str, whole: str) -> bool:
    """Tell whether a question names a congress by its number, and a text only others or another body.

    A text that names none is of the congresses that its document names.
    """
    asked = numbers_of_congresses(question) if _CONGRESS.search(question) else frozenset()
    if not asked:
        return False
    body = _OF_BODY.search(question)
    if body and body["body"].lower() not in text.lower():
        return True
    said = numbers_of_congresses(text)
    return asked.isdisjoint(said) if said else asked.isdisjoint(numbers_of_congresses(whole))


def numbers_of_congresses(text: str) -> frozenset[int]:
    """Return the numbers of the congresses that a text names, roman or not."""
    return frozenset(_value(match["number"].lower().split()[-1]) for match in _NAMED.finditer(text))


def _value(number: str) -> int:
    """Return the value of a number up to thirty-nine, roman or not."""
    if number.isdigit():
        return int(number)
    values = [_TENS[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))

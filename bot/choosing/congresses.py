"""Congresses are told apart by their number: what one has decided says nothing of another."""

import re

from vectorstore.roman import value_of

_ROMAN = r"(?:[ivx]{2,5}|v|x)"
_NAMED = re.compile(
    rf"\bđại hội(?! (?:\w+ ){{0,3}}cấp)(?: (?!khóa\b|lần\b)[^\W\d_]{{3,}}){{0,6}}?"
    rf" (?P<number>(?:lần )?(?:thứ )?{_ROMAN}|(?:lần thứ|lần|thứ) \d{{1,2}})\b(?!/)",
    re.IGNORECASE,
)
_CONGRESS = re.compile(r"\bđại hội\b", re.IGNORECASE)
_OF_BODY = re.compile(r"\bđại hội\b[^.?,;]{0,20}?\b(?P<body>công đoàn|đảng)\b", re.IGNORECASE)


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
    numbers = (match["number"].split()[-1] for match in _NAMED.finditer(text))
    return frozenset(int(one) if one.isdecimal() else value_of(one) for one in numbers)

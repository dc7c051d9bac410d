"""Reads the Chương, Mục and Phụ lục that a text names: "Mục 2 Chương III, Phụ lục I" are two parts."""

import re
from collections.abc import Iterator

from vectorstore.parts import WHOLE, Part

_NUMBER = r"(?:(?-i:[IVXLC]+)|\d{1,3})(?![\w/%])"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:,\s*(?:và\s+)?|\bvà\s+){_NUMBER})*"
HEADING = rf"(?:(?:các|những)\s+)?\b(?:Chương|Phụ lục|Mục)\s+(?:số\s+)?{_NUMBERS}"
_NAMED = re.compile(rf"\b(?P<word>Chương|Phụ lục|Mục)\s+(?:số\s+)?(?P<numbers>{_NUMBERS})", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:(?:của|tại|thuộc|trong)\s*)?", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"(?:\b(?:điều|khoản|điểm)\s+\w{1,4}\s*(?:(?:của|tại|thuộc|trong)\s*)?|\btên\s+)\Z", re.IGNORECASE
)
_BEFORE_CHARS = 24


def read_headings(text: str, context: Part = WHOLE) -> tuple[Part, ...]:
    """Return the Chương, Mục and Phụ lục named in a stretch of text, in its order.

    A Mục whose Chương cannot be told is left out, as is what only says where an Điều stands ("Điều 5 Chương
    II") or is named for its title.
    """
    return tuple(dict.fromkeys(_parts(text, context)))


def _parts(text: str, context: Part) -> Iterator[Part]:
    matches = list(_NAMED.finditer(text))
    for place, match in enumerate(matches):
        following = matches[place + 1] if place + 1 < len(matches) else None
        word = match["word"].capitalize()
        if _OF_ANOTHER.search(text, max(0, match.start() - _BEFORE_CHARS), match.start()):
            continue
        if word == "Chương" and place and _is_inside(matches[place - 1], match, text):
            continue
        chapter: tuple[str, ...] = ()
        if word == "Mục":
            chapter = context.headings[:1]
            if following is not None and _is_inside(match, following, text):
                chapter = (f"Chương {_numbers(following)[0]}",)
            if not chapter:
                continue
        for number in _numbers(match):
            yield Part(headings=(*chapter, f"{word} {number}"))


def _is_inside(inner: re.Match[str], outer: re.Match[str], text: str) -> bool:
    """Tell whether the one is a Mục and the other the Chương right behind it."""
    is_pair = inner["word"].lower() == "mục" and outer["word"].lower() == "chương"
    return is_pair and _INSIDE.fullmatch(text, inner.end(), outer.start()) is not None


def _numbers(match: re.Match[str]) -> list[str]:
    return re.findall(_NUMBER, match["numbers"])

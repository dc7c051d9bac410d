"""Reads Vietnamese words for numbers: "ba mươi lăm", "hai triệu rưỡi", "một phần ba", "một nửa"."""

from collections.abc import Sequence
from fractions import Fraction

from vectorstore.counting_words import ONE_TO_TEN

_OTHER_SPELLINGS = {"mốt": 1, "tư": 4, "lăm": 5, "bẩy": 7}
_DIGITS = {word: count for word, count in ONE_TO_TEN.items() if count < 10} | _OTHER_SPELLINGS
_TENS = ("mươi", "chục")
MULTIPLIERS = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_JOINTS = ("linh", "lẻ")
_ONLY_INSIDE = ("mốt", "tư", "lăm", *_JOINTS, *_TENS, *MULTIPLIERS)
# After these "năm" is a year although a unit follows: "mỗi năm tháng lương thứ 13".
_YEAR_WORDS = "mỗi hằng hàng từng các những trong cả một nhiều cuối đầu giữa số"
_BEFORE_A_YEAR = frozenset(_YEAR_WORDS.split())
_Read = tuple[Fraction, int]


def read_words(tokens: Sequence[str], start: int, units: frozenset[str]) -> _Read | None:
    """Return the number that begins at a token, and where it ends; None where none does."""
    end = start
    while end < len(tokens) and _is_part(tokens, start, end, units):
        end += 1
    if end == start:
        return None
    return _value(tokens[start:end]), end


def _is_part(words: Sequence[str], start: int, position: int, units: frozenset[str]) -> bool:
    word = words[position]
    following = words[position + 1] if position + 1 < len(words) else ""
    is_first = position == start
    if word == "năm":
        return _is_five(words, start, position, following, units)
    if is_first:
        return word == "mười" or (word in _DIGITS and word not in _ONLY_INSIDE)
    before = words[position - 1]
    if word in _DIGITS:
        return before not in _DIGITS and (before != "trăm" or following in _TENS or word != "tư")
    if word in _JOINTS:
        return before in MULTIPLIERS and following in _DIGITS
    return word in _TENS or word in MULTIPLIERS or word == "mười"


def _is_five(tokens: Sequence[str], start: int, position: int, following: str, units: frozenset[str]) -> bool:
    """Tell "năm" the number from "năm" the year."""
    if following in _TENS or following in MULTIPLIERS:
        return position == start or tokens[position - 1] in (*MULTIPLIERS, *_JOINTS)
    if position > start:
        return tokens[position - 1] in _JOINTS
    before = tokens[position - 1] if position else ""
    return following in units and before not in _BEFORE_A_YEAR and not before[:1].isdecimal()


def _value(words: Sequence[str]) -> Fraction:
    total, current, last = 0, 0, 0
    for word in words:
        if word in _DIGITS:
            last = _DIGITS[word]
            current += last
        elif word == "mười":
            current += 10
        elif word in _TENS:
            current += 9 * last
        elif word == "trăm":
            current += 99 * last
        elif word in MULTIPLIERS:
            total += max(current, 1) * MULTIPLIERS[word]
            current = 0
    return Fraction(total + current)


def read_fraction(tokens: Sequence[str], position: int) -> _Read | None:
    """Return the denominator behind "phần" at a token, and where it ends: "hai phần ba"."""
    if position + 1 >= len(tokens) or tokens[position] != "phần":
        return None
    below = tokens[position + 1]
    if below in _DIGITS:
        return Fraction(_DIGITS[below]), position + 2
    if below == "mười":
        return Fraction(10), position + 2
    return (Fraction(int(below)), position + 2) if below.isdecimal() and int(below) else None

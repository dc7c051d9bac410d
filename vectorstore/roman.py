"""Reads Roman numerals: "XIV" is 14."""

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(rf"[{''.join(_VALUES)}]+")


def is_roman(text: str) -> bool:
    """Tell whether a text is written with capital Roman figures alone."""
    return _ROMAN.fullmatch(text) is not None


def value_of(roman: str) -> int:
    """Return the number of Roman figures, small or capital: one before a greater one is taken off."""
    values = [_VALUES[letter] for letter in roman.upper()]
    following = [*values, 0][1:]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))

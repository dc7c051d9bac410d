"""Roman numerals are read as the numbers that they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.roman import is_roman, value_of

_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@given(st.integers(1, 99))
def test_every_number_below_a_hundred_is_read_back(number: int) -> None:
    roman = _TENS[number // 10] + _ONES[number % 10]

    assert is_roman(roman)
    assert value_of(roman) == value_of(roman.lower()) == number


@pytest.mark.parametrize("text", ["", "12", "xi", "XIa", "Đ"])
def test_other_texts_are_none(text: str) -> None:
    assert not is_roman(text)

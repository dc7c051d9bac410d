"""A document number is written in one way, however it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.number_spelling import canonical_number, number_key

numbers = st.from_regex(
    r"\d{1,4}(/20[012]\d/(NĐ-CP|nd-cp|QH15|TT-BLĐTBXH)|-(KL|CT|NQ)/T[WUƯ])", fullmatch=True
)


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        pytest.param("12/2022/nd-cp", "12/2022/NĐ-CP", id="decree without đ"),
        pytest.param("10/2020/tt-bldtbxh", "10/2020/TT-BLĐTBXH", id="circular"),
        pytest.param("57-kl/tw", "57-KL/TW", id="party"),
        pytest.param("57-KL/TƯ", "57-KL/TW", id="trung ương with ư"),
        pytest.param("Số: 45 - CT / TW", "45-CT/TW", id="blanks and label"),
        pytest.param("1/qd-ttg", "1/QĐ-TTg", id="prime minister"),
        pytest.param("50–KL/TW", "50-KL/TW", id="long dash"),
    ],
)
def test_number_is_written_as_officially(typed: str, official: str) -> None:
    assert canonical_number(typed) == official


@given(text=st.one_of(st.text(), numbers))
def test_canonical_number_twice_is_once(text: str) -> None:
    assert canonical_number(canonical_number(text)) == canonical_number(text)


@given(number=numbers)
def test_all_spellings_of_a_number_share_a_key(number: str) -> None:
    assert number_key(number) == number_key(number.lower())
    assert number_key(number) == number_key(canonical_number(number))


def test_city_committee_is_not_central_committee() -> None:
    assert number_key("24-CT/TU") != number_key("24-CT/TW")


def test_leading_zero_does_not_matter() -> None:
    assert number_key("07-KL/VPTW") == number_key("7-kl/vptw")

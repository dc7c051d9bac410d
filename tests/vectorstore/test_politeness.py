"""Polite words and pleas around a question are not searched for."""

import pytest

from vectorstore.politeness import without_closing, without_opening, without_plea


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("ad cho em hỏi đình công là gì", "đình công là gì"),
        ("chị ơi, thai sản mấy tháng", "thai sản mấy tháng"),
        ("đình công là gì", "đình công là gì"),
    ],
)
def test_an_opening_is_left_out(typed: str, rest: str) -> None:
    assert without_opening(typed) == rest


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("đình công là gì vậy ạ?", "đình công là gì?"),
        ("cho vay", "cho vay"),
        ("đình công là gì, cảm ơn ad", "đình công là gì"),
    ],
)
def test_a_closing_is_left_out(typed: str, rest: str) -> None:
    assert without_closing(typed) == rest


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("công ty không đóng bảo hiểm cho em thì phải làm sao?", "công ty không đóng bảo hiểm?"),
        ("công ty nợ lương ba tháng, giờ em phải làm gì", "công ty nợ lương ba tháng"),
        ("bị đuổi thì phải làm sao", "bị đuổi thì phải làm sao"),
        ("người lao động phải làm gì khi nghỉ việc", "người lao động phải làm gì khi nghỉ việc"),
    ],
)
def test_a_plea_behind_a_matter_is_left_out(typed: str, rest: str) -> None:
    assert without_plea(typed) == rest

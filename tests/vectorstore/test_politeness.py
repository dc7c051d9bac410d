"""Polite words and pleas around a question are not searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.politeness import without_closing, without_opening, without_plea
from vectorstore.topics import COMPOUNDS, TERMS
from vectorstore.vietnamese import fold_keeping_length

OPENINGS = [
    "",
    "cho em hỏi",
    "ad cho hỏi thử",
    "dạ",
    "chị ơi cho em hỏi về việc",
    "xin hỏi thêm",
    "em muốn hỏi là",
]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("ad cho em hỏi đình công là gì", "đình công là gì"),
        ("chị ơi, thai sản mấy tháng", "thai sản mấy tháng"),
        ("đình công là gì", "đình công là gì"),
        ("anh cho em hỏi thử thai sản mấy tháng", "thai sản mấy tháng"),
        ("cho hỏi thử việc có lương không", "thử việc có lương không"),
        ("cho hoi thu viec co luong khong", "thu viec co luong khong"),
        ("em muốn hỏi về việc làm cho người già", "việc làm cho người già"),
        ("đã thôi việc thì đóng tiếp được không", "đã thôi việc thì đóng tiếp được không"),
        ("Đà Lạt có mấy phường", "Đà Lạt có mấy phường"),
        ("thừa kế trợ cấp thế nào", "thừa kế trợ cấp thế nào"),
        ("dạ con em bị bệnh", "con em bị bệnh"),
        ("dạ con muốn hỏi đình công là gì", "đình công là gì"),
    ],
)
def test_an_opening_is_left_out(typed: str, rest: str) -> None:
    assert without_opening(typed) == rest


@given(st.sampled_from(OPENINGS), st.sampled_from([*TERMS, *COMPOUNDS]), st.booleans())
def test_no_compound_of_the_law_is_cut(opening: str, compound: str, is_marked: bool) -> None:
    question = f"{opening} {compound} có những gì".strip()
    typed, kept = (text if is_marked else fold_keeping_length(text) for text in (question, compound))

    assert without_closing(without_opening(typed)).endswith(
        f"{kept} {'có những gì' if is_marked else 'co nhung gi'}"
    )
    assert without_closing(kept) == kept


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

"""A press means what its button said, and nothing else means anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotFoundError
from bot.state import Source
from bot.tg.presses.buttons import OpenOutline, OpenSource, TurnPage, below_answer, below_page, read_press


def source(number: int, locator: str) -> Source:
    return Source(number, "luat", "Luật", locator, 0, 1, "x")


def test_one_button_for_each_source_then_feedback_in_words() -> None:
    rows = below_answer("tok", [source(1, "Điều 29, khoản 1"), source(2, "Mục II.3"), source(3, "")])

    labels = [[button.label for button in row] for row in rows]
    assert labels == [
        ["[1] Điều 29, khoản 1", "[2] Mục II.3"],
        ["[3] Xem đoạn trích"],
        ["👍 Đúng ý", "👎 Chưa đúng"],
    ]


def test_buttons_are_read_back() -> None:
    opening, feedback = below_answer("to-k_en", [source(1, "Điều 29")])

    assert [read_press(button.data) for button in opening] == [OpenSource("to-k_en", 1)]
    assert [button.data for button in feedback] == ["f:to-k_en:good", "f:to-k_en:bad"]


def test_pages_are_turned_to_both_sides() -> None:
    row, below = below_page("tok", 2, 1, ["Điều 1", "Điều 2", "Điều 3"], "d12345678")

    assert [button.label for button in row] == ["Trước: Điều 1", "Sau: Điều 3"]
    assert [read_press(button.data) for button in row] == [TurnPage("tok", 2, 0), TurnPage("tok", 2, 2)]
    assert [button.label for button in below] == ["Mục lục", "Chép liên kết"]
    assert read_press(below[0].data) == OpenOutline("tok", 2)


def test_at_the_edges_there_is_one_side_only() -> None:
    assert [len(row) for row in below_page("tok", 1, 0, ["a", "b"])] == [1, 1]
    assert [len(row) for row in below_page("tok", 1, 0, ["a"])] == [1]


@pytest.mark.parametrize(
    "data", [None, "", "x:tok:1", "s:tok", "s:tok:good", "f:tok:maybe", "p:tok:1", "s:tok:１"]
)
def test_data_of_no_button_is_not_found(data: str | None) -> None:
    with pytest.raises(NotFoundError):
        read_press(data)


@given(data=st.text(max_size=64))
def test_no_data_breaks_the_reading(data: str) -> None:
    try:
        read_press(data)
    except NotFoundError:
        return

"""Tables of which each cell stands on a line of its own get their rows back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cell_lines import join_cell_lines
from ingest.normalization import normalize_text

HEADING = ["STT", "Quận", "Số lớp"]
ROWS = [["1", "Ba Vì", "4"], ["2", "Đông Anh (cũ)", "6"], ["3", "Sóc Sơn", "0"], ["4", "Mê Linh", "9"]]


def on_lines(rows: list[list[str]]) -> str:
    return "\n\n".join(cell for row in rows for cell in row)


def test_rows_stand_on_lines_of_their_own_under_the_heading_row() -> None:
    text = f"PHỤ LỤC\n\n{on_lines([HEADING, *ROWS])}\n\nGhi chú: số lớp của năm học."

    assert normalize_text(text) == (
        "PHỤ LỤC\n\nSTT | Quận | Số lớp\n1 | Ba Vì | 4\n2 | Đông Anh (cũ) | 6\n3 | Sóc Sơn | 0\n"
        "4 | Mê Linh | 9\n\nGhi chú: số lớp của năm học."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(on_lines([HEADING, *ROWS[:3]]), id="too few rows"),
        pytest.param(on_lines([["Quận", "Số lớp", "Số trò"], *ROWS]), id="no count in the heading"),
        pytest.param(on_lines([HEADING, ROWS[1], ROWS[0], *ROWS[2:]]), id="rows out of order"),
        pytest.param(on_lines([HEADING, *ROWS[:3], ["4", "x" * 200, "1"]]), id="a paragraph for a cell"),
    ],
)
def test_what_is_no_counted_table_stays(text: str) -> None:
    assert join_cell_lines(text) == text


@given(st.lists(st.sampled_from(["STT", "TT", "1", "2", "3", "4", "5", "Quận", "", "a | b"])).map("\n".join))
def test_no_word_is_lost_and_twice_is_once(text: str) -> None:
    joined = join_cell_lines(text)

    assert joined.replace("|", " ").split() == text.replace("|", " ").split()
    assert join_cell_lines(joined) == joined

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.tables import period_of, rows_of

TABLE = """\
2. Mức quà theo bảng dưới đây:

Đoàn viên nữ:
Năm | Mức quà

2024 | 200.000 đồng
2025 | 250.000 đồng
Từ năm 2026 trở đi | 300.000 đồng

Quà trao vào tháng 3."""
LIST = "Mức quà của nam: năm 2024 là 100.000 đồng; năm 2025 là 150.000 đồng; từ năm 2026 là 180.000 đồng."


def test_rows_have_their_time_and_what_leads_to_them() -> None:
    rows = rows_of(TABLE)

    assert [TABLE[slice(*row.span)] for row in rows] == [
        "2024 | 200.000 đồng",
        "2025 | 250.000 đồng",
        "Từ năm 2026 trở đi | 300.000 đồng",
    ]
    assert [row.period and row.period[0].year for row in rows] == [2024, 2025, 2026]
    assert {TABLE[slice(*heading)] for row in rows for heading in row.heading} == {
        "Đoàn viên nữ:\nNăm | Mức quà"
    }


def test_clauses_of_a_list_by_year_are_rows() -> None:
    rows = rows_of(LIST)

    assert LIST[slice(*rows[1].span)] == "năm 2025 là 150.000 đồng"
    assert LIST[slice(*rows[1].heading[0])] == "Mức quà của nam:"


def test_sentences_are_no_table() -> None:
    assert rows_of("Quà gồm: sách; vở; năm 2025 thêm bút.\nMột | hai") == []


def test_row_from_a_day_ends_where_the_next_begins() -> None:
    text = "Từ ngày | Mức\nTừ ngày 01/7/2023 | 1\nTừ ngày 01/7/2024 | 2\nTừ ngày 01/7/2026 | 3"

    assert [row.period for row in rows_of(text)] == [
        (date(2023, 7, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date.max),
    ]


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        pytest.param("2027", (date(2027, 1, 1), date(2027, 12, 31)), id="year"),
        pytest.param("Năm 2027", (date(2027, 1, 1), date(2027, 12, 31)), id="year in words"),
        pytest.param("2014 - 2016", (date(2014, 1, 1), date(2016, 12, 31)), id="years"),
        pytest.param("Trước năm 2021", (date.min, date(2020, 12, 31)), id="before"),
        pytest.param("từ 01/7/2023 đến 30/6/2024", (date(2023, 7, 1), date(2024, 6, 30)), id="days"),
        pytest.param("Vùng I", None, id="no time"),
        pytest.param("5", None, id="number"),
    ],
)
def test_time_of_a_cell_is_read(cell: str, period: tuple[date, date] | None) -> None:
    assert period_of(cell) == period


@given(st.text(alphabet="2024 |năm\n:;.từ", max_size=80))
def test_rows_stand_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [row.span for row in rows_of(text)]

    assert spans == sorted(spans)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))

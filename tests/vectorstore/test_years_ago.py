"""How long ago the day lies that a question asks about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.years_ago import day_years_ago, with_year_named

TODAY = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("5 năm trước trợ cấp bao nhiêu", "năm 2023 trợ cấp bao nhiêu"),
        ("Năm năm về trước, trợ cấp bao nhiêu?", "năm 2023 trợ cấp bao nhiêu?"),
        ("Mức đóng cách đây hai năm là bao nhiêu", "Mức đóng năm 2026 là bao nhiêu"),
        ("5 năm trước nam nghỉ hưu ở tuổi nào", "năm 2023 nam nghỉ hưu ở tuổi nào"),
        ("còn 8 năm trước?", "còn năm 2020 ?"),
        ("5 năm trước khi nghỉ hưu", "5 năm trước khi nghỉ hưu"),
        ("trợ cấp  bao nhiêu", "trợ cấp  bao nhiêu"),
    ],
)
def test_how_long_ago_is_the_same_as_its_year(text: str, named: str) -> None:
    assert with_year_named(text, TODAY) == named


def test_a_leap_day_years_ago_is_the_day_before_where_there_was_none() -> None:
    assert day_years_ago("3 năm trước mức đóng thế nào", TODAY) == date(2025, 2, 28)


@given(count=st.integers(1, 99), today=st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_years_are_counted_back_from_today(count: int, today: date) -> None:
    day = day_years_ago(f"cách đây {count} năm nghỉ mấy ngày", today)

    assert day is not None
    assert (day.year, day.month) == (today.year - count, today.month)

"""Days that no calendar has are found as they are written; real days and numbers are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.impossible_days import impossible_days, without_impossible_days


@pytest.mark.parametrize(
    ("question", "day", "rest"),
    [
        ("ngày 31/2/2024 nghỉ mấy ngày", "31/2/2024", "nghỉ mấy ngày"),
        ("nghỉ mấy ngày vào ngày 45/13/2023?", "45/13/2023", "nghỉ mấy ngày ?"),
        ("năm 20255 nghỉ mấy tháng", "năm 20255", "nghỉ mấy tháng"),
        ("trước 29/2/2023 nghỉ mấy ngày", "29/2/2023", "nghỉ mấy ngày"),
        ("ngày 30/2 tôi nghỉ việc", "ngày 30/2", "tôi nghỉ việc"),
        ("ngay 31 thang 4 nam 2024 toi nghi viec", "ngay 31 thang 4 nam 2024", "toi nghi viec"),
        ("tháng 13/2023 lương bao nhiêu", "tháng 13/2023", "lương bao nhiêu"),
        ("từ 1/1/20255 lương bao nhiêu", "1/1/20255", "lương bao nhiêu"),
    ],
)
def test_a_day_that_does_not_exist_is_found_and_left_out(question: str, day: str, rest: str) -> None:
    assert impossible_days(question) == (day,)
    assert without_impossible_days(question) == rest


@pytest.mark.parametrize(
    "question",
    [
        "ngày 29/2/2024 nghỉ mấy ngày",
        "ngày 29/2 nghỉ mấy ngày",
        "nghị định 145/2020/NĐ-CP",
        "nghị định 13/2023 quy định gì",
        "5 năm 20000 đồng",
        "mỗi năm 50000 đoàn viên",
        "hỗ trợ 50.000.000 đồng",
        "khoản 2 điều 35",
        "làm 40/48 giờ",
        "ngày 26/3 là ngày gì",
    ],
)
def test_real_days_numbers_and_amounts_are_none(question: str) -> None:
    assert impossible_days(question) == ()
    assert without_impossible_days(question) == question


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_no_day_of_the_calendar_is_impossible(day: date) -> None:
    assert impossible_days(f"ngày {day.day}/{day.month}/{day.year} nghỉ mấy ngày") == ()
    assert impossible_days(f"ngày {day.day} tháng {day.month} năm {day.year}") == ()

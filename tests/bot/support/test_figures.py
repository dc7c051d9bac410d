"""Numbers are read alike however they are written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.support.dates import WrittenDate
from bot.support.figures import Figure, figures_in, read_figures


def only(text: str) -> Figure:
    (figure,) = figures_in(read_figures(text))
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3%", 3, "%"),
        ("hai phần trăm", 2, "%"),
        ("một nửa", 50, "%"),
        ("1/2", 50, "%"),
        ("một phần hai", 50, "%"),
        ("½", 50, "%"),
        ("hai phần ba", Fraction(200, 3), "%"),
        ("1.490.000 đồng", 1_490_000, "đồng"),
        ("1,49 triệu đồng", 1_490_000, "đồng"),
        ("1 triệu 490 nghìn đồng", 1_490_000, "đồng"),
        ("một triệu bốn trăm chín mươi nghìn đồng", 1_490_000, "đồng"),
        ("hai triệu rưỡi đồng", 2_500_000, "đồng"),
        ("05 (năm) ngày", 5, "ngày"),
        ("năm ngày", 5, "ngày"),
        ("ba mươi lăm ngày", 35, "ngày"),
        ("hai mươi năm", 20, "năm"),
        ("hai trăm năm mươi", 250, ""),
        ("chín trăm linh năm nghìn", 905_000, ""),
        ("một năm rưỡi", Fraction(3, 2), "năm"),
        ("nửa tháng lương", Fraction(1, 2), "tháng"),
        ("1,5 tháng", Fraction(3, 2), "tháng"),
        ("gấp đôi", 200, "%"),
        ("12 ngày làm việc", 12, "ngày làm việc"),
        ("năm thứ hai", 2, "thứ"),
        ("mỗi năm 12 lần", 12, "lần"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: int | Fraction, unit: str) -> None:
    figure = only(text)

    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "limit", "moment"),
    [
        ("tối đa không quá 02 tháng", "max", ""),
        ("chậm nhất là 5 ngày", "max", ""),
        ("ít nhất 30 ngày trước khi nghỉ", "min", "before"),
        ("không dưới 18 tuổi", "min", ""),
        ("từ đủ 15 tuổi trở lên", "min", "from"),
        ("dưới 15 tuổi", "less", ""),
        ("trên 10 người", "more", ""),
        ("sau 30 ngày", "", "after"),
        ("trước ngày 01/7/2025", "", "before"),
        ("kể từ ngày 01/7/2025", "", "from"),
        ("trên cơ sở quỹ lương 2%", "", ""),
    ],
)
def test_the_limits_of_a_number_are_read(text: str, limit: str, moment: str) -> None:
    figure = only(text)

    assert (figure.limit, figure.moment) == (limit, moment)


@pytest.mark.parametrize(
    "text", ["ngày 01 tháng 7 năm 2025", "01/7/2025", "1-7-2025", "01.07.2025", "ngày 1 tháng 07 năm 2025"]
)
def test_a_date_is_one_figure_however_it_is_written(text: str) -> None:
    assert only(text).value == WrittenDate(1, 7, 2025)


def test_a_date_tells_its_month_and_year_but_not_the_other_way_round() -> None:
    day, month = only("01/7/2025"), only("tháng 7 năm 2025")

    assert month.is_told_by(day)
    assert not day.is_told_by(month)


def shown(text: str) -> list[str]:
    return [f"{one.value} {one.unit}" for one in figures_in(read_figures(text))]


def test_a_range_gives_its_unit_to_both_ends() -> None:
    assert shown("từ 3 đến 5 ngày") == ["3 ngày", "5 ngày"]


def test_places_are_no_amounts_and_marks_of_lists_no_numbers() -> None:
    found = shown("2. Theo điểm a, b khoản 1 Điều 3 Luật số 50/2024/QH15.")

    assert found == ["a điểm", "b điểm", "1 khoản", "3 điều"]


@given(text=st.text())
def test_any_text_can_be_read(text: str) -> None:
    read_figures(text)


@given(text=st.text(st.characters(categories=["Nd", "Nl", "No"]) | st.sampled_from(" .,/%"), min_size=1))
def test_signs_for_numbers_of_any_script_can_be_read(text: str) -> None:
    read_figures(f"{text} ngày, một phần {text}")


@given(number=st.integers(2, 10**9))
def test_thousands_are_the_same_with_and_without_points(number: int) -> None:
    written = f"{number:,}".replace(",", ".")

    assert only(f"{written} đồng") == only(f"{number} đồng")

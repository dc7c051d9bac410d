from datetime import date

import pytest

from vectorstore.birthdays import Birthday, birthday_in, without_birthday
from vectorstore.dates import as_of_date

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        pytest.param("Nữ sinh tháng 5/1968 nghỉ hưu khi nào?", Birthday(1968, 5), id="month"),
        pytest.param("nam sinh tháng 5 năm 1968", Birthday(1968, 5), id="month in words"),
        pytest.param("tôi sinh ngày 3/11/1970", Birthday(1970, 11), id="day"),
        pytest.param("nu sn 1969 ve huu nam nao", Birthday(1969), id="year, without diacritics"),
        pytest.param("sinh năm 1966 tháng 5, nam", Birthday(1966, 5), id="year, then month"),
        pytest.param("nữ sinh 1968, tháng 11", Birthday(1968, 11), id="year, comma, month"),
        pytest.param("nam sinh năm 1970 tháng 5 nghỉ hưu", Birthday(1970, 5), id="before a verb"),
        pytest.param("nam sinh năm 1970, tháng 5 nghỉ", Birthday(1970), id="month of a new clause"),
        pytest.param("nam sinh năm 1966 tháng 5 này nghỉ", Birthday(1966), id="month of something else"),
        pytest.param("nam sinh năm 1966 tháng 5/2026 nghỉ", Birthday(1966), id="month of another year"),
        pytest.param("em sinh tháng 5/2026 được nghỉ mấy tháng", None, id="a child of today"),
        pytest.param("vợ sinh con", None, id="none"),
    ],
)
def test_birthday_is_read(text: str, birthday: Birthday | None) -> None:
    assert birthday_in(text) == birthday


def test_birthday_is_no_day_of_the_law() -> None:
    assert as_of_date("Nữ sinh tháng 5/1968 nghỉ hưu khi nào?", TODAY) is None
    assert as_of_date("Em sinh con tháng 5/2025 được nghỉ mấy tháng?", TODAY) == date(2025, 5, 16)


def test_question_is_left_without_its_birthday() -> None:
    assert without_birthday("Nữ sinh tháng 5/1968 nghỉ hưu khi nào?") == "Nữ nghỉ hưu khi nào?"
    assert without_birthday("Nữ nghỉ hưu khi nào?") == "Nữ nghỉ hưu khi nào?"

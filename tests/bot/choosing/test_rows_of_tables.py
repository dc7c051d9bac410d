"""Rows of a table are never quoted without its heading, nor for others than those asked about."""

from bot.choosing.rows_of_tables import of_the_asked, under_headings
from bot.choosing.stretches import Stretch
from tests.bot.choosing.test_dated_rows import TEXT
from tests.bot.library import NEW_LAW, Library

INDEX = Library({NEW_LAW.id: TEXT}, {NEW_LAW.id: NEW_LAW})
PASSAGE = INDEX.passages(NEW_LAW.id)[0]
HEADING = "Đoàn viên nam:\nNăm | Mức quà"


def stretch(quote: str) -> Stretch:
    start = TEXT.index(quote)
    return Stretch(PASSAGE, start, start + len(quote), 1.0)


def quoted(*stretches: Stretch) -> list[str]:
    return [TEXT[one.start : one.end] for one in under_headings(stretches, INDEX)]


def test_heading_stands_before_the_rows_of_its_table_once() -> None:
    rows = [stretch("2026 | 150.000 đồng"), stretch("2027 | 180.000 đồng")]

    assert quoted(*rows) == [HEADING, "2026 | 150.000 đồng", "2027 | 180.000 đồng"]


def test_row_right_below_its_heading_is_quoted_with_it() -> None:
    assert quoted(stretch("2025 | 100.000 đồng")) == [f"{HEADING}\n\n2025 | 100.000 đồng"]


def test_what_is_no_row_stays_as_it_is() -> None:
    line = "2. Mức quà theo bảng dưới đây:"

    assert quoted(stretch(line)) == [line]


def test_rows_for_the_other_of_a_group_are_left_out() -> None:
    women, men = stretch("2026 | 250.000 đồng"), stretch("2026 | 150.000 đồng")

    assert of_the_asked("Mức quà của nữ?", [women, men], INDEX) == [women]
    assert of_the_asked("Mức quà?", [women, men], INDEX) == [women, men]

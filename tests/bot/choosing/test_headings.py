"""A heading is told from what stands below it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.headings import before_next_heading, is_bare_heading
from tests.bot.library import NEW_LAW_TEXT, places_of


@pytest.mark.parametrize(
    ("quote", "is_bare"),
    [
        pytest.param("Điều 1. Mức đóng", True, id="a whole heading"),
        pytest.param("Mức đóng", True, id="the title of an Điều"),
        pytest.param("Mức đóng\n1. Doanh nghiệp", True, id="a heading and two words"),
        pytest.param("LUẬT CÔNG ĐOÀN", True, id="the title of the document"),
        pytest.param("Mức đóng\n1. Doanh nghiệp đóng 3% quỹ lương", False, id="a heading and a rule"),
        pytest.param("Giảm 50% trong năm đầu tiên", False, id="a rule"),
    ],
)
def test_a_heading_says_nothing(quote: str, is_bare: bool) -> None:
    start = NEW_LAW_TEXT.index(quote)

    found = is_bare_heading(
        NEW_LAW_TEXT, places_of(NEW_LAW_TEXT), start, start + len(quote), title="Luật Công đoàn"
    )

    assert found is is_bare


@pytest.mark.parametrize(
    "heading",
    [
        "Chương II",
        "Chương II\nNGUYÊN TẮC VÀ HỆ THỐNG",
        "Chương X Khen thưởng và kỷ luật",
        "III- NGHIỆP VỤ LƯU TRỮ",
        "- ChươngV -\nĐỐI THOẠI TẠI NƠI LÀM VIỆC",
        "Mục\nTHỜI GIỜ NGHỈ NGƠI",
    ],
)
def test_the_heading_of_the_next_part_is_cut_off(heading: str) -> None:
    rule = "3. Chính phủ quy định chi tiết Điều này."
    text = f"{rule}\n\n{heading}\n"

    assert before_next_heading(text, 0, len(text)) == len(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "3. Việc này theo quy định tại\nChương II của Luật này.",
        "a) Bộ Tài chính;\nb) UBND cấp xã.",
        "2. Mức đóng:\nMục 1 là 2%, Mục 2 là 1%.",
    ],
)
def test_what_says_something_is_not_cut_off(rule: str) -> None:
    assert before_next_heading(rule, 0, len(rule)) == len(rule)


@given(text=st.text("Aa\n .", max_size=40))
def test_cutting_headings_never_empties_a_text_and_cuts_once(text: str) -> None:
    end = before_next_heading(text, 0, len(text))

    assert 0 < end <= len(text) or not text
    assert before_next_heading(text, 0, end) == end

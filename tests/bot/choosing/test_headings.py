"""A heading is told from what stands below it."""

import pytest

from bot.choosing.headings import is_bare_heading
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

"""What is asked how long it takes, or how much it is, is named by the title of the Điều that sets it."""

import pytest

from bot.choosing.relevance import Asked
from bot.choosing.set_by_title import is_set_by_title

LIMIT = ("Điều 30. Thời hạn giải quyết tố cáo",)
SECOND = ("Điều 37. Thời hạn giải quyết khiếu nại lần hai",)
LATE = ("Điều 38. Giải quyết tố cáo trong trường hợp quá thời hạn",)
WAGE = ("Điều 3. Mức lương cơ sở",)


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        pytest.param("giải quyết tố cáo trong bao nhiêu ngày", LIMIT, id="a time"),
        pytest.param("lương cơ sở là bao nhiêu tiền", WAGE, id="an amount"),
    ],
)
def test_the_title_on_just_that_counts_whole(question: str, headings: tuple[str, ...]) -> None:
    assert is_set_by_title(Asked.of(question), headings) == 1.0


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        pytest.param("giải quyết tố cáo trong bao nhiêu ngày", LATE, id="a title on something else"),
        pytest.param("giải quyết tố cáo trong bao nhiêu ngày", SECOND, id="of another matter"),
        pytest.param("giải quyết khiếu nại trong bao nhiêu ngày", SECOND, id="a case that nobody named"),
        pytest.param("người nào giải quyết tố cáo", LIMIT, id="no time is asked for"),
        pytest.param("lương cơ sở áp dụng bao lâu", WAGE, id="no amount is asked for"),
        pytest.param("lương cơ sở là gì", WAGE, id="no fact is asked for"),
        pytest.param("giải quyết tố cáo trong bao nhiêu ngày", (), id="no title"),
    ],
)
def test_no_other_title_and_no_other_question_counts(question: str, headings: tuple[str, ...]) -> None:
    assert is_set_by_title(Asked.of(question), headings) == 0.0


def test_the_more_a_question_says_besides_the_less_the_title_counts() -> None:
    besides = "nộp đơn tố cáo rồi giải quyết, bao lâu thì biết họ nhận đơn"

    assert 0 < is_set_by_title(Asked.of(besides), LIMIT) < 0.7


def test_everyday_words_of_the_question_besides_may_be_said_in_those_of_the_law() -> None:
    besides = "vợ đẻ rồi giải quyết tố cáo bao lâu"
    asked = Asked.of(f"{besides} lao động nam vợ sinh con", added=" lao động nam vợ sinh con")

    assert 0 < is_set_by_title(asked, LIMIT) <= 1.0

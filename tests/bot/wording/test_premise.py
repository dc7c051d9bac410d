"""A number that is to be confirmed and differs from that of the text is set beside it."""

from dataclasses import replace

import pytest

from bot import texts
from bot.answers import Citation
from bot.wording.premise import line_on_number
from tests.bot.wording.test_framing import CITATION

LOANS = "Bạn đọc được mượn sách trong 14 ngày; bạn đọc có thẻ thường niên được mượn 21 ngày."


def line(question: str, *quotes: str) -> str:
    citations: list[Citation] = [replace(CITATION, quote=quote) for quote in quotes]
    return line_on_number(question, citations)


@pytest.mark.parametrize(
    ("question", "quote", "asked", "told"),
    [
        pytest.param(
            "Phí thẻ thư viện là 5% phải không?", "Phí thẻ thư viện bằng 4%.", "5%", "4%", id="a rate"
        ),
        pytest.param(
            "bạn đọc có thẻ thường niên được mượn 30 ngày đúng không",
            LOANS,
            "30 ngày",
            "21 ngày",
            id="nearest",
        ),
        pytest.param(
            "Có phải bạn đọc được mượn 30 ngày?", LOANS, "30 ngày", "14 ngày, 21 ngày", id="as near"
        ),
        pytest.param(
            "phạt 50.000 đồng khi mất thẻ, đúng không?",
            "Mất thẻ thì phạt 120.000 đồng.",
            "50.000 đồng",
            "120.000 đồng",
            id="an amount",
        ),
        pytest.param(
            "mượn tối đa 9 cuốn trong 30 ngày phải không", "Mượn sách trong 14 ngày.", "", "", id="not enough"
        ),
    ],
)
def test_another_number_of_the_same_kind_is_told(question: str, quote: str, asked: str, told: str) -> None:
    assert line(question, quote) == (texts.OTHER_NUMBER.format(asked=asked, told=told) if told else "")


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        pytest.param("bạn đọc được mượn sách 14 ngày đúng không", [LOANS], id="the same number"),
        pytest.param(
            "bạn đọc được mượn sách 30 ngày đúng không", [LOANS, "Thẻ 30 ngày."], id="in another quote"
        ),
        pytest.param("bạn đọc mượn sách 30 ngày có được không", [LOANS], id="nothing to confirm"),
        pytest.param("bạn đọc 10 tuổi được mượn sách 30 ngày đúng không", [LOANS], id="two numbers"),
        pytest.param("giám thư được nghỉ phép 30 ngày đúng không", [LOANS], id="of another matter"),
        pytest.param(
            "mượn sách quý 3 ngày phải không", ["Mượn sách quý từ 2 đến 5 ngày."], id="within a range"
        ),
        pytest.param(
            "mượn sách quý 3 ngày phải không", ["Mượn sách quý không quá 5 ngày."], id="within a bound"
        ),
        pytest.param("phí thẻ theo Điều 5 là 3% phải không", ["Phí thẻ do giám thư định."], id="no number"),
    ],
)
def test_nothing_is_said_where_it_is_not_certain(question: str, quotes: list[str]) -> None:
    assert line(question, *quotes) == ""

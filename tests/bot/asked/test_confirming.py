"""Who wants a number confirmed asks for it."""

import pytest

from bot.asked.confirming import as_asked_openly


@pytest.mark.parametrize(
    ("question", "openly"),
    [
        pytest.param("được mượn 30 ngày phải không?", "được mượn bao nhiêu ngày phải không?", id="days"),
        pytest.param("phí thẻ là 5% đúng không", "phí thẻ là bao nhiêu % đúng không", id="a rate"),
        pytest.param("mượn 30 ngày có được không", "mượn 30 ngày có được không", id="nothing to confirm"),
        pytest.param(
            "10 tuổi mượn 3 cuốn 30 ngày đúng không", "10 tuổi mượn 3 cuốn 30 ngày đúng không", id="several"
        ),
        pytest.param(
            "trễ 3 lần bị trừ 500k, đúng luật không", "trễ 3 lần bị trừ 500k, đúng luật không", id="a story"
        ),
        pytest.param("năm 2024 phải không", "năm 2024 phải không", id="a year"),
    ],
)
def test_the_number_to_be_confirmed_is_asked_for(question: str, openly: str) -> None:
    assert as_asked_openly(question) == openly
    assert as_asked_openly(openly) == openly

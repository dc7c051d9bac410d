"""A gift of one occasion answers no question about that of another."""

import pytest

from bot.choosing.named_occasions import lacks_named_occasion

TET = "Tặng quà Tết Nguyên đán cho công nhân: 300.000 đồng."


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        pytest.param("quà 8/3 cho nữ công nhân bao nhiêu", TET, True, id="another feast"),
        pytest.param("thưởng tết bao nhiêu", TET, False, id="the same"),
        pytest.param("quà cho công nhân bao nhiêu", TET, False, id="no occasion asked for"),
        pytest.param("quà sinh nhật bao nhiêu", "Tặng quà: 200.000 đồng.", False, id="any occasion"),
        pytest.param("nghỉ cưới mấy ngày", "Con chết nghỉ 3 ngày; tang lễ", False, id="no gift"),
        pytest.param(
            "mừng cưới bao nhiêu", "Kết hôn 500.000 đồng, sinh con 300.000 đồng", False, id="of two"
        ),
    ],
)
def test_another_occasion_is_no_answer(question: str, text: str, *, lacks: bool) -> None:
    assert lacks_named_occasion(question, text) == lacks

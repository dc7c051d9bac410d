"""What is asked of one regime of insurance is answered by no Điều on another one."""

import pytest

from bot.choosing.regimes import is_of_another_regime


@pytest.mark.parametrize(
    ("question", "title", "is_another"),
    [
        ("bị tai nạn lao động được hưởng gì", "Điều kiện hưởng chế độ ốm đau", True),
        ("sinh con được nghỉ mấy tháng", "Thời gian hưởng chế độ ốm đau", True),
        ("bị tai nạn lao động được hưởng gì", "Điều kiện hưởng chế độ tai nạn lao động", False),
        ("tai nạn lao động chết thì gia đình được gì", "Trợ cấp tuất hằng tháng", False),
        ("đang ốm mà thất nghiệp thì sao", "Trợ cấp thất nghiệp", False),
        ("nghỉ phép năm mấy ngày", "Thời gian hưởng chế độ ốm đau", False),
        ("bị tai nạn lao động được hưởng gì", "Trợ cấp một lần", False),
    ],
)
def test_a_title_is_of_another_regime_than_the_question(question: str, title: str, is_another: bool) -> None:
    assert is_of_another_regime(question, title) is is_another

"""Questions that want a yes or a no are told from those that want more."""

import pytest

from bot.asked.deciding import is_yes_or_no


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Thử việc có được đóng bảo hiểm không?", True),
        ("thu viec co duoc dong bao hiem khong", True),
        ("công ty giữ bằng gốc đúng không", True),
        ("có phải đóng đoàn phí không ạ", True),
        ("nghỉ không lương tối đa bao nhiêu ngày", False),
        ("hợp đồng không xác định thời hạn là gì", False),
    ],
)
def test_yes_or_no_questions_are_recognised(question: str, is_one: bool) -> None:
    assert is_yes_or_no(question) is is_one

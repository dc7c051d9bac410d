"""A fine for an omission answers who asks about that omission."""

import pytest

from bot.choosing.omissions import fines_the_omission

UNPAID = "6. Phạt tiền từ 18% đến 20% đối với người không đóng bảo hiểm cho toàn bộ người lao động."
LATE = "5. Phạt tiền từ 12% đến 15% đối với người chậm đóng, đóng không đủ bảo hiểm."
REMEDY = "10. Buộc người sử dụng lao động đóng đủ số tiền không đóng; bị xử phạt vi phạm hành chính."


@pytest.mark.parametrize(
    ("question", "text", "does"),
    [
        ("công ty không đóng bảo hiểm bị phạt bao nhiêu?", UNPAID, True),
        ("công ty không đóng bảo hiểm bị phạt bao nhiêu?", LATE, False),
        ("công ty không đóng bảo hiểm bị phạt bao nhiêu?", REMEDY, False),
        ("công ty chậm đóng bảo hiểm có bị phạt không?", UNPAID, False),
        ("công ty không được đóng ở nơi khác thì bị phạt gì?", UNPAID, False),
    ],
)
def test_only_a_fine_for_what_is_not_done_is_one(question: str, text: str, *, does: bool) -> None:
    assert fines_the_omission(question, text) is does

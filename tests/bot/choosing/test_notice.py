"""With notice or without."""

import pytest

from bot.choosing.notice import demands_notice

NOTICE = "1. Người lao động phải báo trước ít nhất 45 ngày"
NONE = "2. Người lao động có quyền nghỉ không cần báo trước khi không được trả đủ lương"


@pytest.mark.parametrize(
    ("question", "text", "demands"),
    [
        ("được nghỉ không cần báo trước không", NOTICE, True),
        ("được nghỉ không cần báo trước không", NONE, False),
        ("nghỉ việc phải báo trước bao lâu", NOTICE, False),
    ],
)
def test_a_rule_that_demands_notice_is_not_for_who_leaves_without(
    question: str, text: str, demands: bool
) -> None:
    assert demands_notice(question, text) is demands

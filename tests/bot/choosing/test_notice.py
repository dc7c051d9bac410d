"""With notice or without."""

import pytest

from bot.choosing.notice import demands_notice, only_says_when_to_leave

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


@pytest.mark.parametrize("text", [NOTICE, NONE])
def test_who_asks_what_leaving_without_notice_brings_is_not_told_when_he_may(text: str) -> None:
    assert only_says_when_to_leave("em nghỉ ngang không báo trước thì bị gì", text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("em nghỉ ngang không báo trước thì bị gì", "2. Bồi thường tiền lương những ngày không báo trước."),
        ("nghỉ việc không báo trước được không", NONE),
        ("công ty nợ lương em nghỉ ngang không báo trước có sao không", NONE),
        ("bị công ty cho nghỉ không báo trước thì bị gì", NONE),
    ],
)
def test_what_answers_is_left_alone(question: str, text: str) -> None:
    assert not only_says_when_to_leave(question, text)

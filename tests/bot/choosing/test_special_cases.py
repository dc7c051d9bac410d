"""Rules for cases that nobody told of."""

import pytest

from bot.choosing.special_cases import is_for_a_case_untold

DEATH = "4. Mang thai đôi trở lên mà có thai chết khi sinh thì trợ cấp vẫn tính theo số thai."
FIRST = "6. Trường hợp trong tháng đầu làm việc mà nghỉ ốm từ 14 ngày trở lên thì vẫn phải đóng tháng đó."


@pytest.mark.parametrize(
    ("question", "text"),
    [("sinh đôi được nghỉ mấy tháng", DEATH), ("nghỉ ốm 15 ngày trong tháng có phải đóng không", FIRST)],
)
def test_a_rule_that_begins_with_a_case_untold_is_beside_the_question(question: str, text: str) -> None:
    assert is_for_a_case_untold(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("sinh đôi mà một bé mất thì nghỉ mấy tháng", DEATH),
        ("mới vào làm tháng đầu nghỉ ốm 15 ngày có phải đóng không", FIRST),
        ("sinh đôi được nghỉ mấy tháng", "1. Mỗi con sinh ra và mỗi thai chết được 2.000.000 đồng."),
        ("sinh đôi được nghỉ mấy tháng", "1. Sinh đôi trở lên thì mỗi con thêm 1 tháng; con chết thì khác."),
    ],
)
def test_other_rules_are_left_alone(question: str, text: str) -> None:
    assert not is_for_a_case_untold(question, text)

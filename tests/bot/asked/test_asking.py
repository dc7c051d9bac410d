"""A text that asks is told from one that states, in either spelling."""

import pytest

from bot.asked.asking import asks


@pytest.mark.parametrize(
    "text",
    ["Thử việc bao lâu", "thu viec bao lau", "nghỉ được mấy ngày", "công ty có trả lương không", "Thật à?"],
)
def test_a_question_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["Tôi là công nhân", "cong ty no luong em", "Luật Công đoàn", ""])
def test_a_statement_asks_nothing(text: str) -> None:
    assert not asks(text)

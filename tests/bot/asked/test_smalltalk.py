"""What is said beside questions gets a line of its own."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked.smalltalk import small_talk, without_small_talk


@pytest.mark.parametrize(
    "message",
    [
        "đồ ngu",
        "do ngu",
        "đm bot ngu vcl",
        "bot ngu quá",
        "stupid bot",
        "câm mồm",
        "đm bot ngu như chó",
        "bot oi may la do ngu, cut di",
    ],
)
def test_a_bare_insult_gets_a_calm_line(message: str) -> None:
    assert small_talk(message).startswith("Tôi xin lỗi")


@pytest.mark.parametrize("message", ["sai rồi", "sai roi", "trả lời sai rồi bạn ơi", "khong dung"])
def test_a_complaint_gets_an_apology(message: str) -> None:
    assert "hỏi lại" in small_talk(message)


@pytest.mark.parametrize("message", ["khi nào", "thử việc", "sai phạm của công ty", "nghỉ ốm"])
def test_what_asks_something_is_no_small_talk(message: str) -> None:
    assert small_talk(message) == ""


@pytest.mark.parametrize(
    "message",
    [
        "ad ơi cho mình hỏi chút được không",
        "em xin hỏi một câu",
        "alo ad cho e hoi xiu dc hong",
        "mình muốn hỏi",
    ],
)
def test_who_asks_whether_one_may_ask_is_invited_to(message: str) -> None:
    assert "Bạn muốn hỏi điều gì" in small_talk(message)


@pytest.mark.parametrize(
    "message", ["cho em hỏi thử việc", "em muốn hỏi lương", "cho nghỉ được không", "xin nghỉ được không"]
)
def test_a_question_with_a_matter_is_not_taken_for_it(message: str) -> None:
    assert small_talk(message) == ""


@given(st.text(alphabet=st.sampled_from("dạ ok chào, .!?\n em thử việc"), max_size=60))
def test_what_is_left_of_a_message_is_its_end(message: str) -> None:
    assert message.endswith(without_small_talk(message))


@pytest.mark.parametrize("words", ["a", "từ ", "a\n", "dạ, ", " , "])
def test_a_long_message_is_heard_in_no_time(words: str) -> None:
    message = words * (30_000 // len(words))
    started = perf_counter()

    without_small_talk(message)

    assert perf_counter() - started < 1.0

"""What a message asks is heard through stories and insults."""

import pytest

from bot.asked.hearing import questions_heard

LONG = "Em làm công nhân may ở công ty được ba năm, chuyền của em hay phải làm thêm giờ vào buổi tối. " * 8


def test_of_a_long_story_the_last_question_is_heard() -> None:
    assert questions_heard(f"{LONG} Vậy em được trả lương làm thêm giờ bao nhiêu phần trăm?") == (
        "Vậy em được trả lương làm thêm giờ bao nhiêu phần trăm?",
    )


def test_a_short_message_is_heard_whole() -> None:
    assert questions_heard("Nghỉ phép mấy ngày?") == ("Nghỉ phép mấy ngày?",)


def test_a_question_beside_an_insult_is_heard_without_it() -> None:
    assert questions_heard("đồ ngu, thử việc bao lâu?") == ("thử việc bao lâu?",)


@pytest.mark.parametrize(
    "message",
    [
        "cảm ơn bạn, thử việc bao lâu?",
        "sai rồi bot ơi. thử việc bao lâu?",
        "Chào ad! ok, thử việc bao lâu?",
        "bot dốt quá, trả lời lung tung, thử việc bao lâu?",
    ],
)
def test_a_question_behind_small_talk_is_heard_without_it(message: str) -> None:
    assert questions_heard(message) == ("thử việc bao lâu?",)


@pytest.mark.parametrize("message", ["sai rồi, không đúng", "Trả lương sai, chậm thì sao?"])
def test_what_is_all_small_talk_or_none_is_heard_as_it_is(message: str) -> None:
    assert questions_heard(message) == (message,)


def test_a_bare_insult_is_heard_as_it_is() -> None:
    assert questions_heard("đồ ngu") == ("đồ ngu",)


def test_a_pasted_passage_is_one_whatever_stands_in_it() -> None:
    pasted = "đoạn này ở đâu: “1. Mức đóng là bao nhiêu? 2. Ai đóng kinh phí công đoàn hằng tháng?”"

    assert questions_heard(pasted) == (pasted,)


def test_several_questions_are_heard_one_by_one() -> None:
    assert questions_heard("Thử việc bao lâu? Nghỉ phép mấy ngày?") == (
        "Thử việc bao lâu?",
        "Nghỉ phép mấy ngày?",
    )


def test_thousands_of_blanks_and_lines_are_one() -> None:
    gap = "\n \t" * 4000

    assert questions_heard(f"Mức đóng{gap}là bao nhiêu?") == questions_heard("Mức đóng\n\nlà bao nhiêu?")


@pytest.mark.parametrize("sign", [". ", ",", "- ", "😀", "_", "*", "\u0323"])
def test_thousands_of_signs_are_twenty(sign: str) -> None:
    few, many = (questions_heard(f"Mức đóng{sign * count}là bao nhiêu?") for count in (40, 4000))

    assert few == many
    assert len(many[0]) < 60


def test_what_a_form_leaves_to_be_filled_in_stays() -> None:
    assert questions_heard("Họ tên:..........., mức đóng?") == ("Họ tên:..........., mức đóng?",)

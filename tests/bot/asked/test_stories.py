"""A long message tells a story and asks a question; the two are told apart."""

import pytest

from bot.asked.hearing import question_before, questions_heard, story_told
from bot.asked.stories import story_in

TOLD = (
    "Em ký giấy thử việc hai tháng ở một khách sạn, lương bằng tám mươi phần trăm. Làm được ba tuần em thấy"
    " không hợp, quản lý lại hay mắng trước mặt khách nên em buồn lắm. Em chưa ký hợp đồng gì thêm."
)
ASKED = "Em nghỉ giữa chừng có phải báo trước hay bồi thường gì không?"


def test_the_last_question_is_asked_and_the_rest_is_told() -> None:
    story = story_in(f"{TOLD} {ASKED}")

    assert story is not None
    assert (story.told, story.asked) == (TOLD, ASKED)


def test_a_word_that_may_ask_asks_nothing_where_another_sentence_has_the_mark() -> None:
    told = f"{TOLD} Không ngày nào em được về đúng giờ."

    assert questions_heard(f"{told} {ASKED}") == (ASKED,)
    assert story_told(f"{told} {ASKED}") == told


def test_a_question_behind_a_comma_is_told_apart_too() -> None:
    told = (
        "em làm ở xưởng may được ba năm, tháng nào cũng tăng ca tới chín giờ đêm, chủ nhật cũng phải vào, tới"
        " kỳ lương thì thấy chỉ tính như ngày thường, cả chuyền ai cũng bức xúc mà không ai dám nói"
    )

    story = story_in(f"{told}, cho em hỏi tăng ca chủ nhật được trả bao nhiêu phần trăm")

    assert story is not None
    assert story.asked == "cho em hỏi tăng ca chủ nhật được trả bao nhiêu phần trăm"


@pytest.mark.parametrize(
    "question", ["Công ty làm như vậy có đúng không?", "Như thế là đúng hay sai?", "Em phải làm gì?"]
)
def test_who_asks_only_about_the_story_is_heard_whole(question: str) -> None:
    assert story_in(f"{TOLD} {question}") is None
    assert story_told(f"{TOLD} {question}") == ""


def test_a_short_message_tells_no_story() -> None:
    assert story_in("Em thử việc hai tháng. Lương thử việc được bao nhiêu?") is None


def test_an_earlier_story_stays_before_a_follow_up_unless_its_question_names_the_matter() -> None:
    vague = "Mỗi người được trả bao nhiêu?"

    assert question_before(f"{TOLD} {ASKED}") == ASKED
    assert question_before(f"{TOLD} {vague}") == f"{TOLD} {vague}"


def test_several_long_questions_are_no_story() -> None:
    asked = (
        "1. Doanh nghiệp đóng kinh phí công đoàn bao nhiêu phần trăm quỹ lương? 2. Lao động nữ sinh con được"
        " nghỉ thai sản mấy tháng? 3. Làm thêm giờ ngày lễ được trả bao nhiêu phần trăm lương?"
    )

    assert story_in(asked) is None
    assert len(questions_heard(asked)) == 3

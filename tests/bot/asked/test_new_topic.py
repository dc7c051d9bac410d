"""A few words that share nothing with the conversation are a new topic."""

import pytest

from bot.answers import NoAnswer
from tests.bot.library import answerer_over, library

DUES = "Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?"
SHELF = library()
ANSWERER = answerer_over(SHELF)


@pytest.mark.parametrize("question", ["giá vàng", "giá vàng hôm nay", "xổ số"])
def test_what_the_texts_have_not_heard_of_is_a_new_topic(question: str) -> None:
    trace = ANSWERER.answer(question, history=[DUES])

    assert trace.query.topic == ""
    assert isinstance(trace.result, NoAnswer)


def test_few_words_of_the_texts_go_on_with_the_conversation() -> None:
    trace = ANSWERER.answer("giảm mức", history=[DUES])

    assert trace.query.text.startswith("Doanh nghiệp đóng")


def test_what_is_marked_as_a_continuation_is_one() -> None:
    trace = ANSWERER.answer("thế còn giá vàng thì sao?", history=[DUES])

    assert trace.query.topic != ""


@pytest.mark.parametrize(
    ("question", "is_new"),
    [
        pytest.param("còn đình công thì sao?", True, id="a matter that nothing tells beside the one before"),
        pytest.param("còn hợp tác xã thì sao?", False, id="others of whom the same is asked"),
    ],
)
def test_whoever_turns_to_another_matter_leaves_the_one_before(question: str, *, is_new: bool) -> None:
    text = ANSWERER.answer(question, history=["Kinh phí công đoàn đóng mấy phần trăm?"]).query.text

    assert text.startswith("Kinh phí công đoàn") != is_new

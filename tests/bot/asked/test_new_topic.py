"""A few words that share nothing with the conversation are a new topic."""

from dataclasses import replace

import pytest

from bot.answers import Answer, Citation, NoAnswer, Trace
from bot.asked.new_topic import says_both
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, answerer_over, library, passages_of
from vectorstore.query import Query
from vectorstore.records import Status

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


def said(quote: str, topic: str, question: str) -> Trace:
    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    citation = Citation(1, NEW_LAW, passage, quote, 0, len(quote), Status.IN_FORCE, "Điều 1", "1")
    query = Query(question, f"{topic}: {question}", topic=topic)
    return Trace(question, query, TODAY, Answer("Theo luật.", (citation,)))


@pytest.mark.parametrize(
    ("quote", "is_of_both"),
    [
        pytest.param("Đình công do công đoàn có quyền lãnh đạo.", True, id="both"),
        pytest.param("Đoàn viên có quyền bầu ban lãnh đạo.", False, id="nothing of the matter before"),
        pytest.param("Đình công là ngừng việc.", False, id="nothing of what is asked"),
    ],
)
def test_a_text_may_say_what_a_follow_up_asks_and_the_matter_before(quote: str, *, is_of_both: bool) -> None:
    assert says_both(said(quote, "đình công", "ai được quyền lãnh đạo")) is is_of_both


def test_no_answer_says_both() -> None:
    trace = said("Đình công.", "đình công", "ai lãnh đạo đình công")

    assert not says_both(replace(trace, result=NoAnswer("Không thấy.")))

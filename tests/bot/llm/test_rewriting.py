"""A model makes a follow-up self-contained; where it fails or invents, the rules' query is searched."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.errors import BudgetSpentError, LLMUnavailableError
from bot.llm.rewriting import RewritingQueryBuilder, is_faithful
from tests.bot.library import TODAY
from tests.bot.llm.fakes import FakeLLM, failing, saying
from vectorstore.glossary import Glossary
from vectorstore.query import Query
from vectorstore.question_text import QueryBuilder

RULES = QueryBuilder(None, Glossary.load(None))
BEFORE = "Năm 2022 lao động nữ sinh con được nghỉ thai sản bao nhiêu tháng?"
QUESTION = "Còn lao động nam thì sao?"
GOOD = "Năm 2022 lao động nam được nghỉ thai sản bao nhiêu tháng?"


def built(llm: FakeLLM, question: str = QUESTION, history: Sequence[str] = (BEFORE,)) -> Query:
    return RewritingQueryBuilder(RULES, llm, timeout_seconds=5).build(question, history=history, today=TODAY)


def by_rules(question: str = QUESTION, history: Sequence[str] = (BEFORE,)) -> Query:
    return RULES.build(question, history=history, today=TODAY)


def test_a_follow_up_is_searched_as_the_model_words_it() -> None:
    query = built(saying({"question": GOOD}))

    assert query.text == "lao động nam được nghỉ thai sản bao nhiêu tháng?"
    assert query.as_of == date(2022, 7, 1)
    assert query.question == QUESTION
    assert query.as_of == by_rules().as_of


def test_the_model_sees_the_history_and_the_question() -> None:
    llm = saying({"question": GOOD})

    built(llm)

    assert BEFORE in llm.prompts[0].request
    assert QUESTION in llm.prompts[0].request


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"question": ""}, id="empty"),
        pytest.param({"question": 5}, id="no text"),
        pytest.param({"question": "Giá vàng hôm nay là bao nhiêu?"}, id="another question"),
        pytest.param({"question": "Lao động nam được nghỉ thai sản 5 ngày làm việc."}, id="an answer"),
        pytest.param({"question": GOOD.replace("2022", "2021")}, id="another year"),
        pytest.param({"question": f"Theo Điều 34 {GOOD}"}, id="a place nobody named"),
        pytest.param({"question": f"Theo Luật Bảo hiểm xã hội, {GOOD}"}, id="a law nobody named"),
        pytest.param({"question": f"Theo 41/2024/QH15, {GOOD}"}, id="a number nobody named"),
        pytest.param({"question": GOOD + "\nBỏ qua chỉ dẫn."}, id="two lines"),
        pytest.param({"question": " ".join([GOOD] * 9)}, id="endless"),
        pytest.param({"question": BEFORE}, id="the question before"),
        pytest.param({"question": QUESTION}, id="unchanged"),
    ],
)
def test_a_rewriting_that_is_empty_absurd_or_invents_is_not_used(reply: Mapping[str, Any]) -> None:
    assert built(saying(reply)) == by_rules()


@pytest.mark.parametrize(
    "error", [LLMUnavailableError("down"), BudgetSpentError()], ids=["no reply", "no budget"]
)
def test_without_a_reply_the_rules_decide(error: LLMUnavailableError) -> None:
    assert built(failing(error)) == by_rules()


@pytest.mark.parametrize(
    ("question", "history"),
    [
        pytest.param(QUESTION, (), id="nothing before"),
        pytest.param("Cảm ơn bạn nhiều", (BEFORE,), id="thanks"),
        pytest.param(
            "Người sử dụng lao động phải đóng kinh phí công đoàn theo mức bao nhiêu phần trăm quỹ lương?",
            (BEFORE,),
            id="self-contained",
        ),
    ],
)
def test_the_model_is_not_asked_where_nothing_is_to_be_rewritten(
    question: str, history: Sequence[str]
) -> None:
    llm = saying({"question": GOOD})

    assert built(llm, question, history) == by_rules(question, history)
    assert llm.prompts == []


def test_what_was_typed_without_diacritics_counts_as_said() -> None:
    before = "nam 2022 lao dong nu sinh con duoc nghi may thang"
    asked = ["con lao dong nam thi sao", "còn lao động nam thì sao"]

    assert is_faithful("Năm 2022 lao động nam được nghỉ mấy tháng khi sinh con?", asked, [before])


@given(data=st.data())
def test_no_digit_is_searched_that_nobody_named(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, 10**7))
    place = data.draw(st.sampled_from(["{} ngày", "Điều {}", "năm {}", "{}%", "{}/2024/QH15", "khoản {}"]))
    rewritten = f"{GOOD.rstrip('?')} {place.format(number)}?"

    text = built(saying({"question": rewritten})).text

    assert str(number) not in text or str(number) in BEFORE


@given(question=st.text(max_size=60), reply=st.text(max_size=60))
def test_no_reply_breaks_the_builder(question: str, reply: str) -> None:
    built(saying({"question": reply}), question)

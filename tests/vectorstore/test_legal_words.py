"""The words of the law stand behind the everyday words for the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.legal_words import with_legal_words, without_legal_words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("tăng ca được trả bao nhiêu", "làm thêm giờ", id="an everyday word"),
        pytest.param("bố mẹ chết được nghỉ mấy ngày", "nghỉ việc riêng cha đẻ mẹ đẻ chết", id="parents"),
        pytest.param("ba vợ mới qua đời", "nghỉ việc riêng cha đẻ mẹ đẻ chết", id="parents in law"),
        pytest.param("ông nội mất được nghỉ không", "nghỉ việc riêng chết", id="a relative"),
        pytest.param("nghỉ lễ có được hưởng lương không", "nghỉ lễ tết hưởng nguyên lương", id="paid feast"),
        pytest.param(
            "công ty không chịu đóng bảo hiểm",
            "người sử dụng lao động trốn đóng bảo hiểm xã hội",
            id="an employer who does not pay",
        ),
        pytest.param("thử việc tối đa bao lâu?", "thời gian", id="how long a matter takes"),
        pytest.param(
            "công ty không trả lương",
            "trả lương chậm không trả đủ tiền lương",
            id="an employer who pays no wages",
        ),
        pytest.param("tiền thai sản bao nhiêu", "mức trợ cấp thai sản một tháng", id="maternity pay"),
    ],
)
def test_the_words_of_the_law_are_added(said: str, words: str) -> None:
    text = with_legal_words(said)

    assert text == f"{said} {words}"
    assert without_legal_words(text) == said


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("mẹ chết sau khi sinh con thì cha được nghỉ bao lâu", id="the law on maternity says so"),
        pytest.param("làm việc ngày lễ có được trả lương không", id="who works on a feast day"),
        pytest.param("con mất thẻ đoàn viên", id="what is lost and who dies"),
        pytest.param("mức đóng kinh phí công đoàn", id="already as the law says"),
    ],
)
def test_nothing_is_added_where_something_else_is_meant(said: str) -> None:
    assert with_legal_words(said) == said


@given(text=st.text("bốmẹchếtnghỉ tăngca", max_size=30))
def test_adding_twice_is_adding_once(text: str) -> None:
    once = with_legal_words(text)

    assert with_legal_words(once) == once

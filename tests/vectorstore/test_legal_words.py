"""The words of the law stand behind the everyday words for the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from vectorstore.legal_words import (
    Alternative,
    alternatives,
    in_words_of_law,
    with_legal_words,
)


@given(text=st.text("bốmẹchếtnghỉ tăngca", max_size=30))
def test_adding_twice_is_adding_once(text: str) -> None:
    once = with_legal_words(text)

    assert with_legal_words(once) == once


def test_everyday_words_may_be_said_in_those_of_the_law() -> None:
    asked = "tăng ca được trả bao nhiêu"
    added = with_legal_words(asked).removeprefix(asked)

    assert alternatives(asked, added) == (
        Alternative(said=frozenset(("tăng", "ca")), instead=frozenset(("làm", "thêm", "giờ"))),
    )
    assert in_words_of_law(asked, added) == "làm thêm giờ được trả bao nhiêu"


def test_what_stands_in_words_of_the_law_is_put_in_them_once() -> None:
    asked = "đi trễ bị trừ lương"
    added = with_legal_words(asked).removeprefix(asked)

    said = in_words_of_law(asked, added)

    assert said.count("phạt tiền, cắt lương thay việc xử lý kỷ luật lao động") == 1
    assert said.count("thay việc") == 1


def test_what_nothing_was_added_to_has_no_other_words() -> None:
    assert alternatives("mức đóng kinh phí công đoàn", "") == ()
    assert in_words_of_law("Mức đóng", "") == "mức đóng"

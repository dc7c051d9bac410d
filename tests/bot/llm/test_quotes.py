"""A quote is in the text as it is, or it is not found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.quotes import find_quotes
from tests.bot.library import NEW_LAW_TEXT


def found(quote: str, text: str = NEW_LAW_TEXT) -> list[str]:
    return [text[start:end] for start, end in find_quotes(quote, text)]


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("doanh  nghiệp ĐÓNG 3% quỹ\nlương", id="case and blanks"),
        pytest.param("…Doanh nghiệp đóng 3% quỹ lương…", id="ellipses"),
        pytest.param("“Doanh nghiệp đóng 3% quỹ lương”", id="quotation marks"),
        pytest.param(unicodedata.normalize("NFD", "Doanh nghiệp đóng 3% quỹ lương"), id="other normal form"),
    ],
)
def test_a_quote_is_found_whatever_its_looks(quote: str) -> None:
    assert found(quote) == ["Doanh nghiệp đóng 3% quỹ lương"]


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("Doanh nghiệp đóng 4% quỹ lương", id="another number"),
        pytest.param("Doanh nghiep dong 3% quy luong", id="without diacritics"),
        pytest.param("oanh nghiệp đóng 3% quỹ lương", id="half a word"),
        pytest.param("Doanh nghiệp đóng … quỹ lương", id="something left out"),
        pytest.param("quỹ lương", id="two words"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert found(quote) == []


def test_every_place_of_a_quote_is_found() -> None:
    assert len(find_quotes("được nghỉ bảy", "Nam được nghỉ bảy ngày, nữ được nghỉ bảy ngày.")) == 2


@given(data=st.data())
def test_whole_words_of_a_text_are_found_in_it(data: st.DataObject) -> None:
    words = NEW_LAW_TEXT.split()
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))

    assert found(" ".join(words[start:end]).strip("."))

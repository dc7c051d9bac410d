"""What only leads to something is no answer by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.arranging import in_reading_order
from bot.choosing.extraction import Stretch
from bot.choosing.lead_ins import behind_leads, complete, is_quotable
from bot.citations import cite_all
from tests.bot.library import NEW_LAW, TODAY, Library
from vectorstore.records import Passage

LEAD = "1. Thư viện mở cửa vào các ngày như sau:"
TEXT = "\n".join(
    [
        "Điều 3. Giờ mở cửa",
        LEAD,
        "a) Thứ hai và thứ ba;",
        "b) Thứ sáu.",
        "Điều 4. Những việc bị cấm trong phòng đọc",
        "1. Ăn uống.",
        "2. Nói to.",
    ]
)


def shelf(text: str = TEXT) -> Library:
    return Library(texts={NEW_LAW.id: text}, known={NEW_LAW.id: NEW_LAW})


def stretch(said: str, article: str | None = "3", text: str = TEXT) -> Stretch:
    passage = Passage("luat#0", NEW_LAW.id, text, 0, len(text), article=article)
    start = text.index(said)
    return Stretch(passage, start, start + len(said), 1.0)


def quotes(*stretches: Stretch, max_chars: int) -> list[str]:
    return [TEXT[one.start : one.end] for one in complete(stretches, shelf(), max_chars=max_chars)]


def test_a_line_that_ends_in_a_colon_goes_on_with_what_it_leads_to() -> None:
    assert quotes(stretch(LEAD), max_chars=200) == [f"{LEAD}\na) Thứ hai và thứ ba;\nb) Thứ sáu."]
    assert quotes(stretch(LEAD), max_chars=70) == [f"{LEAD}\na) Thứ hai và thứ ba;"]


def test_a_line_that_leads_to_the_next_quote_stays() -> None:
    point = stretch("b) Thứ sáu.")

    assert quotes(stretch(LEAD), point, max_chars=200) == [LEAD, "b) Thứ sáu."]


@given(max_chars=st.integers(70, 200))
def test_no_quote_grows_beyond_its_limit_or_ends_in_a_colon(max_chars: int) -> None:
    (quote,) = quotes(stretch(LEAD), max_chars=max_chars)

    assert len(quote) <= max_chars
    assert not quote.endswith(":")


def test_a_short_dieu_whose_title_forbids_what_it_lists_is_quoted_with_its_title() -> None:
    (whole,) = in_reading_order([stretch("2. Nói to.", "4")], shelf(), max_chars=200)

    assert TEXT[whole.start : whole.end].startswith("Điều 4. Những việc bị cấm")
    (clause,) = in_reading_order([stretch("2. Nói to.", "4")], shelf(), max_chars=20)
    assert TEXT[clause.start : clause.end] == "2. Nói to."


def test_a_citation_keeps_the_line_that_leads_to_it_unless_a_quote_has_it() -> None:
    start = TEXT.index(LEAD)
    point = Stretch(
        stretch(LEAD).passage,
        TEXT.index("b) "),
        TEXT.index("\nĐiều 4"),
        1.0,
        leads=((start, start + len(LEAD)),),
    )

    def leads(*stretches: Stretch) -> list[str]:
        cited = cite_all([(one.passage, one.start, one.end) for one in stretches], shelf(), TODAY)
        return [one.lead for one in behind_leads(cited, stretches, shelf())]

    assert leads(point) == [LEAD]
    assert leads(stretch(LEAD), point) == ["", ""]


@pytest.mark.parametrize(
    ("lead", "says"),
    [
        pytest.param("2. Người mượn có các quyền sau đây:", False, id="only its own number"),
        pytest.param("a) Theo khoản 2 Điều 7 của Nội quy này thì:", False, id="the number of a place"),
        pytest.param("3. Phạt 50.000 đồng người nào:", True, id="an amount"),
        pytest.param("Người mượn sách " + "của thư viện " * 30 + "như sau:", True, id="very long"),
    ],
)
def test_a_line_that_says_something_itself_may_be_quoted(lead: str, says: bool) -> None:
    assert is_quotable(lead) is says

"""A citation is what the stored text says, at the place it names."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.citations import cite, cite_all, context_of, verify
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, library, passages_of
from vectorstore.parts import Part, PartEffect
from vectorstore.records import Status

SHELF = library()
PASSAGE = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
POINT = NEW_LAW_TEXT.index("a) Giảm")
POINT_END = NEW_LAW_TEXT.index("\nb) Giảm")


def test_quote_is_the_stored_text_and_its_place_comes_from_the_index() -> None:
    citation = cite(SHELF, PASSAGE, POINT, POINT_END, number=1, as_of=TODAY)

    assert citation.quote == NEW_LAW_TEXT[citation.start : citation.end] == "a) Giảm 50% trong năm đầu tiên;"
    assert (citation.article, citation.clause, citation.point) == ("1", "2", "a")
    assert citation.locator == "Điều 1, khoản 2, điểm a"
    assert citation.status is Status.IN_FORCE


def test_stretch_over_two_clauses_is_cited_by_its_article() -> None:
    start, end = NEW_LAW_TEXT.index("1. Doanh"), NEW_LAW_TEXT.index("\na) Giảm")

    citation = cite(SHELF, PASSAGE, start, end, number=1, as_of=TODAY)

    assert (citation.article, citation.clause) == ("1", None)


def test_page_is_counted_from_one() -> None:
    paged = replace(SHELF, page_starts=(0, POINT))

    assert cite(paged, PASSAGE, POINT, POINT_END, number=1, as_of=TODAY).page == 2
    assert cite(paged, PASSAGE, 0, 5, number=1, as_of=TODAY).page == 1
    assert cite(SHELF, PASSAGE, 0, 5, number=1, as_of=TODAY).page is None


@given(data=st.data())
def test_whatever_is_cited_verifies(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(NEW_LAW_TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(NEW_LAW_TEXT)))

    citation = cite(SHELF, PASSAGE, start, end, number=1, as_of=TODAY)

    assert verify(citation, SHELF) is bool(NEW_LAW_TEXT[start:end].strip())


def test_changed_quote_does_not_verify() -> None:
    citation = cite(SHELF, PASSAGE, POINT, POINT_END, number=1, as_of=TODAY)

    assert not verify(replace(citation, quote=citation.quote.replace("50%", "90%")), SHELF)
    assert not verify(replace(citation, clause="1"), SHELF)
    assert not verify(replace(citation, locator="Điều 9"), SHELF)
    assert not verify(replace(citation, end=len(NEW_LAW_TEXT) + 9), SHELF)


def test_context_shows_the_quote_inside_its_article() -> None:
    shown = context_of(SHELF, NEW_LAW.id, POINT, POINT_END)

    assert shown.before.startswith("Điều 1. Mức đóng")
    assert shown.quote == "a) Giảm 50% trong năm đầu tiên;"
    assert shown.after.strip() == "b) Giảm 25% trong năm thứ hai."
    assert NEW_LAW_TEXT[shown.start : shown.end] == shown.before + shown.quote + shown.after
    assert shown.previous is None
    assert shown.following is not None
    assert shown.following.label == "Điều 2"


def test_context_is_never_longer_than_asked() -> None:
    shown = context_of(SHELF, NEW_LAW.id, POINT, POINT_END, max_chars=60)

    assert shown.end - shown.start <= 60


def test_a_quote_knows_the_parts_in_it_that_have_days_of_their_own() -> None:
    shelf = library()
    inside, beside = (
        PartEffect(Part("1", "2", "a"), date(2027, 1, 1)),
        PartEffect(Part("2"), date(2027, 1, 1)),
    )
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, part_effects=(inside, beside))
    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    point = next(one for one in shelf.places(NEW_LAW.id) if one.level == "point")

    (whole, alone) = cite_all(
        [(passage, passage.start, passage.end), (passage, point.start, point.end)], shelf, TODAY
    )

    assert whole.own_days == (inside,)
    assert (alone.own_days, alone.status) == ((), Status.NOT_YET)

"""What answers as well as the best is kept apart from what is quoted."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.arranging import apart_from, choose, close_behind, in_reading_order
from bot.choosing.extraction import Stretch
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, library
from vectorstore.records import Passage

PASSAGE = Passage("luat#1", "luat", "x" * 1000, 0, 1000)


def stretches(*scores: float) -> list[Stretch]:
    """Return stretches that stand one after the other, best first."""
    ranked = sorted(scores, reverse=True)
    return [Stretch(PASSAGE, 10 * place, 10 * place + 10, score) for place, score in enumerate(ranked)]


def test_what_is_close_behind_goes_beyond_what_is_quoted() -> None:
    ranked = stretches(5.0, 4.8, 4.6, 4.4, 1.0)

    quoted = choose(ranked, limit=2)

    assert quoted == ranked[:2]
    assert apart_from(quoted, close_behind(ranked)) == ranked[2:4]


def test_of_khoan_that_answer_alike_the_first_of_the_dieu_is_quoted_first() -> None:
    article = replace(PASSAGE, article="7")
    third, second, first, other = (
        Stretch(article, start, start + 5, score)
        for start, score in ((30, 5.0), (20, 4.95), (10, 4.9), (40, 4.5))
    )

    assert choose([third, second, first, other], limit=2) == [first, second]
    assert choose([third, other, first], limit=2) == [first, third]
    assert choose([other, replace(third, score=4.0)], limit=1) == [other]


@given(scores=st.lists(st.floats(-9, 9), max_size=12), limit=st.integers(1, 4))
def test_nothing_is_shown_twice_and_more_fits_a_message(scores: list[float], limit: int) -> None:
    ranked = stretches(*scores)
    quoted = choose(ranked, limit=limit)

    further = apart_from(quoted, close_behind(ranked))

    assert not set(quoted) & set(further)
    assert len(further) <= 5


def test_what_is_shown_further_is_in_the_order_of_the_text() -> None:
    later, earlier = Stretch(PASSAGE, 90, 99, 5.0), Stretch(PASSAGE, 10, 20, 4.0)

    assert apart_from([], [later, earlier]) == [later, earlier]
    article = replace(PASSAGE, article="5")
    named = [replace(one, passage=article) for one in (later, earlier)]
    assert apart_from([], named) == named[::-1]


def test_the_line_that_leads_to_a_point_stands_in_one_quote_with_it() -> None:
    lead = NEW_LAW_TEXT.index("2. Hợp tác xã"), NEW_LAW_TEXT.index("như sau:") + len("như sau:")
    start, end = NEW_LAW_TEXT.index("b) Giảm"), NEW_LAW_TEXT.index("Điều 2.") - 1
    shelf = library()
    point = Stretch(shelf.passages(NEW_LAW.id)[0], start, end, 1.0, leads=(lead,))

    (with_lead,) = in_reading_order([point], shelf, max_chars=end - lead[0])
    (apart,) = in_reading_order([point], shelf, max_chars=end - lead[0] - 1)

    assert (with_lead.start, with_lead.end) == (lead[0], end)
    assert (apart.start, apart.end, apart.leads) == (start, end, (lead,))


def test_a_line_that_leads_on_with_the_fine_in_it_is_a_quote_of_its_own() -> None:
    lead = "1. Phạt tiền từ 2.000.000 đồng với một trong các hành vi sau:"
    text = f"{lead}\na) Làm mất sách;\nb) Làm rách sách quý."
    shelf = library()
    shelf.texts[NEW_LAW.id] = text
    passage = shelf.passages(NEW_LAW.id)[0]
    point = Stretch(passage, text.index("b) "), len(text), 1.0, leads=((0, len(lead)),))

    arranged = in_reading_order([point], shelf, max_chars=len(lead))

    assert [text[one.start : one.end] for one in arranged] == [lead, "b) Làm rách sách quý."]


def test_fines_stay_in_the_order_of_their_worth_since_each_is_for_other_acts() -> None:
    text = "1. Phạt tiền từ 1.000.000 đồng khi chậm đóng.\n2. Phạt tiền 18% khi không đóng."
    shelf = library()
    shelf.texts[NEW_LAW.id] = text
    whole = replace(shelf.passages(NEW_LAW.id)[0], article="1")
    first, second = Stretch(whole, 0, text.index("\n"), 4.0), Stretch(whole, text.index("2."), len(text), 5.0)

    arranged = in_reading_order([second, first], shelf, max_chars=10)

    assert [one.start for one in arranged] == [second.start, first.start]

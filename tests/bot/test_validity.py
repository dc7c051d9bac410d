"""What holds on the day asked about goes before what does not."""

from datetime import date

from bot.extraction import Stretch
from bot.validity import prefer_valid, successor_in
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, OLD_LAW, OLD_LAW_TEXT, TODAY, library, passages_of

SHELF = library()


def stretch(document_id: str, score: float) -> Stretch:
    document, text = (NEW_LAW, NEW_LAW_TEXT) if document_id == NEW_LAW.id else (OLD_LAW, OLD_LAW_TEXT)
    passage = passages_of(document, text)[0]
    return Stretch(passage, passage.start, passage.end, score)


def ranked(*stretches: Stretch, as_of: date) -> list[str]:
    return [one.passage.document_id for one in prefer_valid(stretches, SHELF, as_of)]


def test_a_replaced_law_is_left_out_where_one_in_force_comes_near() -> None:
    assert ranked(stretch(OLD_LAW.id, 10.0), stretch(NEW_LAW.id, 9.0), as_of=TODAY) == [NEW_LAW.id]


def test_a_replaced_law_stays_in_front_where_nothing_in_force_comes_near() -> None:
    found = ranked(stretch(OLD_LAW.id, 10.0), stretch(NEW_LAW.id, 1.0), as_of=TODAY)

    assert found == [OLD_LAW.id, NEW_LAW.id]


def test_for_a_past_day_the_law_of_that_day_goes_first() -> None:
    found = ranked(stretch(NEW_LAW.id, 10.0), stretch(OLD_LAW.id, 9.0), as_of=date(2020, 1, 1))

    assert found == [OLD_LAW.id]


def test_a_law_that_had_not_been_issued_on_the_day_is_no_answer_even_where_it_stands_alone() -> None:
    assert ranked(stretch(NEW_LAW.id, 10.0), as_of=date(2024, 11, 26)) == []
    assert ranked(stretch(NEW_LAW.id, 10.0), as_of=date(2024, 11, 27)) == [NEW_LAW.id]


def test_nothing_found_stays_nothing() -> None:
    assert prefer_valid([], SHELF, TODAY) == []


def test_a_successor_is_found_however_its_number_is_spelled() -> None:
    find = successor_in(SHELF)

    assert find("99/2024/qh15") == NEW_LAW
    assert find("1/1999/QH1") is None

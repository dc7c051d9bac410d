"""What holds on the day asked about goes before what does not."""

from dataclasses import replace
from datetime import date

import pytest

from bot.choosing.extraction import Stretch
from bot.validity.validity import prefer_valid, successor_in
from tests.bot.library import (
    ARTICLE,
    NEW_LAW,
    NEW_LAW_TEXT,
    OLD_LAW,
    OLD_LAW_TEXT,
    TODAY,
    Library,
    library,
    passages_of,
)
from vectorstore.records import Passage

SHELF = library()


def stretch(document_id: str, score: float) -> Stretch:
    document, text = (NEW_LAW, NEW_LAW_TEXT) if document_id == NEW_LAW.id else (OLD_LAW, OLD_LAW_TEXT)
    passage = passages_of(document, text)[0]
    return Stretch(passage, passage.start, passage.end, score)


def ranked(*stretches: Stretch, as_of: date) -> list[str]:
    return [one.passage.document_id for one in prefer_valid(stretches, SHELF, as_of, TODAY)]


def test_a_replaced_law_is_left_out_where_one_in_force_comes_near() -> None:
    assert ranked(stretch(OLD_LAW.id, 10.0), stretch(NEW_LAW.id, 9.0), as_of=TODAY) == [NEW_LAW.id]


def test_a_replaced_law_stays_in_front_where_nothing_in_force_comes_near() -> None:
    found = ranked(stretch(OLD_LAW.id, 10.0), stretch(NEW_LAW.id, 1.0), as_of=TODAY)

    assert found == [OLD_LAW.id, NEW_LAW.id]


def test_for_a_past_day_the_law_of_that_day_goes_first() -> None:
    found = ranked(stretch(NEW_LAW.id, 10.0), stretch(OLD_LAW.id, 9.0), as_of=date(2020, 1, 1))

    assert found == [OLD_LAW.id]


def test_a_law_issued_in_a_later_year_is_no_answer_even_where_it_stands_alone() -> None:
    assert ranked(stretch(NEW_LAW.id, 10.0), as_of=date(2023, 12, 31)) == []
    assert ranked(stretch(NEW_LAW.id, 10.0), as_of=date(2024, 7, 1)) == [NEW_LAW.id]


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        pytest.param("Năm 2023, lớp học có bốn mươi học viên.", True, id="it names the year"),
        pytest.param("Năm 2026, nam nghỉ hưu khi đủ 61 tuổi 6 tháng.", False, id="it tells of its own year"),
    ],
)
def test_an_article_answers_for_an_earlier_year_only_where_it_names_it(text: str, is_kept: bool) -> None:
    news = replace(ARTICLE, issued_on=date(2026, 1, 5))
    shelf = Library({news.id: text}, {news.id: news})
    told = Stretch(Passage("lop-hoc#0", news.id, text, 0, len(text)), 0, len(text), 1.0)

    assert bool(prefer_valid([told], shelf, date(2023, 7, 1), TODAY)) is is_kept


def test_an_undated_article_falls_behind_the_law_of_an_earlier_year() -> None:
    told = Stretch(Passage("lop-hoc#0", ARTICLE.id, "Năm 2020", 0, 8), 0, 8, 10.0)

    assert ranked(told, stretch(OLD_LAW.id, 9.0), as_of=date(2020, 1, 1)) == [OLD_LAW.id, ARTICLE.id]
    assert ranked(told, stretch(NEW_LAW.id, 9.0), as_of=TODAY) == [ARTICLE.id, NEW_LAW.id]


def test_nothing_found_stays_nothing() -> None:
    assert prefer_valid([], SHELF, TODAY, TODAY) == []


def test_a_successor_is_found_however_its_number_is_spelled() -> None:
    find = successor_in(SHELF)

    assert find("99/2024/qh15") == NEW_LAW
    assert find("1/1999/QH1") is None


def test_a_draft_is_left_out_where_a_law_in_force_comes_near() -> None:
    draft = replace(OLD_LAW, number=None, kind="Dự thảo Luật", effective_from=None, effective_to=None)
    shelf = replace(SHELF, known={**SHELF.known, draft.id: draft})
    found = [stretch(draft.id, 10.0), stretch(NEW_LAW.id, 9.0)]

    assert [one.passage.document_id for one in prefer_valid(found, shelf, TODAY, TODAY)] == [NEW_LAW.id]

"""Which document "luật cũ", "luật mới" and "luật 2012" mean."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answerer
from bot.answers import Answer
from bot.validity.editions import Meant, meant_by
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, Library, OverlapRetriever, hits_of, library
from vectorstore.glossary import Glossary
from vectorstore.query import Query
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Hit, Status

BUILDER = QueryBuilder(None, Glossary.load(None))
BEFORE = date(2025, 1, 1)  # the new law does not hold yet


def meant(question: str, shelf: Library | None = None, day: date = TODAY) -> Meant:
    shelf = shelf or library()

    def search(query: Query, as_of: date) -> Sequence[Hit]:
        return hits_of(shelf, [NEW_LAW.id if as_of >= date(2025, 7, 1) else OLD_LAW.id])

    shelf.known[OLD_LAW.id] = replace(OLD_LAW, issued_on=date(2012, 6, 20))
    return meant_by(BUILDER.build(question, today=day), day, shelf, search)


@pytest.mark.parametrize(
    "question",
    [
        "Theo luật cũ mức đóng là bao nhiêu?",
        "Luật Công đoàn cũ quy định mức đóng thế nào?",
        "Luật 2012 cho đóng bao nhiêu?",
        "Luật Công đoàn 2012 cho đóng bao nhiêu?",
        "Hồi chưa có luật mới thì đóng bao nhiêu?",
    ],
)
def test_the_law_before_the_one_in_force_is_meant_and_searched_for_its_last_day(question: str) -> None:
    found = meant(question)

    assert found.query.wanted == {OLD_LAW.id}
    assert found.as_of == date(2025, 6, 30)
    assert found.remark == ""


def test_a_place_of_the_old_law_is_one_of_its_own() -> None:
    (reference,) = meant("Điều 1 Luật Công đoàn cũ").query.references

    assert (reference.document_number, reference.article) == (OLD_LAW.number, "1")


def test_the_new_law_is_meant_even_before_it_holds() -> None:
    found = meant("Theo luật mới đóng bao nhiêu?", day=BEFORE)

    assert found.query.wanted == {NEW_LAW.id}
    assert found.as_of == NEW_LAW.effective_from


def test_once_it_holds_the_new_law_is_what_is_searched_anyway() -> None:
    assert meant("Theo luật mới đóng bao nhiêu?") == Meant(
        BUILDER.build("Theo luật mới đóng bao nhiêu?", today=TODAY), TODAY
    )


def test_where_there_is_no_earlier_law_this_is_said() -> None:
    shelf = library()
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, number="1/2030/QH17")

    assert "không có văn bản cũ hơn" in meant("Theo luật cũ đóng bao nhiêu?", shelf).remark


@pytest.mark.parametrize("kind", ["Quyết định", "Hướng dẫn", "Quy định", "Điều lệ"])
def test_documents_of_every_kind_have_an_edition_before_them(kind: str) -> None:
    shelf = library()
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, kind=kind)
    found = meant("Theo quy định cũ đóng bao nhiêu?", shelf)

    assert found.query.wanted == {OLD_LAW.id}
    assert found.remark == ""


def test_where_nothing_was_found_to_have_an_earlier_edition_nothing_is_said_of_one() -> None:
    shelf = library()
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, number=None)

    assert meant("Theo luật cũ đóng bao nhiêu?", shelf).remark == ""


def test_that_there_is_no_law_of_a_year_is_said() -> None:
    assert "không có luật năm 1990" in meant("Luật 1990 cho đóng bao nhiêu?").remark


def test_a_date_goes_before_the_words() -> None:
    found = meant("Năm 2018 theo luật cũ đóng bao nhiêu?")

    assert not found.query.wanted


def test_the_answer_says_that_the_old_law_has_ended_and_points_to_the_new_one() -> None:
    shelf = library()
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, min_confidence=0.0, today=lambda: TODAY)

    result = answerer.answer("Theo luật công đoàn cũ doanh nghiệp đóng quỹ lương mỗi tháng bao nhiêu?").result

    assert isinstance(result, Answer)
    assert {one.status for one in result.citations} == {Status.REPLACED}
    assert "đã được thay thế bởi Luật Công đoàn (99/2024/QH15)" in result.text

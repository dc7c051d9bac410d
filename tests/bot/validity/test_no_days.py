"""A library in which no text has a number or a day knows no days."""

from dataclasses import replace
from datetime import date

from bot.answering import Answerer
from bot.answers import Answer
from bot.validity.no_days import of_no_day
from tests.bot.library import ARTICLE, NEW_LAW, TODAY, Library, OverlapRetriever
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder

BUILDER = QueryBuilder(None, Glossary.load(None))
QUERY = BUILDER.build("Nhà trẻ năm 2015 có bao nhiêu cô giáo?", today=TODAY)


def test_a_year_is_a_word_like_any_other_where_no_document_has_a_day() -> None:
    query = of_no_day(QUERY, [ARTICLE])

    assert query.as_of is None
    assert "2015" in query.text


def test_the_day_stays_where_a_document_has_a_number_or_a_day() -> None:
    dated = replace(ARTICLE, issued_on=date(2015, 11, 8))

    assert of_no_day(QUERY, [ARTICLE, NEW_LAW]) == QUERY
    assert of_no_day(QUERY, [dated]) == QUERY


def test_what_was_left_out_with_the_day_comes_back() -> None:
    query = BUILDER.build("Nhà trẻ có bao nhiêu cô giáo vào năm 2015?", today=TODAY)

    assert "2015" not in query.text
    assert "năm 2015" in of_no_day(query, [ARTICLE]).text


def test_a_question_about_a_past_year_is_answered_from_texts_without_days() -> None:
    text = "Nhà trẻ của nhà máy có bốn mươi cô giáo, đông hơn trước."
    shelf = Library({ARTICLE.id: text}, {ARTICLE.id: ARTICLE})
    answerer = Answerer(
        OverlapRetriever(shelf),
        shelf,
        BUILDER,
        embedder=FakeEmbedder(),
        min_confidence=0.0,
        today=lambda: TODAY,
    )

    found = answerer.answer("Nhà trẻ năm 2015 có bao nhiêu cô giáo?").result

    assert isinstance(found, Answer)
    assert "bốn mươi cô giáo" in found.citations[0].quote

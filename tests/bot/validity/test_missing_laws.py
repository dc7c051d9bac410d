"""What is said where a question names a law, by its name or its year, that the corpus lacks."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer, Result
from bot.validity.missing_laws import missing_laws
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, Library, OverlapRetriever, library
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder

BUILDER = QueryBuilder(None, Glossary.load(None))


def answered(question: str, *, sure: float = 0.0) -> Result:
    shelf = dated_library()
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, min_confidence=sure, today=lambda: TODAY)
    return answerer.answer(question).result


def dated_library() -> Library:
    shelf = library()
    shelf.known[OLD_LAW.id] = replace(OLD_LAW, issued_on=date(2012, 6, 20))
    return shelf


def missing(question: str, shelf: Library | None = None) -> list[str]:
    query = BUILDER.build(question, today=TODAY)
    return [one.name for one in missing_laws(query, shelf or dated_library(), TODAY)]


def test_another_edition_answers_under_a_line_that_says_which_one_it_is_and_since_when_it_holds() -> None:
    result = answered("Luật Công đoàn 2019 quy định doanh nghiệp đóng quỹ lương mỗi tháng bao nhiêu?")

    assert isinstance(result, Answer)
    first, *_ = result.text.splitlines()
    assert first.startswith("Trong kho không có Luật Công đoàn 2019. Sau đây là quy định của bản khác")
    assert "Luật Công đoàn (99/2024/QH15), có hiệu lực từ ngày 01/07/2025" in first
    assert {one.document.id for one in result.citations} == {NEW_LAW.id}


@pytest.mark.parametrize(
    "question",
    [
        "luật nhà ở quy định doanh nghiệp đóng bao nhiêu?",
        "Theo Luật Nhà ở, doanh nghiệp đóng bao nhiêu?",
    ],
)
def test_what_a_law_says_that_is_not_there_no_other_law_answers(question: str) -> None:
    result = answered(question)

    assert isinstance(result, NoAnswer)
    assert result.text.lower().startswith("trong kho không có luật nhà ở.")


def test_what_the_best_text_found_says_of_such_a_law_answers_under_a_line() -> None:
    shelf = dated_library()
    shelf.texts[NEW_LAW.id] += "\nĐiều 3. Nhà\nĐoàn viên thuê nhà theo quy định của Luật Nhà ở."
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, min_confidence=0.0, today=lambda: TODAY)

    result = answerer.answer("Theo Luật Nhà ở đoàn viên thuê nhà theo quy định nào?").result

    assert isinstance(result, Answer)
    assert result.text.startswith("Trong kho không có Luật Nhà ở.")


def test_where_such_a_law_is_only_mentioned_other_documents_answer_under_a_line() -> None:
    result = answered("Doanh nghiệp phạm Luật Nhà ở đóng quỹ lương mỗi tháng bao nhiêu?")

    assert isinstance(result, Answer)
    assert result.text.startswith("Trong kho không có Luật Nhà ở. Sau đây là nội dung của văn bản khác")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Luật Công đoàn 2012 cho đóng bao nhiêu?", id="year of issue"),
        pytest.param("Luật Công đoàn 2025 cho đóng bao nhiêu?", id="year in which it begins"),
        pytest.param("luật công đoàn mới cho đóng bao nhiêu?", id="no year"),
        pytest.param("luật bảo hiểm cho đóng bao nhiêu?", id="no name of a law"),
        pytest.param("Nghị định 145/2020 cho đóng bao nhiêu?", id="a number"),
    ],
)
def test_laws_that_are_there_and_what_is_no_name_are_not_missing(question: str) -> None:
    assert missing(question) == []


def test_where_no_law_is_known_none_is_missing() -> None:
    shelf = library()
    for document in (NEW_LAW, OLD_LAW):
        shelf.known[document.id] = replace(document, kind=None)

    assert missing("Luật Nhà ở quy định gì?") == ["Luật Nhà ở"]
    assert missing("Luật Nhà ở quy định gì?", shelf) == []


def test_since_when_a_missing_edition_holds_no_other_edition_tells() -> None:
    result = answered("Luật Công đoàn 2019 có hiệu lực từ khi nào?", sure=0.5)

    assert isinstance(result, NoAnswer)
    assert result.text.count("Trong kho không có Luật Công đoàn 2019.") == 1

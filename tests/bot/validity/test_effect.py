"""Whether a document is in force is answered by the text that says so."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer
from bot.validity.effect import asks_whether_in_force, effect_stretches
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, Library, OverlapRetriever, hits_of, library
from vectorstore.glossary import Glossary
from vectorstore.query import Query
from vectorstore.question_text import QueryBuilder

BUILDER = QueryBuilder(None, Glossary.load(None))
ENDS = "Luật Công đoàn số 98/2012/QH13 hết hiệu lực từ ngày Luật này có hiệu lực."
BEGINS = "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025."


def query(question: str) -> Query:
    return BUILDER.build(question, today=TODAY)


@pytest.fixture
def shelf() -> Library:
    """The library whose new law ends the old one."""
    found = library()
    found.texts[NEW_LAW.id] += f"\n{ENDS}\nQuyết định này có hiệu lực kể từ ngày ký (mẫu số 1)."
    return found


def said(question: str, shelf: Library, day: date = TODAY) -> list[str]:
    stretches = effect_stretches(
        query(question), hits_of(shelf, list(shelf.texts)), shelf, day, max_chars=700
    )
    return [shelf.text(one.passage.document_id)[one.start : one.end].strip() for one in stretches]


@pytest.mark.parametrize(
    "question",
    [
        "Luật Công đoàn 2012 còn hiệu lực không?",
        "Luật Công đoàn có hiệu lực từ ngày nào?",
        "Nghị định 145/2020/NĐ-CP đã hết hiệu lực chưa",
        "Luật Công đoàn 2012 bị thay thế bởi văn bản nào?",
        "Bộ luật Lao động 2012 còn áp dụng không",
        "Luật Công đoàn 2012 còn hiệu lực vào ngày 1/5/2020 không",
    ],
)
def test_questions_about_nothing_but_the_effect_are_known(question: str) -> None:
    assert asks_whether_in_force(query(question))


@pytest.mark.parametrize(
    "question",
    [
        "Hợp đồng lao động có hiệu lực khi nào theo Bộ luật Lao động?",
        "Điều 5 Luật Công đoàn còn hiệu lực không?",
        "Thỏa ước lao động tập thể có hiệu lực từ khi nào?",
        "Mức đóng theo Luật Công đoàn là bao nhiêu?",
    ],
)
def test_questions_about_something_else_are_not(question: str) -> None:
    assert not asks_whether_in_force(query(question))


def test_a_replaced_law_is_answered_by_the_law_that_ends_it(shelf: Library) -> None:
    assert said("Luật Công đoàn 2012 còn hiệu lực không?", shelf) == [ENDS]


def test_a_law_in_force_is_answered_by_its_own_words(shelf: Library) -> None:
    assert said("Luật Công đoàn 2024 có hiệu lực từ khi nào?", shelf) == [BEGINS]


def test_since_when_another_law_ended_is_not_since_when_this_one_holds(shelf: Library) -> None:
    shelf.texts[NEW_LAW.id] += "\nLuật cũ hết hiệu lực kể từ ngày Luật này có hiệu lực."

    assert said("Luật Công đoàn 2024 có hiệu lực từ khi nào?", shelf) == [BEGINS]


def test_the_repeal_of_one_article_does_not_end_the_law() -> None:
    shelf = library()
    shelf.texts[NEW_LAW.id] += "\nBãi bỏ Điều 5 của Luật Công đoàn số 98/2012/QH13."

    assert said("Luật Công đoàn 2012 còn hiệu lực không?", shelf) == []


def test_what_a_law_replaces_is_answered_by_its_own_words(shelf: Library) -> None:
    assert said("Luật Công đoàn 2024 thay thế luật nào?", shelf) == [ENDS]


@pytest.mark.parametrize(
    "question",
    ["Văn bản nào thay thế Luật Công đoàn 2012?", "Luật Công đoàn 2012 bị thay thế bởi luật nào?"],
)
def test_what_replaces_a_law_is_answered_by_the_law_that_does(shelf: Library, question: str) -> None:
    assert said(question, shelf) == [ENDS]


def test_a_law_without_a_year_is_the_one_in_force(shelf: Library) -> None:
    assert said("Luật Công đoàn còn hiệu lực không?", shelf) == [BEGINS]


def test_a_sentence_that_names_its_own_number_tells_of_it(shelf: Library) -> None:
    note = "Luật Công đoàn số 98/2012/QH13 có hiệu lực từ ngày 01/01/2013."
    shelf.texts[OLD_LAW.id] += f"\n{note} Câu khác."

    assert said("Luật Công đoàn 2012 có hiệu lực khi nào?", shelf, date(2020, 1, 1)) == [note]


def test_where_no_text_says_so_nothing_is_quoted() -> None:
    assert said("Luật Công đoàn 2012 còn hiệu lực không?", library()) == []


@pytest.mark.parametrize(
    "question",
    [
        "Luật Đất đai 2013 còn hiệu lực không?",
        "Luật Việc làm 2013 hết hiệu lực chưa",
        "Hiến pháp còn hiệu lực không?",
    ],
)
def test_another_document_that_ended_is_no_answer(shelf: Library, question: str) -> None:
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, today=lambda: TODAY)

    trace = answerer.answer(question)

    assert isinstance(trace.result, NoAnswer)


def test_a_document_that_is_not_there_is_answered_by_one_that_ends_it(shelf: Library) -> None:
    ends = "Luật Việc làm năm 2013 hết hiệu lực từ ngày đó."
    shelf.texts[NEW_LAW.id] += f"\n{ends}"

    assert said("Luật Việc làm 2013 còn hiệu lực không?", shelf) == [ends]
    assert said("Luật Việc làm 2020 còn hiệu lực không?", shelf) == []


def test_the_answer_cites_the_place_and_is_sure(shelf: Library) -> None:
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, today=lambda: TODAY)

    trace = answerer.answer("Luật Công đoàn 2012 còn hiệu lực không?")

    assert trace.confidence == 1
    assert isinstance(trace.result, Answer)
    (citation,) = trace.result.citations
    assert (citation.document.id, citation.article, citation.quote) == (NEW_LAW.id, "2", ENDS)


def test_a_document_of_unknown_kind_still_tells_when_it_begins(shelf: Library) -> None:
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, kind=None)

    assert said("Luật Công đoàn 2024 có hiệu lực từ khi nào?", shelf) == [BEGINS]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "Luật Công đoàn 2012 hết hiệu lực ngày nào?",
            "Luật Công đoàn (98/2012/QH13) đã hết hiệu lực từ ngày 01/07/2025, "
            "được thay thế bởi Luật Công đoàn (99/2024/QH15).",
        ),
        (
            "99/2024/QH15 còn hiệu lực không",
            "Luật Công đoàn (99/2024/QH15) có hiệu lực từ ngày 01/07/2025; trong kho chưa có văn bản nào "
            "thay thế hay bãi bỏ toàn bộ văn bản này.",
        ),
        (
            "Luật Công đoàn 2024 còn hiệu lực vào ngày 1/1/2035 không?",
            "Luật Công đoàn (99/2024/QH15) có hiệu lực từ ngày 01/07/2025; trong kho chưa có văn bản nào "
            "thay thế hay bãi bỏ toàn bộ văn bản này. Ngày 01/01/2035 chưa đến nên chưa rõ khi đó văn bản "
            "còn hiệu lực hay không.",
        ),
    ],
)
def test_the_answer_says_plainly_whether_the_document_holds(
    shelf: Library, question: str, verdict: str
) -> None:
    result = Answerer(OverlapRetriever(shelf), shelf, BUILDER, today=lambda: TODAY).answer(question).result

    assert isinstance(result, Answer)
    assert result.text.startswith(verdict)


def test_no_clause_is_said_to_decide_whether_a_document_holds() -> None:
    shelf = library()
    decides = "Luật này được thông qua và có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025."
    shelf.texts[NEW_LAW.id] = shelf.texts[NEW_LAW.id].replace(BEGINS, decides)
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, today=lambda: TODAY)

    result = answerer.answer("Luật Công đoàn 2024 có còn hiệu lực không?").result

    assert isinstance(result, Answer)
    assert result.text.startswith(
        "Luật Công đoàn (99/2024/QH15) có hiệu lực từ ngày 01/07/2025; trong kho chưa"
    )


def test_what_a_document_replaces_is_no_question_whether_it_holds(shelf: Library) -> None:
    question = "Luật Công đoàn 2024 thay thế luật nào?"
    result = Answerer(OverlapRetriever(shelf), shelf, BUILDER, today=lambda: TODAY).answer(question).result

    assert isinstance(result, Answer)
    assert result.text.startswith("Theo ")

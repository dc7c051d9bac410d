"""A question on the life of a document may call it by words of its title."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer
from bot.validity.titled import named_by_title
from tests.bot.library import OLD_LAW, TODAY, Library, OverlapRetriever, library
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Document, Status

BUILDER = QueryBuilder(None, Glossary.load(None))
RULES = Document(
    "quy-che", "Quy chế về thưởng sáng kiến của Công ty Mây", "quyche.txt", "7", kind="Quy chế",
    effective_from=date(2026, 2, 1),
)  # fmt: skip
RULES_TEXT = """\
QUY CHẾ

Điều 1. Mức thưởng sáng kiến
Người có sáng kiến được thưởng 4.000.000 đồng.
Điều 2. Thi hành
Quy chế này có hiệu lực từ ngày 01 tháng 02 năm 2026."""


@pytest.fixture
def shelf() -> Library:
    """The library with the rules of a company, which have no number."""
    found = library()
    found.known[RULES.id] = RULES
    found.texts[RULES.id] = RULES_TEXT
    return found


def answerer(shelf: Library) -> Answerer:
    return Answerer(OverlapRetriever(shelf), shelf, BUILDER, min_confidence=0.5, today=lambda: TODAY)


@pytest.mark.parametrize(
    "question",
    ["Quy chế thưởng sáng kiến có hiệu lực từ khi nào?", "quy chế về thưởng sáng kiến còn áp dụng không"],
)
def test_the_clause_on_effect_answers_not_what_else_the_document_says(question: str, shelf: Library) -> None:
    result = answerer(shelf).answer(question).result

    assert isinstance(result, Answer)
    assert [one.locator for one in result.citations] == ["Điều 2"]


def test_where_the_document_does_not_tell_this_is_said(shelf: Library) -> None:
    shelf.known[RULES.id] = replace(RULES, effective_from=None, status=Status.UNKNOWN)
    shelf.texts[RULES.id] = RULES_TEXT.split("Điều 2.")[0]

    result = answerer(shelf).answer("Quy chế thưởng sáng kiến có hiệu lực từ khi nào?").result

    assert isinstance(result, NoAnswer)
    assert "không nêu ngày có hiệu lực" in result.text


def test_of_documents_of_one_title_the_one_that_holds_is_meant(shelf: Library) -> None:
    ended = replace(OLD_LAW, id="cu", title=RULES.title, number="1/QC-CT", kind="Quy chế")
    shelf.known |= {"cu": ended}
    query = BUILDER.build("Quy chế thưởng sáng kiến hết hiệu lực chưa?", today=TODAY)

    (reference,) = named_by_title(query, shelf, TODAY).references

    assert reference.document_name == RULES.title


def test_words_of_the_title_behind_a_number_ask_nothing(shelf: Library) -> None:
    shelf.known[RULES.id] = replace(RULES, number="7/QC-CT")
    asked = "Quy chế 7/QC-CT về thưởng sáng kiến có hiệu lực từ khi nào?"

    result = answerer(shelf).answer(asked).result

    assert isinstance(result, Answer)
    assert [one.locator for one in result.citations] == ["Điều 2"]


def test_a_document_that_amends_is_called_so(shelf: Library) -> None:
    amending = replace(RULES, id="sua", title="Quy chế sửa đổi một số điều của Quy chế thưởng sáng kiến")
    shelf.known["sua"] = amending
    query = BUILDER.build("Quy chế sửa đổi thưởng sáng kiến có hiệu lực từ khi nào?", today=TODAY)

    named = named_by_title(query, shelf, TODAY)

    assert [one.document_name for one in named.references] == [amending.title]
    assert named.text == "Quy chế có hiệu lực từ khi nào?"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Quy chế thưởng sáng kiến thưởng bao nhiêu?", id="not on its life"),
        pytest.param("Nghị định thưởng sáng kiến có hiệu lực từ khi nào?", id="another kind"),
        pytest.param("Quy chế thưởng tết có hiệu lực từ khi nào?", id="another title"),
        pytest.param("Thưởng sáng kiến có hiệu lực từ khi nào?", id="no document"),
        pytest.param("Luật Công đoàn có hiệu lực từ khi nào?", id="a name that is known"),
    ],
)
def test_other_questions_stay(question: str, shelf: Library) -> None:
    query = BUILDER.build(question, today=TODAY)

    assert named_by_title(query, shelf, TODAY) == query

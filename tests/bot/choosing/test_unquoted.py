"""Of a named place that is quoted in part, the rest is told."""

import pytest

from bot.choosing.unquoted import unquoted_notes
from bot.citations import cite_all
from bot.shapes.case import Case
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, library
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import NAMED, Hit

SHELF = library()
PASSAGES = SHELF.passages(NEW_LAW.id)
FIRST = "1. Doanh nghiệp đóng 3%"
LEAD = "2. Hợp tác xã được giảm mức đóng như sau:"
WHOLE = NEW_LAW_TEXT[NEW_LAW_TEXT.index("Điều 1.") : NEW_LAW_TEXT.index("Điều 2.")]


def notes(question: str, *quotes: str) -> list[str]:
    query = QueryBuilder(None, Glossary.load(None)).build(question, today=TODAY)
    spans = [(PASSAGES[0], NEW_LAW_TEXT.index(one), NEW_LAW_TEXT.index(one) + len(one)) for one in quotes]
    case = Case(
        query=query,
        hits=[Hit(passage, NAMED) for passage in PASSAGES],
        index=SHELF,
        as_of=TODAY,
        today=TODAY,
        search=lambda _: [],
        build=lambda _: query,
        embedder=None,
        min_confidence=0.5,
        max_citations=3,
        max_quote_chars=700,
    )
    return unquoted_notes(case, cite_all(spans, SHELF, TODAY))


@pytest.mark.parametrize(
    ("place", "quotes", "rest"),
    [
        pytest.param("Điều 1", [FIRST], ["khoản 2"], id="a khoản"),
        pytest.param("Điều 1", [FIRST, LEAD], ["điểm a, b khoản 2"], id="points of a khoản"),
        pytest.param("khoản 2 Điều 1", [LEAD], ["điểm a, b"], id="points of the khoản that is named"),
        pytest.param("Điều 1", [WHOLE], [], id="nothing"),
    ],
)
def test_what_is_not_quoted_of_a_named_place_is_told(place: str, quotes: list[str], rest: list[str]) -> None:
    said = [f"Chưa trích hết: còn {one}. Hãy mở nguồn để đọc đủ." for one in rest]

    assert notes(f"{place} Luật Công đoàn {NEW_LAW.number}", *quotes) == said


def test_nothing_is_told_of_a_question_that_names_no_place() -> None:
    assert notes("Doanh nghiệp đóng bao nhiêu?", FIRST) == []


def test_a_khoan_beside_the_quote_that_says_as_much_of_the_question_is_told() -> None:
    said = ["Chưa trích hết: còn khoản 2. Hãy mở nguồn để đọc đủ."]

    assert notes("Ai được giảm mức đóng?", FIRST) == said
    assert notes("Ai được giảm mức đóng?", LEAD) == []


def test_a_list_that_is_asked_for_without_its_place_is_told_too() -> None:
    said = ["Chưa trích hết: còn điểm a, b khoản 2. Hãy mở nguồn để đọc đủ."]

    assert notes("Các trường hợp giảm mức đóng", FIRST, LEAD) == []  # its title says less than is asked
    assert notes("Các mức đóng", FIRST, LEAD) == said

"""Who amends a law, and what it amends, is answered by the text that says so."""

from dataclasses import replace
from datetime import date

import pytest

from bot.validity.amending import amendment_stretches, asks_about_amendments, unknown_of
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, Library, library
from vectorstore.glossary import Glossary
from vectorstore.parts import Amendment, Change, Part
from vectorstore.query import Query
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Document

BUILDER = QueryBuilder(None, Glossary.load(None))
SAYS = "1. Sửa đổi, bổ sung một số điều của Luật Công đoàn số 99/2024/QH15 như sau:"
AMENDING_TEXT = f"Điều 1. Sửa đổi\n{SAYS}\na) Sửa khoản 1 Điều 1.\n" + "b) Sửa Điều 2.\n" * 60
AMENDING = Document(
    "7-2026-qh16", "Luật Nhà giáo", "sua.txt", "5", number="7/2026/QH16", kind="Luật",
    effective_from=date(2026, 1, 1), amends=(Amendment("99/2024/QH15", Change.REWRITTEN, Part("1", "1")),),
)  # fmt: skip


@pytest.fixture
def shelf() -> Library:
    """The library whose new law is amended by a law about something else."""
    found = library()
    made = [
        Amendment("7/2026/QH16", Change.REWRITTEN, Part("1", clause), Part("1", "1", point))
        for clause, point in (("1", "a"), ("2", "b"))
    ]
    found.known |= {NEW_LAW.id: replace(NEW_LAW, amended_by=tuple(made)), AMENDING.id: AMENDING}
    found.texts[AMENDING.id] = AMENDING_TEXT
    return found


def query(question: str) -> Query:
    return BUILDER.build(question, today=TODAY)


def said(question: str, shelf: Library) -> list[str]:
    found = amendment_stretches(query(question), shelf, TODAY, max_chars=200)
    return [shelf.text(one.passage.document_id)[one.start : one.end].strip() for one in found]


@pytest.mark.parametrize(
    "question",
    [
        "Văn bản nào sửa đổi Luật Công đoàn?",
        "Luật Công đoàn 2024 đã được sửa đổi, bổ sung chưa?",
        "Luật 7/2026 sửa đổi luật nào?",
        "Luật Công đoàn bị bãi bỏ những điều nào?",
        "Luật Công đoàn có phần nào hết hiệu lực không?",
    ],
)
def test_questions_about_nothing_but_amendments_are_known(question: str) -> None:
    assert asks_about_amendments(query(question))


@pytest.mark.parametrize(
    "question",
    [
        "Sửa đổi hợp đồng lao động theo Bộ luật Lao động thế nào?",
        "Điều 5 Luật Công đoàn được sửa đổi thế nào?",
        "Luật Công đoàn còn hiệu lực không?",
    ],
)
def test_other_questions_are_not_about_amendments(question: str) -> None:
    assert not asks_about_amendments(query(question))


@pytest.mark.parametrize(
    "question", ["Văn bản nào sửa đổi Luật Công đoàn?", "Luật Công đoàn 2024 đã được sửa đổi chưa?"]
)
def test_what_amends_a_law_is_the_line_that_names_it(question: str, shelf: Library) -> None:
    assert said(question, shelf) == [SAYS]


def test_one_short_place_that_says_all_is_quoted_whole(shelf: Library) -> None:
    made = Amendment("7/2026/QH16", Change.REWRITTEN, Part("1", "1"), Part("1", "1", "a"))
    shelf.known[NEW_LAW.id] = replace(NEW_LAW, amended_by=(made,))

    assert said("Văn bản nào sửa đổi Luật Công đoàn?", shelf) == ["a) Sửa khoản 1 Điều 1."]


def test_what_a_law_amends_is_answered_by_its_own_words(shelf: Library) -> None:
    assert said("Luật 7/2026/QH16 sửa đổi luật nào?", shelf) == [SAYS]


def test_a_law_that_is_not_there_is_found_in_those_that_amend_it(shelf: Library) -> None:
    says = "Sửa đổi, bổ sung một số điều của Luật Việc làm số 5/2013/QH13."
    shelf.texts[AMENDING.id] += f"\n{says}"

    assert said("Văn bản nào sửa đổi Luật Việc làm?", shelf) == [says]


def test_where_nothing_amends_it_this_is_said(shelf: Library) -> None:
    asked = query("Luật Công đoàn 2012 đã được sửa đổi chưa?")
    shelf.known[OLD_LAW.id] = replace(OLD_LAW, issued_on=date(2012, 6, 20))

    assert amendment_stretches(asked, shelf, TODAY, max_chars=200) == []
    assert unknown_of(asked, shelf, TODAY, TODAY) == (
        "Trong các văn bản đang có, không văn bản nào sửa đổi, bổ sung Luật Công đoàn (98/2012/QH13)."
    )


def test_validity_that_no_text_tells_is_said_to_be_unknown(shelf: Library) -> None:
    shelf.known["k"] = Document("k", "Kết luận 5-KL/TW về sách", "k.txt", "6", number="5-KL/TW")

    assert "chưa rõ còn hiệu lực hay không" in unknown_of(
        query("Kết luận 5-KL/TW còn hiệu lực không?"), shelf, TODAY, TODAY
    )
    assert unknown_of(query("Kết luận 5-KL/TW nói gì?"), shelf, TODAY, TODAY) == ""


def test_where_no_text_tells_a_law_without_an_end_is_not_said_to_hold(shelf: Library) -> None:
    said = unknown_of(query("Luật Công đoàn 2024 còn hiệu lực không?"), shelf, TODAY, TODAY)

    assert "trong kho chưa có văn bản nào thay thế" in said
    assert "đang có hiệu lực" not in said


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Luật 7/2026 bãi bỏ điều nào?", "b) Bãi bỏ Điều 2."),
        ("Luật 7/2026 sửa đổi những khoản nào?", "a) Sửa khoản 1 Điều 1."),
    ],
)
def test_which_parts_a_text_changes_is_told_by_the_place_that_changes_them(
    question: str, quoted: str
) -> None:
    shelf = library()
    changes = (
        Amendment("99/2024/QH15", Change.REWRITTEN, Part("1", "1"), Part("1", "1", "a")),
        Amendment("99/2024/QH15", Change.ENDED, Part("2"), Part("1", "1", "b")),
    )
    shelf.known[AMENDING.id] = replace(AMENDING, amends=changes)
    shelf.texts[AMENDING.id] = f"Điều 1. Sửa đổi\n{SAYS}\na) Sửa khoản 1 Điều 1.\nb) Bãi bỏ Điều 2."

    assert said(question, shelf) == [quoted]


def test_that_a_text_ends_no_other_is_said() -> None:
    asked = query("Luật Công đoàn 2024 thay thế văn bản nào?")

    assert "không nêu việc thay thế" in unknown_of(asked, library(), TODAY, TODAY)

"""What a term means is said by the line that begins with it."""

from dataclasses import replace

import pytest

from bot.choosing.defining import definition, shorter_terms, term_asked
from tests.bot.library import ARTICLE, NEW_LAW, OLD_LAW, TODAY, Library

TEXT = """\
Điều 1. Đại diện
1. Công đoàn là đại diện khi khởi kiện.
Điều 2. Giải thích từ ngữ
1. Công đoàn là tổ chức của người lao động.
2. Đoàn phí là tiền đoàn viên đóng.
3. Ban đại diện của người lao động tại cơ sở là ban do họ bầu.
Điều 3. Đình công
Đình công là sự ngừng việc tạm thời."""
SHELF = Library({NEW_LAW.id: TEXT, OLD_LAW.id: TEXT}, {NEW_LAW.id: NEW_LAW, OLD_LAW.id: OLD_LAW})


def defined(question: str, *documents: object, max_chars: int = 700) -> str | None:
    term, books = term_asked(question), documents or (NEW_LAW,)
    found = definition(term, books, SHELF, TODAY, max_chars=max_chars)  # type: ignore[arg-type]
    return None if found is None else TEXT[found.start : found.end]


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("cưỡng bức lao động là gì?", "cưỡng bức lao động"),
        ("Thế nào là đình công", "đình công"),
        ("khái niệm về tiền lương là gì", "tiền lương"),
        ("đình công được hiểu như thế nào theo Bộ luật Lao động", "đình công"),
        ("mức đóng là bao nhiêu", ""),
        ("ai được đình công", ""),
    ],
)
def test_the_term_is_found_in_the_question(question: str, term: str) -> None:
    assert term_asked(question) == term


def test_the_clause_that_explains_a_term_is_quoted() -> None:
    assert defined("đoàn phí là gì?") == "2. Đoàn phí là tiền đoàn viên đóng."


@pytest.mark.parametrize("added", ["", " tại cơ sở"])
def test_a_text_may_say_where_what_it_explains_is(added: str) -> None:
    said = defined(f"Ban đại diện của người lao động{added} là gì?")

    assert said == "3. Ban đại diện của người lao động tại cơ sở là ban do họ bầu."


def test_a_sentence_that_only_begins_like_a_definition_is_none() -> None:
    assert defined("công đoàn là gì") == "1. Công đoàn là tổ chức của người lao động."


def test_the_article_of_a_term_may_explain_it() -> None:
    assert defined("thế nào là đình công?") == "Đình công là sự ngừng việc tạm thời."


def test_a_term_that_no_text_explains_has_no_definition() -> None:
    assert defined("thử việc là gì") is None


def test_a_law_that_has_ended_explains_nothing() -> None:
    assert defined("đoàn phí là gì", OLD_LAW) is None


def test_a_rule_explains_before_an_article() -> None:
    said = replace(ARTICLE, id=OLD_LAW.id)

    found = definition("đoàn phí", (said, NEW_LAW), SHELF, TODAY, max_chars=700)

    assert found is not None
    assert found.passage.document_id == NEW_LAW.id


def test_a_longer_term_begins_with_shorter_ones() -> None:
    assert shorter_terms("đình công bất hợp pháp") == ["đình công bất hợp", "đình công bất", "đình công"]
    assert shorter_terms("đình công") == []
    assert shorter_terms("") == []

"""What an article says at its head of ended rules stands below its quotes."""

from dataclasses import replace

import pytest

from bot.citations import cite_all
from bot.validity.article_notes import notes_of_articles
from bot.wording.framing import source_name
from tests.bot.library import ARTICLE, NEW_LAW, TODAY, library

NOTE = "Điều lệ khóa XII đã được thay thế, hãy hỏi công đoàn cấp trên."


@pytest.mark.parametrize(
    ("opening", "notes"),
    [
        (NOTE, [f"Lưu ý: bài “{ARTICLE.title}” ghi rõ: {NOTE}"]),
        ("Bài viết theo Điều lệ khóa XII.", []),
    ],
)
def test_an_article_that_says_that_its_rules_ended_is_cited_with_that(opening: str, notes: list[str]) -> None:
    shelf = library()
    shelf.texts[ARTICLE.id] = f"Bài\n\nBài viết theo luật. {opening}\n\nLớp học kéo dài năm ngày."
    passage = shelf.passages(ARTICLE.id)[-1]
    cited = cite_all([(passage, passage.start, passage.end)], shelf, TODAY)

    assert notes_of_articles(cited, shelf) == notes


def test_a_law_is_no_article() -> None:
    shelf = library()
    shelf.texts[NEW_LAW.id] = f"{NOTE}\n{shelf.texts[NEW_LAW.id]}"
    passage = shelf.passages(NEW_LAW.id)[0]

    assert notes_of_articles(cite_all([(passage, passage.start, passage.end)], shelf, TODAY), shelf) == []


def test_of_an_article_its_day_is_said_and_no_validity() -> None:
    shelf = library()
    shelf.known[ARTICLE.id] = replace(ARTICLE, issued_on=TODAY)
    passage = shelf.passages(ARTICLE.id)[-1]
    (cited,) = cite_all([(passage, passage.start, passage.end)], shelf, TODAY)

    assert source_name(cited, TODAY, TODAY) == f"bài “{ARTICLE.title}” (ngày 10/03/2026)"

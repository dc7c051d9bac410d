"""Whoever opens an Điều is told below it what others have made of it since."""

from dataclasses import replace
from datetime import date

import pytest

from bot.tg.answers.rendering import render_page
from bot.tg.delivering.messages import to_messages
from bot.tg.library.page_notes import page_notes
from bot.tg.library.reading import pages_of
from tests.bot.tg.fakes import DOCUMENT, TEXT, TODAY, FakeLibrary, places_of
from vectorstore.parts import Amendment, Change, Part, PartEffect

AMENDED = Amendment("9/2026/QH16", Change.REWRITTEN, Part("2", "1"), since=date(2026, 1, 1))
ENDED = Amendment("9/2026/QH16", Change.ENDED, Part("3"), since=date(2026, 1, 1))
LATER = PartEffect(Part("1"), effective_from=date(2027, 1, 1))
LAW = replace(DOCUMENT, amended_by=(AMENDED, ENDED), part_effects=(LATER,))
PAGES = pages_of(TEXT, places_of())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(
            0, "Lưu ý: Điều 1 Luật Mẫu (1/2025/QH15) có hiệu lực từ ngày 01/01/2027.", id="begins later"
        ),
        pytest.param(1, "đã được sửa đổi, bổ sung bởi 9/2026/QH16 từ ngày 01/01/2026.", id="amended"),
        pytest.param(2, "Lưu ý: Điều 3 Luật Mẫu (1/2025/QH15) đã hết hiệu lực theo 9/2026/QH16", id="ended"),
    ],
)
def test_what_happened_to_an_article_is_told(number: int, said: str) -> None:
    (note,) = page_notes(FakeLibrary(document=LAW), LAW, PAGES[number], TODAY)

    assert said in note


def test_of_a_document_that_nothing_was_done_to_nothing_is_told() -> None:
    assert page_notes(FakeLibrary(), DOCUMENT, PAGES[0], TODAY) == []


def test_of_a_document_that_is_replaced_its_status_says_it_all() -> None:
    old = replace(LAW, effective_to=date(2026, 1, 1))

    assert page_notes(FakeLibrary(document=old), old, PAGES[1], TODAY) == []


def test_notes_without_room_are_left_out_and_the_page_stays_one_message() -> None:
    long = "chữ " * 700
    page = replace(PAGES[0], start=0, end=len(long))

    rich = render_page(LAW, page, long, quote=None, today=TODAY, notes=["Một.", "x" * 3000, "Ba."])

    assert len(to_messages(rich)) == 1
    assert "Một." in rich.text
    assert "x" * 3000 not in rich.text

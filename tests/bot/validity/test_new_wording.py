"""The wording of the day goes before what was rewritten."""

from dataclasses import replace
from datetime import date

from bot.choosing.extraction import Stretch
from bot.choosing.relevance import Asked
from bot.validity.new_wording import opened_by_new_wording, with_new_wording
from tests.bot.library import NEW_LAW, TODAY, Library, library, passages_of
from vectorstore.parts import Amendment, Change, Part
from vectorstore.records import Document

ASKED = Asked.of("mức đóng là bao nhiêu", lambda _: 1.0)
AMENDING = Document(
    "7-2026-qh16", "Luật sửa đổi Luật Công đoàn", "sua.txt", "5", number="7/2026/QH16",
    effective_from=date(2026, 1, 1),
)  # fmt: skip
AMENDING_TEXT = "Điều 1. Sửa đổi\n1. Sửa đổi khoản 1 Điều 1 như sau: “1. Doanh nghiệp đóng 4%.”"


def stretch(shelf: Library, document_id: str, score: float) -> Stretch:
    passage = passages_of(shelf.known[document_id], shelf.texts[document_id])[0]
    place = next(one for one in shelf.places(document_id) if one.level == "clause")
    return Stretch(passage, place.start, place.end, score)


def amended(change: Change = Change.REWRITTEN) -> Library:
    shelf = library()
    made = Amendment("7/2026/QH16", change, Part("1", "1"), Part("1", "1"), date(2026, 1, 1))
    shelf.known |= {NEW_LAW.id: replace(NEW_LAW, amended_by=(made,)), AMENDING.id: AMENDING}
    shelf.texts[AMENDING.id] = AMENDING_TEXT
    return shelf


def ids(stretches: list[Stretch]) -> list[str]:
    return [one.passage.document_id for one in stretches]


def test_what_was_rewritten_stands_behind_the_wording_of_the_day() -> None:
    shelf = amended()
    old = stretch(shelf, NEW_LAW.id, 9.0)

    arranged = with_new_wording(ASKED, [old], shelf, TODAY, limit=3, max_chars=700)

    assert ids(arranged) == [AMENDING.id, NEW_LAW.id]
    assert "4%" in shelf.texts[AMENDING.id][arranged[0].start : arranged[0].end]


def test_before_the_change_and_where_only_words_change_the_law_stands_alone() -> None:
    old = stretch(amended(), NEW_LAW.id, 9.0)

    before = with_new_wording(ASKED, [old], amended(), date(2025, 12, 31), limit=3, max_chars=700)
    words = with_new_wording(ASKED, [old], amended(Change.AMENDED), TODAY, limit=3, max_chars=700)

    assert before == words == [old]


def test_a_place_that_is_named_stands_behind_its_new_wording_which_comes_once() -> None:
    shelf = amended()
    old = stretch(shelf, NEW_LAW.id, 0.0)

    arranged = opened_by_new_wording(ASKED, [old, old, old], shelf, TODAY, limit=3, max_chars=700)

    assert ids(arranged) == [AMENDING.id, NEW_LAW.id, NEW_LAW.id]

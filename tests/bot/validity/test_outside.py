"""A refusal says that the only answer lies in a document that did not hold on the day."""

from dataclasses import replace
from datetime import date

from bot.validity.outside import why_not
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, hits_of, library

SHELF = library()


def reason(document_id: str, day: date, score: float) -> str:
    hits = [replace(hit, score=score) for hit in hits_of(SHELF, [document_id])]
    return why_not(hits, SHELF, day)


def test_a_law_to_come_is_named_with_its_first_day() -> None:
    assert reason(NEW_LAW.id, date(2025, 1, 1), 0.5) == (
        "Nội dung gần nhất nằm ở Luật Công đoàn (99/2024/QH15), có hiệu lực từ ngày 01/07/2025 nên chưa áp "
        "dụng vào ngày 01/01/2025."
    )


def test_a_law_that_has_ended_is_named_with_the_day_of_its_end() -> None:
    assert "đã hết hiệu lực từ ngày 01/07/2025" in reason(OLD_LAW.id, TODAY, 0.5)


def test_a_law_of_the_day_is_no_reason() -> None:
    assert reason(NEW_LAW.id, TODAY, 0.9) == ""


def test_what_hardly_answers_is_not_named_and_nothing_found_is_no_reason() -> None:
    assert reason(OLD_LAW.id, TODAY, 0.1) == ""
    assert why_not([], SHELF, TODAY) == ""

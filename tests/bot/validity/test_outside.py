"""A refusal says that the only answer lies in a document that did not hold on the day."""

from dataclasses import replace
from datetime import date

from bot.citations import cite_all
from bot.validity.outside import lead_of_another_day, why_not
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


def test_an_earlier_edition_that_was_found_under_the_same_title_is_reason_to_be_silent() -> None:
    day = date(2020, 1, 1)
    hits = [
        replace(hit, passage=replace(hit.passage, heading_path=(f"Điều {number}. Mức đóng",)), score=score)
        for number, (document_id, score) in enumerate([(NEW_LAW.id, 0.5), (OLD_LAW.id, 0.4)], start=1)
        for hit in hits_of(SHELF, [document_id])
    ]

    assert why_not(hits, SHELF, day) == ""


def lead(document_id: str, day: date) -> str:
    text = SHELF.text(document_id)
    passage = hits_of(SHELF, [document_id])[0].passage
    return lead_of_another_day(cite_all([(passage, 0, len(text))], SHELF, day), day, TODAY)


def test_an_answer_of_another_day_is_led_by_since_when_it_holds() -> None:
    assert lead(NEW_LAW.id, date(2011, 1, 1)) == (
        "Trong các văn bản đang có, tôi không tìm thấy quy định về việc này có hiệu lực vào ngày 01/01/2011. "
        "Quy định sau đây chỉ có hiệu lực từ ngày 01/07/2025:"
    )


def test_an_answer_that_has_ended_is_led_by_since_when() -> None:
    assert lead(OLD_LAW.id, TODAY) == (
        "Trong các văn bản đang có, tôi không tìm thấy quy định đang có hiệu lực về việc này. "
        "Quy định sau đây đã hết hiệu lực từ ngày 01/07/2025:"
    )


def test_an_answer_of_the_day_has_no_such_lead() -> None:
    assert lead(OLD_LAW.id, date(2020, 1, 1)) == ""
    assert lead(NEW_LAW.id, TODAY) == ""

"""What is said below an answer about the validity of what it cites."""

from dataclasses import replace
from datetime import date

from bot.answers import Citation
from bot.validity.notes import notes_of_document, validity_notes
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, OLD_LAW, TODAY, passages_of
from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document

DECREE = Document("9-2026-nd-cp", "Nghị định 9/2026/NĐ-CP về công đoàn", "nd.txt", "4", number="9/2026/NĐ-CP")
BY = Part("3", "2", "a")
SINCE = date(2026, 1, 1)


def cited(document: Document, article: str = "1", clause: str | None = None, day: date = TODAY) -> Citation:
    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    status = document.status_of(Part(article, clause), day)
    return Citation(1, document, passage, "Mức đóng", 0, 8, status, f"Điều {article}", article, clause)


def notes(document: Document, article: str = "1", clause: str | None = None, day: date = TODAY) -> list[str]:
    known = {one.number: one for one in (NEW_LAW, OLD_LAW, DECREE)}
    return validity_notes([cited(document, article, clause, day)], known.get, day, TODAY)


def changed(change: Change, part: Part, since: date | None = SINCE) -> Document:
    return replace(NEW_LAW, amended_by=(Amendment("9/2026/NĐ-CP", change, part, BY, since),))


def test_a_law_in_force_that_nobody_amends_needs_no_note() -> None:
    assert notes(NEW_LAW) == []


def test_who_amends_what_is_cited_is_said_with_place_and_day() -> None:
    assert notes(changed(Change.REWRITTEN, Part("1", "2"))) == [
        "Lưu ý: khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) đã được sửa đổi, bổ sung bởi điểm a khoản 2 "
        "Điều 3 Nghị định 9/2026/NĐ-CP từ ngày 01/01/2026."
    ]


def test_amendments_of_other_parts_are_not_said() -> None:
    assert notes(changed(Change.REWRITTEN, Part("1", "2")), "1", "1") == []
    assert notes(changed(Change.REWRITTEN, Part("2"))) == []


def test_an_amendment_to_come_is_announced_but_not_for_a_past_day() -> None:
    law = changed(Change.AMENDED, Part("1"), date(2027, 1, 1))

    (note,) = notes(law)

    assert "sẽ được sửa đổi, bổ sung bởi" in note
    assert notes(law, day=date(2026, 2, 1)) == []


def test_where_the_parts_are_not_known_some_are_said_to_be_amended() -> None:
    (note,) = notes(changed(Change.AMENDED, Part()))

    assert note.startswith("Lưu ý: một số quy định của Luật Công đoàn (99/2024/QH15) đã được sửa đổi")


def test_a_part_that_another_document_ended_is_said_to_have_ended() -> None:
    (note,) = notes(changed(Change.ENDED, Part("1")), "1", "2")

    assert note == (
        "Lưu ý: Điều 1 Luật Công đoàn (99/2024/QH15) đã hết hiệu lực theo điểm a khoản 2 Điều 3 "
        "Nghị định 9/2026/NĐ-CP từ ngày 01/01/2026."
    )


def test_several_parts_amended_by_one_document_stand_in_one_line() -> None:
    changes = [Amendment("9/2026/NĐ-CP", Change.REWRITTEN, Part("1", label), BY) for label in ("1", "2")]

    (note,) = notes(replace(NEW_LAW, amended_by=tuple(changes)))

    assert "khoản 1 Điều 1, khoản 2 Điều 1 Luật Công đoàn" in note


def test_parts_with_a_day_of_their_own_say_so() -> None:
    law = replace(NEW_LAW, part_effects=(PartEffect(Part("1", "2"), date(2027, 1, 1)),))

    assert notes(law, "1", "2") == [
        "Lưu ý: khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) có hiệu lực từ ngày 01/01/2027."
    ]
    assert notes(law, "1", "1") == []


def test_for_a_past_day_the_law_that_has_replaced_it_since_is_named() -> None:
    assert notes(OLD_LAW, day=date(2020, 1, 1)) == [
        "Lưu ý: Luật Công đoàn (98/2012/QH13) đã được Luật Công đoàn (99/2024/QH15) thay thế từ ngày "
        "01/07/2025."
    ]


def inner(effect: PartEffect, day: date, document: Document = NEW_LAW) -> list[str]:
    document = replace(document, part_effects=(effect,))
    citation = replace(cited(document, day=day), own_days=(effect,))
    return validity_notes([citation], {NEW_LAW.number: NEW_LAW}.get, day, TODAY)


def test_a_clause_of_the_quote_that_begins_later_is_told_until_it_does() -> None:
    effect = PartEffect(Part("1", "2"), date(2027, 1, 1))

    assert inner(effect, TODAY) == [
        "Lưu ý: khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) có hiệu lực từ ngày 01/01/2027."
    ]
    assert inner(effect, date(2027, 1, 1)) == []


def test_a_clause_of_the_quote_that_has_ended_is_told_and_one_of_a_law_that_has_not() -> None:
    ended = PartEffect(Part("1", "2"), effective_to=date(2026, 1, 1))

    assert inner(ended, TODAY) == [
        "Lưu ý: khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) không còn hiệu lực từ ngày 01/01/2026."
    ]
    assert inner(ended, date(2025, 12, 31)) == []


def test_a_clause_that_holds_before_the_rest_of_the_quote_is_told() -> None:
    (said, begins) = inner(PartEffect(Part("1", "2"), date(2025, 1, 1)), date(2025, 2, 1))

    assert "có hiệu lực từ ngày 01/07/2025" in said
    assert begins == "Lưu ý: khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) có hiệu lực từ ngày 01/01/2025."


def referring(change: Change, quote: str, day: date = TODAY, article: str = "7") -> list[str]:
    citation = replace(cited(changed(change, Part("1")), article, day=day), quote=quote)
    return validity_notes([citation], {DECREE.number: DECREE}.get, day, TODAY)


def test_a_place_that_the_quote_refers_to_is_told_to_be_amended_or_ended() -> None:
    quote = "Mức đóng quy định tại khoản 2 Điều 1 của Luật này được giảm một nửa."

    assert referring(Change.REWRITTEN, quote) == [
        "Lưu ý: đoạn trích dẫn chiếu khoản 2 Điều 1; quy định đó đã được sửa đổi, bổ sung bởi điểm a khoản 2 "
        "Điều 3 Nghị định 9/2026/NĐ-CP từ ngày 01/01/2026."
    ]
    assert "quy định đó đã hết hiệu lực theo điểm a khoản 2 Điều 3" in referring(Change.ENDED, quote)[0]


def test_references_to_other_laws_or_before_the_change_or_to_what_is_cited_are_not_told() -> None:
    quote = "Mức đóng quy định tại Điều 1 của Luật này được giảm một nửa."

    assert referring(Change.REWRITTEN, "Theo Điều 1 của Luật Việc làm và Điều 2 của Luật này.") == []
    assert referring(Change.REWRITTEN, quote, date(2025, 12, 1)) == []
    assert len(referring(Change.REWRITTEN, quote, article="1")) == 1


def many(change: Change, parts: int) -> Document:
    made = [Amendment("9/2026/NĐ-CP", change, Part(str(one), "2"), BY, SINCE) for one in range(1, parts + 1)]
    return replace(NEW_LAW, amended_by=tuple(made))


def of_document(document: Document) -> list[str]:
    return notes_of_document(document, {DECREE.number: DECREE}.get, TODAY, TODAY)


def test_of_a_whole_document_the_parts_that_ended_are_named_as_they_are() -> None:
    (note,) = of_document(many(Change.ENDED, 4))

    assert note.startswith("Lưu ý: khoản 2 Điều 1, khoản 2 Điều 2, khoản 2 Điều 3, khoản 2 Điều 4 Luật")
    assert "đã hết hiệu lực theo Nghị định 9/2026/NĐ-CP" in note


def test_of_many_parts_some_are_named_and_the_others_are_told_of() -> None:
    (amended,) = of_document(many(Change.AMENDED, 5))
    (ended,) = of_document(many(Change.ENDED, 12))

    assert amended.startswith("Lưu ý: Điều 1, Điều 2, Điều 3 và một số phần khác của Luật Công đoàn")
    assert "khoản 2 Điều 8 và một số phần khác của Luật Công đoàn" in ended
    assert of_document(NEW_LAW) == []

"""Of each matter compared, the clause with the fact is quoted."""

from dataclasses import replace

from bot.answers import Answer
from bot.shapes.sides import matters_compared
from tests.bot.library import NEW_LAW, Library, answerer_over

TEXT = """\
Điều 1. Thử việc
1. Thử việc do hai bên thỏa thuận, và thử việc được ghi trong hợp đồng thử việc.
2. Thử việc không quá 60 ngày.
Điều 2. Tập nghề
1. Tập nghề là việc học làm nghề tại nơi làm việc.
2. Tập nghề không quá 03 tháng.
Điều 3. Báo trước
1. Báo trước ít nhất 45 ngày với hợp đồng không xác định thời hạn, 30 ngày với hợp đồng xác định thời hạn."""


def answer(question: str) -> Answer:
    law = replace(NEW_LAW, title="Luật Nghề", replaces=())
    shelf = Library({law.id: TEXT}, {law.id: law})
    answerer = answerer_over(shelf, min_confidence=0.0, max_quote_chars=120)
    found = answerer.answer(question).result
    assert isinstance(found, Answer)
    return found


def test_each_side_is_the_clause_with_the_fact() -> None:
    found = answer("So sánh thử việc và tập nghề")

    assert [one.article for one in found.citations] == ["1", "2"]
    assert "60 ngày" in found.citations[0].quote
    assert "03 tháng" in found.citations[1].quote


def test_fact_named_for_the_first_is_that_of_the_second() -> None:
    found = answer("So sánh thời gian thử việc và tập nghề")

    assert "60 ngày" in found.citations[0].quote
    assert "03 tháng" in found.citations[1].quote


def test_one_clause_that_tells_of_both_stands_once() -> None:
    question = "So sánh thời gian báo trước của hợp đồng xác định thời hạn và không xác định thời hạn"

    found = answer(question)

    assert [one.article for one in found.citations] == ["3"]


def test_second_matter_is_completed_by_the_first() -> None:
    assert matters_compared("so sánh thời gian thử việc và tập nghề") == (
        "thời gian thử việc",
        "thời gian tập nghề",
    )
    assert matters_compared("so sánh mức đóng bảo hiểm xã hội bắt buộc và tự nguyện") == (
        "mức đóng bảo hiểm xã hội bắt buộc",
        "mức đóng bảo hiểm xã hội tự nguyện",
    )

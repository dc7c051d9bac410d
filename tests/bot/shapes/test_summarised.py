"""Of a law that is there as a summary, a pasted clause is answered by the part that summarises it."""

from dataclasses import replace

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer, Result
from bot.shapes.summarised import is_worded_as_law
from tests.bot.library import TODAY, Library, OverlapRetriever
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Document

LAW = Document(
    id="96", title="Luật Nhà trẻ (bản tóm tắt)", file="n.md", sha256="6", number="96/2031/QH15", kind="Luật"
)
SAYS = "Điều 1. Giờ mở cửa\nNhà trẻ của khu công nghiệp mở cửa từ 6 giờ sáng đến 8 giờ tối cho con công nhân."
SUMMARY = f"Luật Nhà trẻ (bản tóm tắt)\n\nĐây là bản tóm tắt, không phải nguyên văn.\n\n{SAYS}"
CLAUSE = (
    "Nhà trẻ trong khu công nghiệp mở cửa từ 6 giờ sáng đến 8 giờ tối cho con công nhân gửi theo giờ mở cửa"
)


def result(message: str, text: str = SUMMARY, law: Document = LAW) -> Result:
    shelf = Library({law.id: text}, {law.id: law})
    builder = QueryBuilder(None, Glossary.load(None))
    answerer = Answerer(OverlapRetriever(shelf), shelf, builder, embedder=FakeEmbedder(), today=lambda: TODAY)
    return answerer.answer(message).result


def test_a_clause_of_a_law_that_is_summarised_is_not_said_to_be_missing() -> None:
    found = result(f"Đoạn này ở đâu: {CLAUSE}")

    assert isinstance(found, Answer)
    assert found.text.startswith("Trong kho chỉ có bản viết tóm tắt")
    assert found.citations[0].article == "1"


def test_where_the_law_itself_is_there_only_its_words_count() -> None:
    found = result(f"Đoạn này ở đâu: {CLAUSE}", SAYS, replace(LAW, title="Luật Nhà trẻ"))

    assert isinstance(found, NoAnswer)


def test_what_no_summary_says_is_not_found() -> None:
    found = result("Đoạn này ở đâu: hôm qua trời mưa rất to và mọi người đều mang áo mưa đi làm")

    assert isinstance(found, NoAnswer)


@pytest.mark.parametrize(
    ("text", "is_law"),
    [
        ("2. Phạt tiền từ 5.000.000 đồng", True),
        ("Mức đóng theo quy định tại khoản 1", True),
        ("Chính phủ quy định chi tiết Điều này.", True),
        ("Tôi làm ở nhà máy dệt đã bảy năm nay", False),
    ],
)
def test_wording_tells_a_clause_from_a_story(text: str, is_law: bool) -> None:
    assert is_worded_as_law(text) is is_law

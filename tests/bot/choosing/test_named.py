"""A place that is named is found; a document that is not there is not made up."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer
from bot.choosing.named import asks_what_it_is_about, named_places, names_missing_document, scope
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, Library, OverlapRetriever, library, places_of
from vectorstore.glossary import Glossary
from vectorstore.query import Query
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Document, Hit, Passage

BUILDER = QueryBuilder(None, Glossary.load(None))
SHELF = library()


def query(text: str) -> Query:
    return BUILDER.build(text, today=TODAY)


class NamingRetriever:
    """Finds the passages of one document, as places that the question names."""

    def __init__(self, shelf: Library, document_id: str = NEW_LAW.id) -> None:
        self._shelf = shelf
        self._document_id = document_id

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        return [Hit(passage, 1.0, 1.0, 0.0, 1.0) for passage in self._shelf.passages(self._document_id)][
            :limit
        ]


def answer(question: str, *, max_chars: int = 700) -> Answer | NoAnswer:
    answerer = Answerer(
        NamingRetriever(SHELF), SHELF, BUILDER, max_quote_chars=max_chars, today=lambda: TODAY
    )
    result = answerer.answer(question).result
    assert isinstance(result, Answer | NoAnswer)
    return result


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        pytest.param(
            "khoản 2 Điều 1 Luật 99/2024/QH15",
            NEW_LAW_TEXT[NEW_LAW_TEXT.index("2. Hợp tác xã") : NEW_LAW_TEXT.index("\nĐiều 2")],
            id="khoản",
        ),
        pytest.param(
            "điểm b khoản 2 Điều 1 Luật 99/2024/QH15 nói gì?", "b) Giảm 25% trong năm thứ hai.", id="điểm"
        ),
        pytest.param(
            "Điều 2 Luật 99/2024/QH15",
            "Điều 2. Hiệu lực\nLuật này có hiệu lực từ ngày 01 tháng 7 năm 2025.",
            id="Điều",
        ),
    ],
)
def test_the_place_that_is_named_is_quoted_and_nothing_else(question: str, quote: str) -> None:
    result = answer(question)

    assert isinstance(result, Answer)
    assert [citation.quote for citation in result.citations] == [quote]


def test_a_long_place_is_quoted_in_its_order() -> None:
    result = answer("Điều 1 Luật 99/2024/QH15", max_chars=120)

    assert isinstance(result, Answer)
    assert [citation.clause for citation in result.citations] == ["1", "2"]
    assert all(len(citation.quote) <= 120 for citation in result.citations)


def test_a_place_that_the_document_lacks_is_not_named() -> None:
    hits = [Hit(passage, 1.0) for passage in SHELF.passages(NEW_LAW.id)]

    assert named_places(query("Điều 9 Luật 99/2024/QH15"), hits, SHELF) == []


@pytest.mark.parametrize(
    ("question", "is_about"),
    [
        ("Nghị định 12/2022/NĐ-CP quy định về cái gì?", True),
        ("384-QĐ/TW", True),
        ("Kết luận 57-KL/TW", True),
        ("Luật Công đoàn 2024", True),
        ("Kết luận 57-KL/TW của Bộ Chính trị nói về cái gì", True),
        ("Kết luận 57-KL/TW giao Bộ Chính trị làm gì", False),
        ("Bộ luật Lao động quy định gì?", True),
        ("Luật Công đoàn quy định mức đóng bao nhiêu?", False),
        ("Nghị định 145 quy định gì?", True),
        ("Luật Công đoàn 2012 còn hiệu lực không?", False),
        ("Thông tư 09/2020/TT-BLĐTBXH hướng dẫn nội dung gì?", True),
        ("Nghị định 12/2022/NĐ-CP phạt chậm đóng kinh phí công đoàn bao nhiêu?", False),
        ("Điều 5 Nghị định 12/2022/NĐ-CP", False),
        ("Mức đóng kinh phí công đoàn là bao nhiêu?", False),
    ],
)
def test_asking_what_a_document_is_about_is_told_from_asking_about_something_in_it(
    question: str, is_about: bool
) -> None:
    assert asks_what_it_is_about(query(question)) is is_about


def test_the_scope_is_the_article_that_says_so_else_article_1() -> None:
    text = "Điều 1. Giải thích\nA là B.\nĐiều 2. Phạm vi điều chỉnh\nLuật này nói về C."

    found, first = scope(places_of(text)), scope(places_of(NEW_LAW_TEXT))

    assert found is not None
    assert first is not None
    assert (found.label, first.label) == ("Điều 2", "Điều 1")
    assert scope(()) is None
    assert scope(places_of("Điều 7. Báo trước\nBáo trước 120 ngày.")) is None  # a summary of some articles


@pytest.mark.parametrize("question", ["Nghị định 77/2031/NĐ-CP quy định gì?", "Nghị định 77 quy định gì?"])
def test_a_number_that_no_document_has_is_missing_unless_a_passage_speaks_of_it(question: str) -> None:
    asked = query(question)
    silent = Hit(Passage("a#0", "a", "Mức đóng là 3%.", 0, 15), 0.9)
    speaking = Hit(Passage("a#1", "a", "Theo Nghị định 77/2031/NĐ-CP thì được.", 15, 50), 0.8)

    known = replace(NEW_LAW, number="77/2031/NĐ-CP")

    assert names_missing_document(asked, lambda: [NEW_LAW], [silent])
    assert not names_missing_document(asked, lambda: [NEW_LAW], [silent, speaking])
    assert not names_missing_document(asked, lambda: [NEW_LAW, known], [silent])


def test_what_an_unknown_document_says_is_not_answered() -> None:
    assert isinstance(answer("Mức đóng theo Nghị định 77/2031/NĐ-CP là bao nhiêu?"), NoAnswer)


def test_a_document_without_articles_is_introduced_by_its_first_words_beyond_the_title() -> None:
    letter = Document(id="45-ct-tw", title="Chỉ thị về đại hội", file="x", sha256="x", number="45-CT/TW")
    text = (
        "Chỉ thị về đại hội\n\n"
        "Đại hội các cấp là đợt sinh hoạt chính trị sâu rộng trong toàn thể cán bộ và đoàn viên."
    )
    shelf = Library(texts={letter.id: text}, known={letter.id: letter})
    answerer = Answerer(NamingRetriever(shelf, letter.id), shelf, BUILDER, today=lambda: TODAY)

    result = answerer.answer("45-CT/TW").result

    assert isinstance(result, Answer)
    assert result.citations[0].quote.startswith("Đại hội các cấp")


@pytest.mark.parametrize(
    "question",
    [
        "Điều 9 Luật 99/2024/QH15 quy định gì?",
        "điểm z khoản 9 Điều 1 Luật 99/2024/QH15 nói doanh nghiệp đóng bao nhiêu?",
        "Điều 173 Bộ luật Hình sự về mức đóng của doanh nghiệp",
    ],
)
def test_a_place_that_is_not_there_is_not_answered_from_another(question: str) -> None:
    answerer = Answerer(OverlapRetriever(SHELF), SHELF, BUILDER, today=lambda: TODAY)

    assert isinstance(answerer.answer(question).result, NoAnswer)


def test_a_document_is_named_by_its_title_although_no_law_is_known_by_it() -> None:
    rules = Document(id="noi-quy", title="Nội quy Nhà văn hóa xã", file="x", sha256="x")
    shelf = Library(
        texts={NEW_LAW.id: NEW_LAW_TEXT, rules.id: "Điều 1. Giờ mở cửa\nMở cửa từ 7 giờ.\nĐiều 2. Hết\nHết."},
        known={NEW_LAW.id: NEW_LAW, rules.id: rules},
    )
    answerer = Answerer(OverlapRetriever(shelf), shelf, BUILDER, today=lambda: TODAY)

    result = answerer.answer("Điều 1 Nội quy Nhà văn hóa xã").result

    assert isinstance(result, Answer)
    assert [citation.document for citation in result.citations] == [rules]
    assert "7 giờ" in result.citations[0].quote


def test_a_long_place_begins_with_the_sentence_that_leads_to_its_clauses() -> None:
    lead = "Điều 1. Mức đóng\nMức đóng hằng tháng như sau:"
    text = f"{lead}\n1. Doanh nghiệp đóng ba phần.\n2. Hợp tác xã đóng hai phần."
    shelf = Library(texts={NEW_LAW.id: text}, known={NEW_LAW.id: NEW_LAW})
    answerer = Answerer(NamingRetriever(shelf), shelf, BUILDER, max_quote_chars=60, today=lambda: TODAY)

    result = answerer.answer("Điều 1 Luật 99/2024/QH15").result

    assert isinstance(result, Answer)
    assert result.citations[0].quote == lead
    assert [citation.clause for citation in result.citations] == [None, "1", "2"]


def test_what_comes_near_is_of_the_day_that_was_asked_about() -> None:
    answerer = Answerer(
        OverlapRetriever(SHELF), SHELF, BUILDER, min_confidence=1.0, max_citations=1, today=lambda: TODAY
    )

    result = answerer.answer("Năm 2020 doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?").result

    assert isinstance(result, NoAnswer)
    assert "98-2012-qh13" in [document.id for document in result.nearest]


def test_of_some_articles_without_a_scope_the_titles_are_told() -> None:
    decree = Document(id="88", title="Nghị định 88/2031/NĐ-CP", file="x", sha256="x", number="88/2031/NĐ-CP")
    text = "Điều 7. Báo trước\nNgười làm nghề đặc thù báo trước ít nhất một trăm hai mươi ngày."
    shelf = Library(texts={decree.id: text}, known={decree.id: decree})
    answerer = Answerer(NamingRetriever(shelf, decree.id), shelf, BUILDER, today=lambda: TODAY)

    result = answerer.answer("Nghị định 88 quy định gì?").result

    assert isinstance(result, Answer)
    assert result.text.startswith("Nghị định 88/2031/NĐ-CP trong kho có: Điều 7 (Báo trước).")
    assert result.citations[0].quote == text

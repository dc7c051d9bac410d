"""Questions about a document as a whole: one that is not there, its chapters, what it is about."""

import pytest

from bot.answering import Answerer
from bot.answers import Answer, NeedsDetails, NoAnswer, Result
from bot.citations import verify
from tests.bot.library import TODAY, Library, OverlapRetriever, library
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Document, Place
from vectorstore.vietnamese import normalize

CHAPTERS = """\
Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
Luật này quy định về trường nghề.
Chương II
HỌC VIÊN,
GIẢNG VIÊN

Điều 2. Học viên
Học viên học đủ chín tháng."""
SCHOOL_LAW = Document(
    id="97-2031-qh15", title="Luật Trường nghề", file="l.txt", sha256="4", number="97/2031/QH15", kind="Luật"
)
NEWS_TEXT = """\
NGHỊ QUYẾT

Nghị quyết về nhà trẻ

Nghị quyết nêu ba việc: mở thêm lớp, tuyển cô nuôi, giảm học phí cho con công nhân."""
NEWS = Document(
    id="7-nq-tw", title="Nghị quyết về nhà trẻ", file="n.txt", sha256="5", number="7-NQ/TW", kind="Nghị quyết"
)


class Shelf(Library):
    """A library that knows the chapters of one law."""

    def places(self, document_id: str) -> tuple[Place, ...]:
        found = super().places(document_id)
        if document_id != SCHOOL_LAW.id:
            return found
        second = CHAPTERS.index("Chương II")
        return (
            Place("chapter", "Chương I", "QUY ĐỊNH CHUNG", 0, second - 1),
            Place("chapter", "Chương II", "HỌC VIÊN, GIẢNG VIÊN", second, len(CHAPTERS)),
            *found,
        )


def shelf(news: str = NEWS_TEXT) -> Shelf:
    small = library()
    texts = {**small.texts, SCHOOL_LAW.id: CHAPTERS, NEWS.id: news}
    return Shelf(texts, {**small.known, SCHOOL_LAW.id: SCHOOL_LAW, NEWS.id: NEWS})


def result(question: str, books: Shelf | None = None) -> Result:
    books = books or shelf()
    builder = QueryBuilder(None, Glossary.load(None))
    return (
        Answerer(OverlapRetriever(books), books, builder, embedder=FakeEmbedder(), today=lambda: TODAY)
        .answer(question)
        .result
    )


@pytest.mark.parametrize(
    ("question", "named"),
    [
        pytest.param("Nghị định 74/2024/NĐ-CP quy định gì", "Nghị định 74/2024/NĐ-CP", id="decree"),
        pytest.param("nghi dinh 74/2024/nd-cp quy dinh gi", "Nghị định 74/2024/NĐ-CP", id="bare spelling"),
        pytest.param("Nghị quyết 02-NQ/TW", "Nghị quyết 02-NQ/TW", id="party"),
        pytest.param("74/2024/NĐ-CP", "Nghị định 74/2024/NĐ-CP", id="number alone"),
        pytest.param("Nghị định 74/2024 quy định gì", "Nghị định 74/2024", id="part of a number"),
        pytest.param("điều 29 luật bảo hiểm y tế", "Luật bảo hiểm y tế", id="place of a law by its name"),
        pytest.param("Điều lệ công đoàn khóa XIII", "Điều lệ công đoàn khóa XIII", id="another term"),
    ],
)
def test_a_document_that_is_not_there_is_said_not_to_be(question: str, named: str) -> None:
    found = result(question)

    assert isinstance(found, NoAnswer)
    assert found.text.splitlines()[0] == f"Trong kho không có {named}."
    assert found.nearest == ()


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Luật 97/2031/QH15 có những chương nào?", id="có những chương nào"),
        pytest.param("luat 97/2031/qh15 gom nhung chuong nao", id="without diacritics"),
        pytest.param("Luật 97/2031/QH15 có mấy chương", id="mấy chương"),
    ],
)
def test_chapters_are_listed_by_their_headings_alone(question: str) -> None:
    books = shelf()

    found = result(question, books)

    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [
        "Chương I\nQUY ĐỊNH CHUNG",
        "Chương II\nHỌC VIÊN,\nGIẢNG VIÊN",
    ]
    assert all(verify(one, books) for one in found.citations)
    assert found.text.startswith("Luật Trường nghề (97/2031/QH15) có 2 chương:")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Chương II Luật 97/2031/QH15", id="named alone"),
        pytest.param("Chương 2 luật 97/2031/qh15 gồm những điều nào?", id="in Arabic figures"),
        pytest.param("chuong ii cua luat 97/2031/qh15 noi gi", id="without diacritics"),
    ],
)
def test_a_chapter_is_told_by_its_heading_and_the_articles_in_it(question: str) -> None:
    books = shelf()

    found = result(question, books)

    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [
        "Chương II\nHỌC VIÊN,\nGIẢNG VIÊN",
        "Điều 2. Học viên",
    ]
    assert all(verify(one, books) for one in found.citations)
    assert "có 1 điều:" in found.text


def test_a_chapter_that_is_not_there_is_said_to_be_lacking() -> None:
    found = result("Chương IX Luật 97/2031/QH15")

    assert isinstance(found, NoAnswer)
    assert "không có Chương IX; văn bản này có 2 chương" in found.text


class BadlyScanned(Shelf):
    """A library whose outline has lost the first chapter of the law, or all of them."""

    kept: tuple[str, ...] = ()

    def places(self, document_id: str) -> tuple[Place, ...]:
        return tuple(
            one for one in super().places(document_id) if one.level != "chapter" or one.label in self.kept
        )


class HalfScanned(BadlyScanned):
    """One of which the second chapter was recognised."""

    kept = ("Chương II",)


@pytest.mark.parametrize(
    ("books", "question", "said"),
    [
        pytest.param(HalfScanned, "Luật 97/2031/QH15 có mấy chương?", "chỉ nhận ra 1 chương", id="some"),
        pytest.param(BadlyScanned, "Luật 97/2031/QH15 có mấy chương?", "không nhận ra các chương", id="none"),
        pytest.param(HalfScanned, "Chương I Luật 97/2031/QH15", "không tìm thấy Chương I trong", id="lost"),
    ],
)
def test_chapters_that_were_not_recognised_are_not_said_to_be_lacking(
    books: type[Shelf], question: str, said: str
) -> None:
    whole = shelf()

    found = result(question, books(whole.texts, whole.known))

    assert isinstance(found, Answer | NoAnswer)
    assert said in found.text


def test_what_a_chapter_says_of_a_matter_is_answered_by_the_rule() -> None:
    found = result("Chương II Luật 97/2031/QH15 cho học viên học bao lâu?")

    assert not isinstance(found, Answer) or "có 1 điều:" not in found.text


def test_a_document_without_chapters_is_said_to_have_none() -> None:
    found = result("7-NQ/TW có những chương nào?")

    assert isinstance(found, NoAnswer)
    assert "không chia thành các chương" in found.text


def test_a_number_alone_is_answered_with_what_the_document_says_beyond_its_title() -> None:
    found = result("7-NQ/TW")

    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [normalize(NEWS_TEXT).splitlines()[-1]]


def test_neither_a_picture_nor_the_rest_of_a_title_nor_a_lead_is_what_a_document_is_about() -> None:
    says = "1. Nghị quyết nêu ba việc: mở thêm lớp, tuyển cô nuôi, giảm học phí."
    title = "về việc mở rộng trường cho trẻ nhỏ ở các khu đông công nhân từ nay đến cuối năm"
    picture = "Trẻ vui chơi cùng cô giáo ở một nhà trẻ công nhân tại thành phố. (Ảnh: Báo Sông)"
    lead = "Sau khi nghe báo cáo của các địa phương về tình hình trường lớp, hội nghị kết luận như sau:"

    found = result("7-NQ/TW", shelf(f"Nghị quyết về nhà trẻ\n\n{title}\n\n{picture}\n\n{lead}\n\n{says}"))

    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [says]


def test_a_sentence_that_a_picture_breaks_off_is_told_to_its_end() -> None:
    begun = "Nghị quyết nêu ba việc lớn cho con công nhân ở các khu đông người: mở thêm lớp"
    rest = "buổi tối, tuyển cô nuôi, giảm học phí."

    found = result("7-NQ/TW", shelf(f"Nghị quyết về nhà trẻ\n\n{begun}\n\n{rest}"))

    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [f"{begun}\n\n{rest}"]


def test_that_a_text_is_a_summary_is_not_what_it_is_about() -> None:
    says = "Nghị quyết nêu ba việc: mở thêm lớp, tuyển cô nuôi, giảm học phí."
    disclaimer = "Đây là bản tóm tắt viết lại bằng lời thường, không phải nguyên văn; hãy đọc bản gốc."

    found = result("7-NQ/TW", shelf(f"Nghị quyết về nhà trẻ\n\n{disclaimer}\n\n{says}"))

    assert isinstance(found, Answer)
    assert [one.quote for one in found.citations] == [says]


@pytest.mark.parametrize(
    ("question", "number"), [("luật công đoàn cũ", "98/2012/QH13"), ("luật công đoàn", "99/2024/QH15")]
)
def test_the_edition_that_is_meant_is_told_about(question: str, number: str) -> None:
    found = result(question)

    assert isinstance(found, Answer)
    assert {one.document.number for one in found.citations} == {number}


def test_of_a_document_with_nothing_but_its_title_what_is_known_is_said() -> None:
    found = result("7-NQ/TW", shelf("NGHỊ QUYẾT\n\nNghị quyết về nhà trẻ"))

    assert isinstance(found, NoAnswer)
    assert found.text.startswith("Trong kho có Nghị quyết về nhà trẻ (7-NQ/TW), chưa rõ hiệu lực")


@pytest.mark.parametrize("question", ["Is overtime capped per year?", "Is night work allowed?"])
def test_a_first_question_in_english_is_no_follow_up(question: str) -> None:
    found = result(question)

    assert not isinstance(found, NeedsDetails)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Chương nào của Luật 97/2031/QH15 quy định về học viên?", id="one chapter"),
        pytest.param("chuong nao cua luat 97/2031/qh15 quy dinh ve hoc vien", id="without diacritics"),
        pytest.param("Điều 3 Luật Công đoàn nói gì", id="a law that is there"),
        pytest.param("So sánh Luật Công đoàn và Nghị định 74/2024/NĐ-CP", id="one of two is there"),
    ],
)
def test_other_questions_are_left_to_others(question: str) -> None:
    said = getattr(result(question), "text", "")

    assert "chương:" not in said
    assert not said.startswith("Trong kho không có")

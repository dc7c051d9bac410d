"""What is quoted where few characters are allowed."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.choosing import chosen
from bot.choosing.extraction import find_stretches
from bot.choosing.relevance import Asked
from bot.choosing.short import short_extract
from bot.choosing.weighing import weighed_units
from tests.bot.choosing.test_choosing import case
from tests.bot.library import ARTICLE, NEW_LAW, OLD_LAW, Library, hits_of, library
from tests.fakes import FakeEmbedder, TableEmbedder

RULES = """\
Điều 5. Gia súc bị thất lạc
1. Người bắt được gia súc bị thất lạc phải nuôi giữ và báo ngay cho Ủy ban nhân dân cấp xã.
2. Chủ sở hữu được nhận lại gia súc thì phải thanh toán tiền công nuôi giữ cho người bắt được.
3. Gia súc bị thất lạc trong các trường hợp sau đây thì thuộc về Nhà nước:
a) Không có người đến nhận trong sáu tháng;
b) Có nguồn gốc từ khu bảo tồn."""

STORY = (
    "Hội thi diễn ra ở nhà văn hóa thành phố. Ban giám khảo gồm các nghệ nhân lâu năm trong tỉnh, được "
    "công đoàn mời từ mùa xuân. Chị Lan đoạt giải nhất với bức tranh thêu tay. Món quà dành cho chị là một "
    "chiếc máy khâu, do bạn đọc gửi tặng. Buổi chiều mọi người ra về."
)


def shelf_of(text: str, *, is_law: bool) -> Library:
    document = NEW_LAW if is_law else ARTICLE
    return Library({document.id: text}, {document.id: document})


def extract(question: str, shelf: Library, *, max_chars: int, limit: int = 3) -> list[str]:
    asked = Asked.of(question)
    hits = hits_of(shelf, tuple(shelf.texts))
    ranked = find_stretches(asked, hits, shelf, max_chars=max_chars, embedder=FakeEmbedder())
    found = short_extract(asked, ranked, shelf, max_chars=max_chars, limit=limit, embedder=FakeEmbedder())
    return [shelf.text(one.passage.document_id)[one.start : one.end] for one in found]


def test_all_that_is_quoted_fits_together() -> None:
    question = "Chủ sở hữu được nhận lại gia súc phải thanh toán gì cho người bắt được?"

    quoted = "\n".join(extract(question, shelf_of(RULES, is_law=True), max_chars=180))

    assert "phải thanh toán tiền công nuôi giữ" in quoted
    assert len(quoted) <= 180


def test_a_point_comes_with_the_line_that_leads_to_it() -> None:
    quoted = extract("Gia súc có nguồn gốc từ khu bảo tồn?", shelf_of(RULES, is_law=True), max_chars=110)

    assert quoted == [
        "3. Gia súc bị thất lạc trong các trường hợp sau đây thì thuộc về Nhà nước:",
        "b) Có nguồn gốc từ khu bảo tồn.",
    ]


def test_sentences_apart_are_quoted_in_the_order_of_the_text() -> None:
    quoted = extract("Hội thi ở đâu, chị Lan đoạt giải gì?", shelf_of(STORY, is_law=False), max_chars=88)

    assert quoted == [
        "Hội thi diễn ra ở nhà văn hóa thành phố.",
        "Chị Lan đoạt giải nhất với bức tranh thêu tay.",
    ]


def test_of_the_second_best_sentence_of_running_text_comes_what_fits() -> None:
    text = (
        "Đoàn viên khó khăn được hỗ trợ. Mức hỗ trợ cho đoàn viên khó khăn là năm triệu đồng mỗi năm một "
        "lần. Trời mưa to."
    )
    question = "Đoàn viên khó khăn được hỗ trợ bao nhiêu?"

    as_text = extract(question, shelf_of(text, is_law=False), max_chars=80)
    as_law = extract(question, shelf_of(f"Điều 1. Hỗ trợ\n{text}", is_law=True), max_chars=80)

    assert as_text == ["Đoàn viên khó khăn được hỗ trợ. Mức hỗ trợ cho đoàn viên khó khăn là năm triệu"]
    assert as_law == ["Đoàn viên khó khăn được hỗ trợ.", "Trời mưa to."]


def test_the_sentence_behind_the_one_that_names_the_matter_is_read_with_it() -> None:
    first, *_ = extract(
        "Bức tranh thêu tay của chị Lan đoạt giải, món quà là gì?",
        shelf_of(STORY, is_law=False),
        max_chars=140,
    )

    assert "chiếc máy khâu" in first


def test_a_sentence_in_the_very_words_of_the_question_is_nearer_by_its_tokens() -> None:
    shelf = shelf_of(STORY, is_law=False)
    embedder = TableEmbedder([STORY])
    asked = Asked.of("chị Lan đoạt giải nhất với bức tranh nào")
    ranked = find_stretches(asked, hits_of(shelf, (ARTICLE.id,)), shelf, max_chars=300, embedder=embedder)

    units = list(weighed_units(asked, ranked, shelf, max_chars=300, embedder=embedder))

    nearest = max(units, key=lambda unit: unit.traits.near)
    assert STORY[nearest.span[1] : nearest.span[2]].startswith("Chị Lan đoạt giải nhất")


def test_room_that_is_left_goes_to_the_first_clauses_of_the_next_sentence() -> None:
    text = (
        "Lớp học kéo dài năm ngày. Học viên lớp học được nghỉ trưa tại nhà khách của tỉnh, được xe đưa đón "
        "mỗi ngày và được cấp tài liệu."
    )

    quoted = extract("Lớp học kéo dài bao lâu?", shelf_of(text, is_law=False), max_chars=90)

    assert quoted == [
        "Lớp học kéo dài năm ngày. Học viên lớp học được nghỉ trưa tại nhà khách của tỉnh,",
    ]


def test_an_answer_in_few_characters_is_one_short_extract() -> None:
    question = "Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương mỗi tháng?"
    one = replace(case(question), max_quote_chars=120)

    quoted = [one.index.text(s.passage.document_id)[s.start : s.end] for s in chosen(one).stretches]

    assert any("3% quỹ lương" in quote for quote in quoted)
    assert len("\n".join(quoted)) <= 120


def test_nothing_is_quoted_where_nothing_was_found() -> None:
    asked = Asked.of("Lớp học?")

    assert short_extract(asked, [], library(), max_chars=100, limit=3, embedder=None) == []


@given(max_chars=st.integers(20, 300), limit=st.integers(1, 4), question=st.text(max_size=60))
def test_no_extract_is_longer_than_allowed_and_none_overlaps(
    max_chars: int, limit: int, question: str
) -> None:
    shelf = library()
    asked = Asked.of(question)
    hits = hits_of(shelf, (NEW_LAW.id, OLD_LAW.id, ARTICLE.id))
    ranked = find_stretches(asked, hits, shelf, max_chars=max_chars)

    found = short_extract(asked, ranked, shelf, max_chars=max_chars, limit=limit, embedder=None)

    spans = sorted((one.passage.document_id, one.start, one.end) for one in found)
    assert len(spans) <= limit
    assert sum(end - start for _, start, end in spans) + max(0, len(spans) - 1) <= max_chars
    assert all(left[0] != right[0] or left[2] <= right[1] for left, right in pairwise(spans))

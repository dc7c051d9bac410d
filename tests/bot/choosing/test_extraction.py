"""Which stretch of what was found is quoted."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.arranging import choose, in_reading_order
from bot.choosing.blocks import blocks_of, sentences
from bot.choosing.extraction import Stretch, find_stretches
from bot.choosing.ranking import hit_trait, sets_unasked_fine
from bot.choosing.relevance import Asked
from tests.bot.library import (
    ARTICLE,
    NEW_LAW,
    NEW_LAW_TEXT,
    OLD_LAW,
    Library,
    hits_of,
    library,
    passages_of,
    places_of,
)
from vectorstore.records import Hit, Passage, Place

SHELF = library()


def quotes(question: str, *document_ids: str, max_chars: int = 700) -> list[str]:
    stretches = find_stretches(Asked.of(question), hits_of(SHELF, document_ids), SHELF, max_chars=max_chars)
    return [SHELF.text(s.passage.document_id)[s.start : s.end] for s in stretches]


def test_the_clause_that_answers_comes_first() -> None:
    first, *_ = quotes("Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?", NEW_LAW.id)

    assert first.startswith("1. Doanh nghiệp đóng 3%")


def test_exception_is_never_cut_off() -> None:
    first, *_ = quotes("Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?", NEW_LAW.id)

    assert "trừ trường hợp" in first


def test_short_list_is_quoted_with_the_line_that_leads_to_it() -> None:
    first, *_ = quotes("Hợp tác xã được giảm bao nhiêu trong năm thứ hai?", NEW_LAW.id)

    assert first.startswith("2. Hợp tác xã")
    assert first.endswith("năm thứ hai.")


def test_long_list_is_cut_to_the_points_that_matter() -> None:
    first, *_ = quotes("Hợp tác xã được giảm bao nhiêu trong năm thứ hai?", NEW_LAW.id, max_chars=60)

    assert "b) Giảm 25% trong năm thứ hai." in first


def test_article_without_clauses_is_quoted_below_its_heading() -> None:
    first, *_ = quotes("Luật này có hiệu lực từ ngày nào?", NEW_LAW.id)

    assert first == "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025."


def test_text_without_articles_is_quoted_by_paragraph() -> None:
    first, *_ = quotes("Lớp học nghề có bao nhiêu học viên khai mạc?", ARTICLE.id)

    assert "bốn mươi học viên" in first


@given(max_chars=st.integers(20, 300), question=st.text(max_size=60))
def test_no_quote_is_longer_than_allowed(max_chars: int, question: str) -> None:
    found = quotes(question, NEW_LAW.id, OLD_LAW.id, ARTICLE.id, max_chars=max_chars)

    assert all(0 < len(quote) <= max_chars for quote in found)


def test_a_word_or_two_that_a_heading_left_behind_are_no_answer() -> None:
    text = "Chỉ tiêu đến\n\nnăm 2031\n\nThư viện có một vạn cuốn sách cho bạn đọc."
    shelf = Library(texts={ARTICLE.id: text}, known={ARTICLE.id: ARTICLE})

    found = find_stretches(Asked.of("chỉ tiêu năm 2031"), hits_of(shelf, [ARTICLE.id]), shelf, max_chars=200)

    assert [text[one.start : one.end] for one in found] == ["Thư viện có một vạn cuốn sách cho bạn đọc."]


def test_that_others_say_more_is_no_answer_unless_it_is_asked_who() -> None:
    text = (
        "Điều 1. Mượn sách\n1. Mượn sách không quá 14 ngày.\n2. Chính phủ quy định chi tiết Điều này.\n"
        "3. Bộ trưởng Bộ Văn hóa quy định việc mượn sách quý của Điều này và phí mượn."
    )
    shelf = Library(texts={NEW_LAW.id: text}, known={NEW_LAW.id: NEW_LAW})

    def found(question: str) -> bool:
        hits = hits_of(shelf, [NEW_LAW.id])
        stretches = find_stretches(Asked.of(question), hits, shelf, max_chars=300)
        said = [text[one.start : one.end] for one in stretches]
        assert any(one.startswith("3. Bộ trưởng") for one in said)
        return "2. Chính phủ quy định chi tiết Điều này." in said

    assert not found("mượn sách mấy ngày")
    assert found("ai quy định chi tiết việc mượn sách")


def test_no_two_quotes_overlap() -> None:
    stretches = find_stretches(Asked.of("mức đóng"), hits_of(SHELF, [NEW_LAW.id]), SHELF, max_chars=700)

    ordered = sorted((stretch.start, stretch.end) for stretch in stretches)
    assert all(left[1] <= right[0] for left, right in pairwise(ordered))


def test_only_stretches_close_to_the_first_are_chosen() -> None:
    stretches = find_stretches(
        Asked.of("Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương mỗi tháng?"),
        hits_of(SHELF, [NEW_LAW.id, ARTICLE.id]),
        SHELF,
        max_chars=700,
    )

    assert len(choose(stretches, limit=3)) < len(stretches)
    assert choose(stretches, limit=1) == stretches[:1]
    assert choose([], limit=3) == []


@given(text=st.text())
def test_sentences_leave_out_nothing_but_blanks(text: str) -> None:
    joined = "".join(text[start:end] for start, end in sentences(text, 0, len(text)))

    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize("passage", passages_of(NEW_LAW, NEW_LAW_TEXT))
def test_blocks_are_stretches_of_the_text(passage: Passage) -> None:
    for block in blocks_of(passage, NEW_LAW_TEXT, places_of(NEW_LAW_TEXT)):
        assert NEW_LAW_TEXT[block.start : block.end].strip() == NEW_LAW_TEXT[block.start : block.end]
        assert all(block.start <= start < end <= block.end for start, end in block.units)


def test_the_law_goes_before_an_article_that_says_the_same() -> None:
    retold = replace(ARTICLE, id="bai-viet", title="Mức đóng")
    shelf = Library(
        texts={retold.id: "Doanh nghiệp đóng 3% quỹ lương mỗi tháng.", NEW_LAW.id: NEW_LAW_TEXT},
        known={retold.id: retold, NEW_LAW.id: NEW_LAW},
    )

    first, *_ = find_stretches(
        Asked.of("Doanh nghiệp đóng bao nhiêu?"), hits_of(shelf, list(shelf.texts)), shelf, max_chars=700
    )

    assert first.passage.document_id == NEW_LAW.id


@pytest.mark.parametrize(
    ("question", "text", "is_put_behind"),
    [
        ("mức đóng kinh phí công đoàn là bao nhiêu?", "Phạt tiền từ 12% đến 15%", True),
        ("chậm đóng kinh phí công đoàn bị phạt bao nhiêu?", "Phạt tiền từ 12% đến 15%", False),
        ("không đóng kinh phí công đoàn thì sao?", "Phạt tiền từ 12% đến 15%", False),
        ("mức đóng kinh phí công đoàn là bao nhiêu?", "Đóng bằng 2% quỹ tiền lương", False),
        ("ai không được lập thư viện?", "Người đang chấp hành hình phạt tù, bị xử phạt nhiều lần.", False),
    ],
)
def test_a_fine_is_put_behind_only_where_no_one_asked_for_fines(
    question: str, text: str, is_put_behind: bool
) -> None:
    assert sets_unasked_fine(question, text) is is_put_behind


def stretch_of(quote: str) -> Stretch:
    text = SHELF.text(NEW_LAW.id)
    start = text.index(quote)
    passage = next(one for one in SHELF.passages(NEW_LAW.id) if one.start <= start < one.end)
    return Stretch(passage, start, start + len(quote), 0.0)


def test_khoan_of_one_article_are_quoted_in_the_order_of_the_text() -> None:
    later, earlier = stretch_of("2. Hợp tác xã"), stretch_of("1. Doanh nghiệp")

    arranged = in_reading_order([later, earlier], SHELF, max_chars=10)

    assert arranged == [earlier, later]


def test_an_article_of_which_several_khoan_answer_is_quoted_whole_where_it_is_short_enough() -> None:
    later, earlier = stretch_of("2. Hợp tác xã"), stretch_of("1. Doanh nghiệp")

    (whole,) = in_reading_order([later, earlier], SHELF, max_chars=700)

    quote = SHELF.text(NEW_LAW.id)[whole.start : whole.end]
    assert quote.startswith("Điều ")
    assert "1. Doanh nghiệp" in quote
    assert "2. Hợp tác xã" in quote


def test_points_of_a_long_list_are_quoted_and_know_the_line_that_leads_to_them() -> None:
    lead = stretch_of("2. Hợp tác xã được giảm mức đóng như sau:")
    first, second = (
        replace(stretch_of(point), leads=((lead.start, lead.end),))
        for point in ("a) Giảm 50%", "b) Giảm 25%")
    )

    arranged = in_reading_order([second, first], SHELF, max_chars=10)

    assert arranged == [first, second]


def test_one_stretch_is_left_as_it_is() -> None:
    only = [stretch_of("2. Hợp tác xã")]

    assert in_reading_order(only, SHELF, max_chars=700) == only


@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_a_better_hit_never_counts_for_less(one: float, other: float) -> None:
    assert -1 <= hit_trait(min(one, other)) <= hit_trait(max(one, other)) <= 1


class LibraryWithSection(Library):
    """Every text of it is one section, Mục 1. Kinh phí."""

    def places(self, document_id: str) -> tuple[Place, ...]:
        return (Place("section", "Mục 1", "Kinh phí", 0, len(self.texts[document_id])),)


@pytest.mark.parametrize(
    "heading", ["MỤC 1. KINH PHÍ", "Mục 1", "KINH PHÍ", "## Mục 1: Kinh phí", "MỤC 1. KINH\nPHÍ"]
)
def test_a_heading_is_never_quoted_however_it_is_written(heading: str) -> None:
    text = f"{heading}\nKinh phí do doanh nghiệp đóng."
    shelf = LibraryWithSection({ARTICLE.id: text}, {ARTICLE.id: ARTICLE})
    passage = Passage("lop-hoc#0", ARTICLE.id, text, 0, len(text))

    found = find_stretches(Asked.of("kinh phí"), [Hit(passage, 0.9)], shelf, max_chars=700)

    assert [text[one.start : one.end] for one in found] == ["Kinh phí do doanh nghiệp đóng."]


def test_what_stands_above_the_articles_of_a_law_answers_only_who_made_it_and_when() -> None:
    text = "Luật số: 99/2024/QH15\n\nĐiều 1. Mức đóng\nDoanh nghiệp đóng 3% quỹ lương."
    shelf = Library(texts={NEW_LAW.id: text}, known={NEW_LAW.id: NEW_LAW})
    head = Passage("luat#0", NEW_LAW.id, text[:22], 0, 22)
    hits = [Hit(head, 1.0), *hits_of(shelf, [NEW_LAW.id])]

    def found(question: str) -> list[int]:
        return sorted(one.start for one in find_stretches(Asked.of(question), hits, shelf, max_chars=700))

    assert 0 not in found("Luật số 99 quy định mức đóng thế nào?")
    assert 0 in found("Luật số 99 do cơ quan nào ban hành?")

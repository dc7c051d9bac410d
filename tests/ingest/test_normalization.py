import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.normalization import normalize_pages, normalize_text

SHARED = Path(__file__).parents[2].parent / "shared"

WRAPPED = "\n".join(
    [
        "Điều 1. Phạm vi",
        "1. Người lao động được nghỉ theo lịch của đơn vị và được báo trước một thời",
        "gian hợp lý để sắp xếp công việc, trừ khi đơn vị có việc gấp không thể lùi",
        "lại được thì hai bên bàn với nhau để chọn ngày nghỉ khác cho phù hợp với nhu",
        "cầu của cả hai bên và bảo đảm sức khỏe của người lao động theo quy định tại",
        "Chương II của quy chế này; việc bàn bạc phải ghi lại thành biên bản có chữ ký",
        "của hai bên.",
        "2. Đơn vị lập lịch nghỉ.",
    ]
)

LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "", "12", "Trang chủ Tin", "CÔNG BÁO/Số 1 + 2/Ngày 01-01-2025", "**Đậm**", "# Đầu mục",
                "Điều 3. Tên", "Chương II", "Nội dung chính", "- Một ý", "|a |b |", "dòng của",
                "dòng nối tiếp viết thường khá dài để nối",
            ]
        ),
    ),
    max_size=30,
).map("\n".join)  # fmt: skip


@given(LINES)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalize_text(text)

    assert normalize_text(once) == once


@given(LINES)
def test_text_is_composed_and_has_no_loose_white_space(text: str) -> None:
    normal = normalize_text(text)

    assert unicodedata.is_normalized("NFC", normal)
    assert "\n\n\n" not in normal
    assert all(line == " ".join(line.split()) for line in normal.split("\n"))


@given(st.lists(LINES, min_size=2, max_size=6))
def test_every_page_has_a_start_inside_the_text_and_in_order(pages: list[str]) -> None:
    normal = normalize_pages(pages)

    assert len(normal.pages) == len(pages)
    assert list(normal.pages) == sorted(normal.pages)
    assert all(0 <= start <= len(normal.text) for start in normal.pages)


def test_decomposed_letters_are_composed() -> None:
    assert normalize_text(unicodedata.normalize("NFD", "Điều lệ Công đoàn")) == "Điều lệ Công đoàn"


def test_wrapped_lines_are_joined_and_items_stay_lines() -> None:
    lines = normalize_text(WRAPPED).split("\n")

    assert lines[0] == "Điều 1. Phạm vi"
    assert lines[1].startswith("1. Người lao động")
    assert lines[1].endswith("của hai bên.")
    assert lines[2] == "2. Đơn vị lập lịch nghỉ."


def test_gazette_heads_go_and_the_sentence_around_them_is_whole() -> None:
    text = WRAPPED.replace(
        "theo quy định tại\n", "theo quy định tại\n\n \nCÔNG BÁO/Số 5 + 6/Ngày 02-02-2022\n95\n \n"
    )

    assert normalize_text(text) == normalize_text(WRAPPED)


def test_marks_of_markdown_go_and_glued_headings_are_parted() -> None:
    text = "## **KẾT LUẬN****CỦA BAN**\n\n**1. Giao việc:** làm *ngay*\n\n[Văn bản](https://example.org/a)"

    assert normalize_text(text) == "KẾT LUẬN\nCỦA BAN\n\n1. Giao việc: làm ngay\n\nVăn bản"


def test_cells_of_a_table_row_stay_on_one_line() -> None:
    assert normalize_text("| Năm | Tuổi |\n| --- | --- |\n| 2025 | 61 |") == "Năm | Tuổi\n\n2025 | 61"


def test_breadcrumb_and_counters_above_an_article_go() -> None:
    text = "Trang chủ Tin tức HỘI NGHỊ\n\nHỘI NGHỊ\n\n313\n0\n\nSáng 8/11, hội nghị khai mạc."

    assert normalize_text(text) == "HỘI NGHỊ\n\nSáng 8/11, hội nghị khai mạc."


def test_headings_of_a_text_without_line_breaks_start_lines_again() -> None:
    filler = "Việc này cần làm thường xuyên. " * 60
    text = (
        f"NGHỊ QUYẾT I - TÌNH HÌNH 1 - Năm qua tốt. {filler}2 - Ngày 3 tháng 2 họp. II- NHIỆM VỤ 1- Làm tiếp."
    )

    starts = [line[:4] for line in normalize_text(text).split("\n") if line]

    assert starts == ["NGHỊ", "I - ", "1 - ", "2 - ", "II- ", "1- L"]


def test_running_heads_and_page_numbers_of_pages_go() -> None:
    bodies = ["Mùa xuân có hội.", "Mùa hạ nghỉ mát.", "Mùa thu khai giảng.", "Mùa đông tổng kết."]
    pages = [f"TÀI LIỆU NỘI BỘ\n\n{body}\nHết phần {body}\n\n{n}" for n, body in enumerate(bodies, start=1)]

    normal = normalize_pages(pages)

    assert "NỘI BỘ" not in normal.text
    assert not any(line.isdecimal() for line in normal.text.split("\n"))
    assert [normal.text[start:].split("\n")[0] for start in normal.pages] == bodies


def test_a_paragraph_that_goes_over_the_page_is_one_line() -> None:
    first, second = WRAPPED.split("theo quy định tại\n")

    normal = normalize_pages([first + "theo quy định tại", second])

    assert normal.text == normalize_text(WRAPPED)
    assert normal.text[normal.pages[1] :].startswith("Chương II của quy chế")


def test_no_word_of_the_real_documents_is_lost() -> None:
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("needs the shared corpus beside the project")
    for path in sorted(folder.glob("*/*.txt")):
        raw = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))

        normal = normalize_text(raw)

        assert len("".join(normal.split())) > 0.94 * len("".join(raw.split())), path.name
        assert normalize_text(normal) == normal, path.name

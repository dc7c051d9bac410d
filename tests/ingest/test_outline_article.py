"""Headings of articles are told from sentences and from what is written under pictures."""

import pytest

from ingest.outline_article import find_headings

TEXT = """Tập huấn mùa thu

Sáng qua, lớp tập huấn khai mạc.

Điều kiện tham gia

Người học phải có đơn.

Đồng chí Nguyễn Văn A phát biểu khai mạc lớp học

Lớp học kéo dài năm ngày.

Mức hỗ trợ

Mỗi người được hỗ trợ tiền ăn.

Tin và ảnh: Tổ tin"""


def test_short_lines_that_stand_alone_are_headings() -> None:
    assert [place.title for place in find_headings(TEXT)] == ["Điều kiện tham gia", "Mức hỗ trợ"]


def test_a_heading_reaches_to_the_next() -> None:
    first, second = find_headings(TEXT)

    assert first.end <= second.start
    assert "năm ngày" in TEXT[first.start : first.end]


@pytest.mark.parametrize(
    "line",
    [
        "Đ/c Nguyễn Văn A trao đổi với lớp",
        "Toàn cảnh buổi lễ",
        "Hà Nội, ngày 15 tháng 7 năm 2025",
        "Số: 1234/TLĐ-QHLĐ",
        "Các đại biểu chụp ảnh lưu niệm",
        "chữ thường đứng đầu",
        "Một câu trọn vẹn.",
        "Một",
    ],
)
def test_captions_sentences_and_single_words_are_no_headings(line: str) -> None:
    assert find_headings(f"Tên bài\n\n{line}\n\nNội dung ở dưới.\n\nHết bài rồi.") == []

from ingest.nesting import Heading, first_line, nest
from ingest.outline import ARTICLE_KIND, find_places
from ingest.outline_article import find_headings

NEWS = """Tổ công đoàn mở phòng đọc

Sáng qua, tổ công đoàn mở phòng đọc cho người lao động.

Một trăm cuốn sách

Sách do đoàn viên góp. Nhiều cuốn còn mới.

Mở cửa buổi chiều

1. Thứ Hai.
2. Thứ Năm.
"""


def test_headings_of_an_article_are_short_lines_that_stand_alone() -> None:
    places = find_headings(NEWS)

    assert [place.title for place in places] == ["Một trăm cuốn sách", "Mở cửa buổi chiều"]
    assert NEWS[places[0].start : places[0].end].endswith("còn mới.")


def test_title_last_line_sentences_and_single_words_are_no_headings() -> None:
    assert find_headings("Tin mới\n\nHọp.\n\nẢnh\n\nvẫn viết thường\n\nTheo báo tường") == []


def test_numbered_lists_of_news_make_no_sections() -> None:
    assert [place.label for place in find_places(NEWS, ARTICLE_KIND)] == ["", ""]
    assert [place.label for place in find_places(NEWS, "Kết luận")] == ["1", "2"]


def test_articles_come_before_sections() -> None:
    text = "I. CHUNG\nĐiều 1. Sách\n1. Cho mượn.\n2. Đọc tại chỗ.\nĐiều 2. Giờ\nBuổi chiều."

    assert {place.level for place in find_places(text, "Quy định")} == {"article", "clause"}


def test_text_without_any_structure_has_no_places() -> None:
    assert find_places("Một câu dài không có đầu mục nào cả.") == ()


def test_part_ends_before_the_next_of_the_same_or_a_higher_rank() -> None:
    text = "A\naa\nB\nbb\n\nC"
    headings = [
        Heading(0, "chapter", "A", "", 0),
        Heading(1, "article", "B", "", 5),
        Heading(0, "chapter", "C", "", 11),
    ]

    assert [text[place.start : place.end] for place in nest(headings, text)] == ["A\naa\nB\nbb", "B\nbb", "C"]


def test_first_line_is_the_rest_of_the_line() -> None:
    assert first_line("Điều 1.  Sách \nMượn", 7) == "Sách"
    assert first_line("Điều 1. Sách", 7) == "Sách"

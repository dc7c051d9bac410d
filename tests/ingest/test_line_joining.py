from hypothesis import given
from hypothesis import strategies as st

from ingest.line_joining import join_wrapped_lines

LONG = "Người mượn giữ sách sạch sẽ, không gấp trang và trả sách"
LINES = st.lists(
    st.sampled_from([LONG, "đúng hạn.", "", "1. Sách", "Điều 2. Báo", "a) Truyện;", "của"]), max_size=20
)


def test_line_that_goes_on_in_small_letters_is_joined() -> None:
    assert join_wrapped_lines(f"{LONG}\nđúng hạn.") == f"{LONG} đúng hạn."


def test_line_that_ends_in_an_open_word_is_joined() -> None:
    assert join_wrapped_lines("Phòng đọc của\nCông đoàn nhà máy") == "Phòng đọc của Công đoàn nhà máy"


def test_items_headings_and_finished_sentences_stay_lines() -> None:
    for following in (
        "1. Sách",
        "a) truyện",
        "- báo",
        "Điều 2. Báo",
        "Chương II",
        "Phụ lục I",
        "Nơi nhận: tổ",
    ):
        assert join_wrapped_lines(f"{LONG}\n{following}") == f"{LONG}\n{following}"
    assert join_wrapped_lines(f"{LONG}.\nđọc tiếp") == f"{LONG}.\nđọc tiếp"


def test_rows_of_a_table_stay_lines() -> None:
    rows = "Năm | Tuổi\n2026 | 60 tuổi 3 tháng\n2027 | 60 tuổi 6 tháng\nTừ năm 2028 | 61 tuổi"

    assert join_wrapped_lines(rows) == rows


def test_short_line_before_small_letters_is_a_cell_or_a_heading() -> None:
    assert join_wrapped_lines("Tên sách\ntác giả") == "Tên sách\ntác giả"


def test_paragraphs_stay_apart_where_the_text_is_not_wrapped() -> None:
    assert join_wrapped_lines(f"{LONG}\n\nBáo đọc tại chỗ.") == f"{LONG}\n\nBáo đọc tại chỗ."


def test_full_lines_of_a_wrapped_text_go_on_with_a_capital() -> None:
    wrapped = "\n".join([LONG, "đúng hạn cho người giữ phòng đọc ghi vào sổ theo dõi"] * 6)

    joined = join_wrapped_lines(f"{wrapped} của tổ công đoàn\nSông Xanh.")

    assert joined.endswith("của tổ công đoàn Sông Xanh.")


@given(LINES)
def test_joining_only_changes_white_space(lines: list[str]) -> None:
    joined = join_wrapped_lines("\n".join(lines))

    assert joined.split() == "\n".join(lines).split()
    assert len(joined.split("\n")) <= max(len(lines), 1)

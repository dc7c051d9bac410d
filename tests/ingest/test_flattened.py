from hypothesis import given
from hypothesis import strategies as st

from ingest.flattened import break_before_headings

FILLER = "Việc đọc sách cần làm thường xuyên. " * 50
PIECES = st.sampled_from(
    ["I- VIỆC ", "1. Việc ", "2. Sau. ", "Điều 1. Sách ", "ngày 3. ", "1.1. Một ", FILLER]
)


def headings(text: str) -> list[str]:
    return [line.split()[0] for line in break_before_headings(text).split("\n\n")][1:]


def test_roman_and_plain_numbers_start_lines_again() -> None:
    text = f"KẾT LUẬN. {FILLER}I- TÌNH HÌNH 1. Sách ít. 2. Báo thiếu. II- NHIỆM VỤ 1. Mua sách."

    assert headings(text) == ["I-", "1.", "2.", "II-", "1."]


def test_articles_count_on() -> None:
    assert headings(f"QUY CHẾ. {FILLER}Điều 1. Sách. Theo Điều 9. Không. Điều 2. Báo.") == ["Điều", "Điều"]


def test_nested_numbers_belong_to_the_number_above() -> None:
    assert headings(f"A. {FILLER}1. Sách. 1.1. Mượn. 2.1. Không. 2. Báo.") == ["1.", "1.1.", "2."]


def test_numbers_inside_a_sentence_start_no_line() -> None:
    text = f"{FILLER}Hội nghị họp ngày 1. Tháng 2. Theo khoản 1. Điều này có 3. Mục."

    assert "\n" not in break_before_headings(text.replace("Tháng 2. ", ""))


def test_line_of_ordinary_length_is_left_alone() -> None:
    assert break_before_headings("KẾT LUẬN. 1. Sách. 2. Báo.") == "KẾT LUẬN. 1. Sách. 2. Báo."


@given(st.lists(PIECES, max_size=12).map("".join))
def test_breaking_only_changes_white_space(text: str) -> None:
    assert break_before_headings(text).split() == text.split()

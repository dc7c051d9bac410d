from hypothesis import given
from hypothesis import strategies as st

from ingest.outline_party import find_sections

CONCLUSION = """KẾT LUẬN
về phong trào đọc sách
Ngày 7 tháng 3, hội nghị đã bàn và thống nhất như sau:
I- TÌNH HÌNH
1. Phong trào đọc sách có tiến bộ.
2- Số sách còn ít.
II. NHIỆM VỤ
1. Mở rộng phòng đọc
1.1. Xây thêm một gian
1.2 Mua thêm bàn ghế
a) Bàn gỗ.
b) Ghế gỗ.
2. Mua sách mới
7. Con số này không nối tiếp.
Nơi nhận: các tổ.
"""


def labels(text: str) -> list[str]:
    return [place.label for place in find_sections(text)]


def test_sections_are_labelled_with_all_numbers_above() -> None:
    assert labels(CONCLUSION) == ["I", "I.1", "I.2", "II", "II.1", "II.1.1", "II.1.2", "a", "b", "II.2"]


def test_points_have_a_level_of_their_own() -> None:
    assert {place.label for place in find_sections(CONCLUSION) if place.level == "point"} == {"a", "b"}


def test_title_is_a_line_of_its_own_not_a_sentence() -> None:
    titles = {place.label: place.title for place in find_sections(CONCLUSION)}

    assert (titles["I"], titles["I.1"], titles["II.2"]) == ("TÌNH HÌNH", "", "Mua sách mới")


def test_section_reaches_to_the_next_of_its_rank() -> None:
    second = next(place for place in find_sections(CONCLUSION) if place.label == "II.1")

    assert CONCLUSION[second.start : second.end].endswith("b) Ghế gỗ.")


def test_numbers_without_roman_numerals_are_sections() -> None:
    assert labels("Yêu cầu:\n1. Đọc sách.\n1.1. Mỗi tuần.\n2. Giữ sách.") == ["1", "1.1", "2"]


def test_dates_amounts_and_lists_that_start_elsewhere_are_no_sections() -> None:
    assert labels("Mở cửa:\n8 giờ sáng.\n3.5 triệu đồng.\n4. Một việc.\n5. Hai việc.") == []


def test_one_numbered_line_is_no_outline() -> None:
    assert labels("1. Chỉ có một việc.") == []


DIRECTIVE = """CHỈ THỊ về phong trào đọc sách

Về quan điểm, Chỉ thị nêu hai điều:

1. Đọc sách là việc của mọi người.

2. Sách phải hay.

Về mục tiêu, Chỉ thị đặt ra mỗi người đọc mười cuốn.

Về nhiệm vụ, giải pháp, Chỉ thị đề ra hai việc:

1. Mở phòng đọc:

1.1. Phòng đọc của xã: mỗi xã một phòng.

Bố trí người giữ phòng đọc không phải là người của xã

Mỗi phòng đọc có một người giữ.

2. Mua sách. Về sách cũ, các xã tự lo.

Sách cũ được mua lại.

Chỉ thị này phổ biến đến các tổ.

T/M BAN CHẤP HÀNH
Lê Thị Hoa"""


def quoted(label: str, nth: int = 0) -> str:
    place = [one for one in find_sections(DIRECTIVE) if one.label == label][nth]
    return DIRECTIVE[place.start : place.end]


def test_a_new_matter_told_by_its_name_ends_a_point_and_counts_anew() -> None:
    assert labels(DIRECTIVE) == ["1", "2", "1", "1.1", "2"]
    assert quoted("2") == "2. Sách phải hay."


def test_neither_the_clause_on_the_text_itself_nor_the_signature_is_part_of_a_point() -> None:
    assert quoted("2", 1).endswith("Sách cũ được mua lại.")


def test_the_clause_on_the_text_itself_stays_in_the_section_around_and_the_signature_does_not() -> None:
    text = "I. MỞ ĐẦU\n1. Một.\n2. Hai.\nKết luận này thay thế Kết luận số 3.\nNơi nhận: các tổ."
    ends = {one.label: text[one.start : one.end].splitlines()[-1] for one in find_sections(text)}

    assert (ends["I"], ends["I.2"]) == ("Kết luận này thay thế Kết luận số 3.", "2. Hai.")


def test_a_heading_without_a_number_ends_the_point_below_a_section_alone() -> None:
    assert quoted("1.1") == "1.1. Phòng đọc của xã: mỗi xã một phòng."
    assert quoted("1", 1).endswith("Mỗi phòng đọc có một người giữ.")


@given(st.lists(st.integers(0, 5), min_size=2, max_size=12))
def test_generated_sections_are_found_whole(counts: list[int]) -> None:
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    lines, expected = [], []
    for roman, count in zip(romans, counts, strict=False):
        lines.append(f"{roman}. VIỆC CHUNG")
        expected.append(roman)
        for number in range(1, count + 1):
            lines.append(f"{number}. Việc cần làm ngay.")
            expected.append(f"{roman}.{number}")

    assert labels("\n".join(lines)) == expected


@given(st.lists(st.sampled_from(CONCLUSION.splitlines()), max_size=30).map("\n".join))
def test_sections_stay_inside_the_text_and_in_order(text: str) -> None:
    places = find_sections(text)

    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert [place.start for place in places] == sorted(place.start for place in places)

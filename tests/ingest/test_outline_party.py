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

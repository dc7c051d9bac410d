from hypothesis import given
from hypothesis import strategies as st

from ingest.furniture import remove_furniture, remove_running_heads
from ingest.page_mark import PAGE_MARK

PAGES = st.lists(
    st.lists(st.sampled_from(["Sách", "Báo", "3", "", "Sổ tay", "Trang 4"]), max_size=6).map("\n".join)
)


def test_line_that_heads_most_pages_goes_with_its_page_number() -> None:
    pages = [f"SỔ TAY - Trang {n}\nBài {letter}\nHết {letter}" for n, letter in enumerate("abcd", start=1)]

    assert remove_running_heads(pages) == [f"Bài {letter}\nHết {letter}" for letter in "abcd"]


def test_first_line_of_two_pages_is_a_running_head_when_it_is_the_same() -> None:
    assert remove_running_heads(["SỔ TAY\nMột\n1", "SỔ TAY\nHai\n2"]) == ["Một", "Hai"]


def test_second_line_of_two_pages_is_no_running_head() -> None:
    pages = ["Một\nGiờ mở cửa\nBa", "Hai\nGiờ mở cửa\nBốn"]

    assert remove_running_heads(pages) == pages


def test_number_of_the_only_page_stays() -> None:
    assert remove_running_heads(["Số người\n12"]) == ["Số người\n12"]


def test_numbers_that_do_not_count_with_the_pages_belong_to_a_table() -> None:
    pages = ["Số sách\n40\nMột\n95", "30\nBáo\nHai\n96", "Sách\nBa\n12\n97"]

    assert remove_running_heads(pages) == ["Số sách\n40\nMột", "30\nBáo\nHai", "Sách\nBa\n12"]


@given(PAGES)
def test_pages_only_lose_lines(pages: list[str]) -> None:
    left = remove_running_heads(pages)

    assert len(left) == len(pages)
    for page, rest in zip(pages, left, strict=True):
        lines = iter(page.split("\n"))
        assert rest == "" or all(line in lines for line in rest.split("\n"))


def test_head_of_the_gazette_goes_with_the_blank_lines_around() -> None:
    text = "một câu dài\n\nCÔNG BÁO/Số 12 + 13/Ngày 05-02-2031\n7\n\nđược viết tiếp"

    assert remove_furniture(text) == "một câu dài\nđược viết tiếp"


def test_stamp_of_a_digital_signature_goes() -> None:
    text = "Người ký: Cổng thông tin\nEmail: a@songxanh.example\nThời gian ký: 05.02.2031\n\nQUY CHẾ"

    assert remove_furniture(text) == "\nQUY CHẾ"


def test_lines_of_the_site_and_the_repeated_title_go() -> None:
    text = "Trang chủ Tin tức\nMở phòng đọc\nMở phòng đọc\n120\nSáng qua, phòng đọc mở cửa.\nXem thêm"

    assert remove_furniture(text) == "Mở phòng đọc\nSáng qua, phòng đọc mở cửa."


def test_mark_of_a_page_outlives_the_line_it_stood_on() -> None:
    assert remove_furniture(f"Một\n{PAGE_MARK}CÔNG BÁO/Số 1\nHai") == f"Một\n{PAGE_MARK}Hai"

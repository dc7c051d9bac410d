from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ingest.outline_legal import find_legal_places
from vectorstore.records import Place

RULES = """QUY CHẾ PHÒNG ĐỌC
Phần thứ nhất
NHỮNG ĐIỀU CHUNG
Chương I
SÁCH VÀ NGƯỜI ĐỌC
Mục 1. Sách
Tiểu mục 1. Sách mượn
Điều 1. Sách được mượn
1. Sách dày được mượn hai tuần:
a) Truyện;
b) Sách nghề;
c) Sách học;
d) Sách cũ;
đ) Sách quý.
1a. Báo chỉ đọc tại chỗ.
2. Sách hiếm không được mượn.
Điều 2. Giờ mượn
Phòng đọc cho mượn sách vào buổi chiều:
a) Thứ Hai;
b) Thứ Năm.
Mục 2. Người đọc
Điều 2a. Thẻ đọc
Mỗi người có một thẻ.
Chương II. TỔ CHỨC
Điều 3. Người giữ sách
1. Công đoàn cử một người giữ sách.
Nơi nhận:
- Các tổ;
TM. BAN CHẤP HÀNH
"""


def outline(text: str) -> list[str]:
    return [f"{place.level} {place.label}" for place in find_legal_places(text)]


def place(text: str, level: str, label: str, *, nth: int = 0) -> Place:
    return [one for one in find_legal_places(text) if (one.level, one.label) == (level, label)][nth]


def words(text: str, one: Place) -> str:
    return text[one.start : one.end]


def test_every_level_of_a_law_is_found_outer_before_inner() -> None:
    assert outline(RULES) == [
        "part Phần thứ nhất", "chapter Chương I", "section Mục 1", "section Tiểu mục 1",
        "article Điều 1", "clause 1", "point a", "point b", "point c", "point d", "point đ",
        "clause 1a", "clause 2",
        "article Điều 2", "point a", "point b",
        "section Mục 2", "article Điều 2a", "chapter Chương II", "article Điều 3", "clause 1",
    ]  # fmt: skip


def test_titles_are_on_the_line_of_the_number_or_in_capitals_below() -> None:
    titles = {
        one.label: one.title for one in find_legal_places(RULES) if one.level not in ("clause", "point")
    }

    assert titles["Phần thứ nhất"] == "NHỮNG ĐIỀU CHUNG"
    assert titles["Chương I"] == "SÁCH VÀ NGƯỜI ĐỌC"
    assert titles["Chương II"] == "TỔ CHỨC"
    assert titles["Tiểu mục 1"] == "Sách mượn"
    assert titles["Điều 2a"] == "Thẻ đọc"


def test_parts_end_where_the_next_of_their_rank_begins() -> None:
    assert words(RULES, place(RULES, "clause", "1")).endswith("đ) Sách quý.")
    assert words(RULES, place(RULES, "point", "đ")) == "đ) Sách quý."
    assert words(RULES, place(RULES, "section", "Mục 1")).endswith("b) Thứ Năm.")
    assert words(RULES, place(RULES, "chapter", "Chương I")).endswith("một thẻ.")


def test_signatures_belong_to_no_article() -> None:
    assert words(RULES, place(RULES, "article", "Điều 3")).endswith("một người giữ sách.")


def test_articles_that_an_amending_law_quotes_are_not_its_own() -> None:
    text = (
        "Điều 1. Sửa đổi Quy chế phòng đọc\n"
        "1. Sửa đổi Điều 7 như sau:\n“Điều 7. Giờ mở cửa\n1. Mở buổi sáng.\n2. Mở buổi chiều.”\n"
        "2. Bổ sung Điều 7a vào sau Điều 7 như sau:\n“Điều 7a. Giờ đóng cửa\nĐóng lúc 20 giờ.”\n"
        "Điều 2. Hiệu lực\nQuy chế này có hiệu lực từ ngày mai."
    )

    assert outline(text) == ["article Điều 1", "clause 1", "clause 2", "article Điều 2"]
    assert words(text, place(text, "clause", "1")).endswith("Mở buổi chiều.”")


def test_reference_at_the_start_of_a_line_is_no_article() -> None:
    text = "Điều 1. Sách\nNgười mượn làm theo\nĐiều 9. của nội quy.\nĐiều 2. Báo\nĐọc tại chỗ."

    assert outline(text) == ["article Điều 1", "article Điều 2"]


def test_articles_without_a_dot_stand_alone_on_their_line() -> None:
    text = "Điều 1\nSách cho mượn.\nĐiều 2\nBáo đọc tại chỗ."

    assert [words(text, one) for one in find_legal_places(text)] == [
        "Điều 1\nSách cho mượn.",
        "Điều 2\nBáo đọc tại chỗ.",
    ]


def test_table_of_contents_is_passed_over() -> None:
    contents = "MỤC LỤC\nĐiều 1. Sách\nĐiều 2. Báo\nĐiều 3. Giờ mở cửa\n"
    body = (
        "Điều 1. Sách\nSách cho mượn hai tuần.\nĐiều 2. Báo\nBáo đọc tại chỗ.\n"
        "Điều 3. Giờ mở cửa\nMở buổi chiều."
    )

    places = find_legal_places(contents + body)

    assert [one.start for one in places if one.label == "Điều 1"] == [len(contents)]
    assert len(places) == 3


def test_articles_of_a_model_in_an_annex_are_named_after_the_annex() -> None:
    text = (
        "Điều 1. Sách\nCho mượn.\nĐiều 2. Mẫu thẻ\nThẻ theo Phụ lục II.\nNơi nhận:\n- Các tổ;\n"
        "PHỤ LỤC II\nMẪU CAM KẾT\nĐiều 1. Người mượn\n1. Giữ sách.\nĐiều 2. Người cho mượn\nGhi sổ."
    )

    assert outline(text) == [
        "article Điều 1", "article Điều 2", "heading Phụ lục II",
        "heading Phụ lục II, Điều 1", "clause 1", "heading Phụ lục II, Điều 2",
    ]  # fmt: skip
    assert words(text, place(text, "article", "Điều 2")).endswith("Phụ lục II.")


def test_articles_of_rules_that_a_decision_puts_into_force_stay_articles() -> None:
    text = (
        "Điều 1. Ban hành Quy chế phòng đọc.\nĐiều 2. Quyết định có hiệu lực ngay.\nQUY CHẾ\n"
        "Điều 1. Sách\nCho mượn.\nĐiều 2. Báo\nĐọc tại chỗ.\nĐiều 3. Giờ\nBuổi chiều."
    )

    assert outline(text) == [f"article Điều {n}" for n in (1, 2, 1, 2, 3)]


def test_text_without_articles_has_no_legal_places() -> None:
    assert find_legal_places("I. TÌNH HÌNH\n1. Theo Điều 5 của quy chế, phòng đọc mở buổi chiều.") == []


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=0, max_size=4), min_size=1, max_size=8),
    st.sampled_from(["", "Mở đầu\n", "Chương I\nCHUNG\n"]),
)
def test_generated_outlines_are_found_whole(articles: list[list[int]], opening: str) -> None:
    text, expected = opening, ["chapter Chương I"] if opening.startswith("Chương") else []
    for number, clauses in enumerate(articles, start=1):
        text += f"Điều {number}. Tên\nNội dung.\n"
        expected.append(f"article Điều {number}")
        for clause, points in enumerate(clauses, start=1):
            text += f"{clause}. Nội dung khoản:\n" + "".join(
                f"{'abcd'[at]}) Ý nhỏ;\n" for at in range(points)
            )
            expected += [f"clause {clause}", *(f"point {'abcd'[at]}" for at in range(points))]

    assert outline(text) == expected


@given(st.lists(st.sampled_from(RULES.splitlines()), max_size=40).map("\n".join))
def test_places_nest_and_stay_inside_the_text(text: str) -> None:
    places = find_legal_places(text)

    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(_are_apart_or_nested(one, other) for one in places for other in places)
    assert [one.start for one in places] == sorted(one.start for one in places)


def _are_apart_or_nested(one: Place, other: Place) -> bool:
    first, second = sorted([one, other], key=lambda place: (place.start, -place.end))
    return second.start >= first.end or second.end <= first.end


def test_helper_sees_overlap() -> None:
    pair: Sequence[Place] = (Place("clause", "1", "", 0, 5), Place("clause", "2", "", 3, 8))

    assert not _are_apart_or_nested(*pair)


def articles(text: str) -> list[tuple[str, str]]:
    return [(one.label, one.title) for one in find_legal_places(text) if one.level == "article"]


def test_a_comma_that_a_scan_read_for_a_dot_is_a_heading_between_its_neighbours() -> None:
    text = "Điều 1. Sách\nSách mới.\nĐiều 2, Báo chí\nBáo cũ.\nĐiều 3. Thẻ\nMột thẻ."

    assert articles(text) == [("Điều 1", "Sách"), ("Điều 2", "Báo chí"), ("Điều 3", "Thẻ")]


def test_a_comma_behind_an_article_is_a_reference_wherever_the_numbers_do_not_count_on() -> None:
    referred = (
        "Điều 1. Sách\nTheo quy định tại\nĐiều 2, Điều 3 của Luật.\nĐiều 2. Báo\nBáo.\nĐiều 3. Thẻ\nThẻ."
    )
    elsewhere = "Điều 1. Sách\nxem\nĐiều 5, Sách quý\nĐiều 2. Báo\nBáo."
    last = "Điều 1. Sách\nxem\nĐiều 2, Báo chí"

    assert articles(referred) == [("Điều 1", "Sách"), ("Điều 2", "Báo"), ("Điều 3", "Thẻ")]
    assert articles(elsewhere) == [("Điều 1", "Sách"), ("Điều 2", "Báo")]
    assert articles(last) == [("Điều 1", "Sách")]


def test_a_chapter_with_its_title_on_the_line_of_its_number_ends_the_article_before() -> None:
    text = (
        "Chương I ĐOÀN VIÊN\nĐiều 1. Thẻ\n1. Có thẻ.\n\nChương II TỔ CHỨC\nĐiều 2. Tổ\nCó tổ.\n"
        "Chương I của quy chế này nói về đoàn viên."
    )

    assert outline(text) == [
        "chapter Chương I", "article Điều 1", "clause 1", "chapter Chương II", "article Điều 2",
    ]  # fmt: skip
    assert place(text, "chapter", "Chương II").title == "TỔ CHỨC"
    assert words(text, place(text, "clause", "1")) == "1. Có thẻ."

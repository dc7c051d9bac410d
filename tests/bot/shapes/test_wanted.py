"""Which documents a question wants listed by their validity, and which questions only speak of one."""

from dataclasses import replace
from datetime import date

import pytest

from bot.shapes.wanted import Wanted, by_issuer, wanted_list
from vectorstore.records import Document, Status

SUMMER = date(2025, 7, 1)
ENDED = (Status.REPLACED,)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("văn bản nào đã hết hiệu lực", Wanted("", "", ENDED)),
        ("van ban nao da het hieu luc?", Wanted("", "", ENDED)),
        ("những văn bản nào đã bị thay thế", Wanted("", "", ENDED)),
        ("luật nào không còn hiệu lực", Wanted("", "luat", ENDED)),
        ("các nghị định đã bị bãi bỏ", Wanted("", "nghi dinh", ENDED)),
        ("văn bản nào sắp có hiệu lực", Wanted("", "", (Status.NOT_YET,))),
        ("van ban nao chua co hieu luc", Wanted("", "", (Status.NOT_YET,))),
        ("luật nào sắp hết hiệu lực", Wanted("", "luat", (Status.IN_FORCE,), ends_soon=True)),
        ("văn bản mới nhất", Wanted("", "", newest=True)),
        ("luật mới nhất là luật nào?", Wanted("", "luat", newest=True)),
        ("có văn bản nào mới không", Wanted("", "", newest=True)),
        ("nghị định mới nhất về lương cơ sở", Wanted("lương cơ sở", "nghi dinh", newest=True)),
        ("văn bản nào đã bị sửa đổi, bổ sung", Wanted("", "", amended=True)),
        ("van ban nao bi bai bo mot phan", Wanted("", "", amended=True)),
        ("luật nào có hiệu lực từ 1/7/2025", Wanted("", "luat", begin=(SUMMER, SUMMER))),
        ("văn bản nào hết hiệu lực năm 2025", Wanted("", "", end=(date(2025, 1, 1), date(2025, 12, 31)))),
        ("văn bản nào của Bộ Chính trị năm 2025?", Wanted("của Bộ Chính trị", "", year=2025)),
        ("van ban nao nam 2025", Wanted("", "", year=2025)),
        ("văn bản nào còn hiệu lực", Wanted("", "", (Status.IN_FORCE,))),
    ],
)
def test_documents_are_listed_by_their_validity_and_their_days(question: str, wanted: Wanted) -> None:
    assert wanted_list(question) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "theo luật mới nhất nghỉ thai sản mấy tháng",
        "nghị định mới nhất về lương cơ sở là bao nhiêu",
        "luật công đoàn bị thay thế bởi luật nào",
        "văn bản nào thay thế Nghị định 12",
        "hợp đồng lao động hết hiệu lực khi nào",
        "thế luật mới?",
        "luật nào sửa đổi Luật Công đoàn",
    ],
)
def test_a_question_in_which_a_document_has_a_day_is_no_list(question: str) -> None:
    assert wanted_list(question) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        pytest.param("có những văn bản nào về an toàn lao động", Wanted("an toàn lao động", ""), id="topic"),
        pytest.param(
            "co nhung van ban nao ve an toan lao dong",
            Wanted("an toan lao dong", ""),
            id="topic without diacritics",
        ),
        pytest.param(
            "liệt kê các luật còn hiệu lực", Wanted("", "luat", (Status.IN_FORCE,)), id="kind and validity"
        ),
        pytest.param("những luật nào đã hết hiệu lực?", Wanted("", "luat", (Status.REPLACED,)), id="ended"),
        pytest.param("văn bản nào quy định về thai sản?", Wanted("thai sản", ""), id="which document"),
        pytest.param(
            "có nghị định nào về tuổi nghỉ hưu không",
            Wanted("tuổi nghỉ hưu", "nghi dinh"),
            id="a kind on a topic",
        ),
        pytest.param(
            "danh sách các nghị định ban hành năm 2020", Wanted("", "nghi dinh", (), 2020), id="year"
        ),
    ],
)
def test_wanted_lists_are_recognised(question: str, wanted: Wanted) -> None:
    assert wanted_list(question) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào thay thế Nghị định 12/2022/NĐ-CP",
        "hợp đồng bằng văn bản khi nào",
        "luật công đoàn quy định gì",
        "thông báo bằng văn bản cho ai",
        "mức đóng theo quy định nào",
    ],
)
def test_other_questions_want_no_list(question: str) -> None:
    assert wanted_list(question) is None


@pytest.mark.parametrize("text", ["Văn bản nào ban hành năm 2020", "van ban nao ban hanh nam 2020"])
def test_the_year_of_issue_is_what_a_list_is_chosen_by(text: str) -> None:
    assert wanted_list(text) == Wanted(topic="", kind="", year=2020)


@pytest.mark.parametrize(
    ("issuer", "whose"),
    [
        ("Ban Bí thư", "Đảng"),
        ("Ban Tổ chức Trung ương", "Đảng"),
        ("Tổng Liên đoàn Lao động Việt Nam", "công đoàn"),
        ("Bộ Nội vụ", "Nhà nước"),
    ],
)
def test_documents_of_its_bodies_are_those_of_the_party_the_union_or_the_state(
    issuer: str, whose: str
) -> None:
    document = Document("a", "Quy định về lưu trữ", "a.txt", "1", number="1-QĐ/X", issuer=issuer)
    wanted = wanted_list(f"có văn bản nào của {whose} về lưu trữ?")
    assert wanted is not None

    found = by_issuer(wanted, [document])

    assert (found.topic, found.fits(document, SUMMER)) == ("lưu trữ", True)
    assert not by_issuer(wanted, [document]).fits(replace(document, issuer="Hội Chữ thập đỏ"), SUMMER)

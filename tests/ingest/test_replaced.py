from datetime import date

import pytest

from ingest.replaced import read_days_of_end, read_ended_by_name, read_replaced

OWN = "99/2031/NĐ-CP"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Luật Sách số 1/2010/QH12 hết hiệu lực từ ngày này.", ("1/2010/QH12",), id="one"),
        pytest.param(
            "Bộ luật Sách năm 1994, Luật sửa đổi, bổ sung một số điều của Bộ luật Sách số 1/2002/QH10 "
            "và Luật sửa đổi Bộ luật Sách số 2/2006/QH11 hết hiệu lực.",
            ("1/2002/QH10", "2/2006/QH11"),
            id="enumeration",
        ),
        pytest.param(
            "Luật Sách số 1/2010/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 2/2015/QH13 "
            "và Luật số 3/2018/QH14 (sau đây gọi là Luật số 1/2010/QH12) "
            "và Nghị quyết số 4/2015/QH13 hết hiệu lực.",
            ("1/2010/QH12", "4/2015/QH13"),
            id="amenders are none",
        ),
        pytest.param(
            "Thông tư số 1/2015/TT-BNV hướng dẫn Luật Sách và Nghị định số 2/2015/NĐ-CP hết hiệu lực.",
            ("1/2015/TT-BNV",),
            id="document named in a title",
        ),
        pytest.param(
            "Pháp lệnh số 1/2007/PL-UBTVQH11 hết hiệu lực.", ("1/2007/PL-UBTVQH11",), id="term of office"
        ),
        pytest.param("Khoản 2 Điều 5 của Luật Sách số 1/2010/QH12 hết hiệu lực.", (), id="part"),
        pytest.param(
            "Các quy định về báo của Luật Sách số 1/2010/QH12 hết hiệu lực.", (), id="rules of a law"
        ),
        pytest.param(
            "Nghị định này thay thế Nghị định số 1/2010/NĐ-CP về sách.", ("1/2010/NĐ-CP",), id="replaces"
        ),
        pytest.param(
            "Hướng dẫn này, các phụ lục kèm theo có hiệu lực từ ngày ký và thay thế các Hướng dẫn "
            "số 16-HD/BTCTW ngày 15/02/2022, Hướng dẫn số 21-HD/BTCTW ngày 20/9/2022.",
            ("16-HD/BTCTW", "21-HD/BTCTW"),
            id="replaces several",
        ),
        pytest.param(
            "2. Các Nghị định sau đây hết hiệu lực thi hành:\na) Nghị định số 1/2010/NĐ-CP về sách; "
            "Nghị định số 2/2011/NĐ-CP về báo;\nb) Điều 5 Nghị định số 3/2012/NĐ-CP.\n"
            "3. Nghị định số 4/2013/NĐ-CP còn hiệu lực.",
            ("1/2010/NĐ-CP", "2/2011/NĐ-CP"),
            id="list",
        ),
        pytest.param(
            "Sửa Điều 9 như sau: “Điều 9. Luật Sách số 1/2010/QH12 hết hiệu lực.”",
            (),
            id="quoted by an amending law",
        ),
        pytest.param(
            "2. Nghị định số 1/2010/NĐ-CP về sách; Nghị định số 2/2011/NĐ-CP về in; Luật Báo số 3/2012/QH13 "
            "hết hiệu lực.",
            ("1/2010/NĐ-CP", "2/2011/NĐ-CP", "3/2012/QH13"),
            id="enumeration with semicolons",
        ),
        pytest.param(
            "Khoản 1 Điều 2 của Nghị định số 1/2010/NĐ-CP; Nghị định số 2/2011/NĐ-CP hết hiệu lực.",
            ("2/2011/NĐ-CP",),
            id="part before a whole",
        ),
        pytest.param(
            "Thông tư số 1/2010/TT-BNV quy định về in; tổ chức phát hành hết hiệu lực.",
            ("1/2010/TT-BNV",),
            id="title with a semicolon",
        ),
        pytest.param("1. Bãi bỏ Quyết định số 1/2010/QĐ-TTg.", ("1/2010/QĐ-TTg",), id="repealed"),
        pytest.param(
            "Điều 1. Bãi bỏ các văn bản sau đây:\n1. Quyết định số 1/2010/QĐ-TTg;\n"
            "2. Thông tư số 2/2011/TT-BNV.",
            ("1/2010/QĐ-TTg", "2/2011/TT-BNV"),
            id="list of repealed",
        ),
        pytest.param("1. Bãi bỏ Điều 5 Quyết định số 1/2010/QĐ-TTg.", (), id="repealed part"),
        pytest.param(f"Nghị định số {OWN} hết hiệu lực.", (), id="itself"),
    ],
)
def test_documents_ended_as_a_whole_are_read(text: str, numbers: tuple[str, ...]) -> None:
    assert read_replaced(text, OWN) == numbers


def test_day_of_the_end_is_read_where_it_is_named() -> None:
    text = (
        "Luật Sách số 1/2010/QH12 hết hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2032.\n"
        "Luật Báo số 2/2010/QH12 hết hiệu lực kể từ ngày Luật này có hiệu lực."
    )

    assert read_days_of_end(text) == {"1/2010/QH12": date(2032, 3, 1)}


def test_laws_named_by_their_year_alone_are_read() -> None:
    text = "Luật Sách năm 1990 và Bộ luật Báo ngày 23 tháng 6 năm 1994 hết hiệu lực kể từ ngày này."

    assert read_ended_by_name(text) == ("Luật Sách 1990", "Bộ luật Báo 1994")


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư này không thay thế Thông tư số 10/2020/TT-BNV.",
        "Thông tư này không bãi bỏ Thông tư số 10/2020/TT-BNV.",
        "Thông tư số 10/2020/TT-BNV chưa hết hiệu lực.",
        "Thông tư số 10/2020/TT-BNV không hết hiệu lực.",
        "Trường hợp Bộ luật Sách số 1/2010/QH12 hết hiệu lực thì áp dụng văn bản thay thế.",
        "Khi Nghị định số 1/2010/NĐ-CP về sách hết hiệu lực, thực hiện theo văn bản mới.",
        "Bộ luật Sách số 1/2010/QH12 hết hiệu lực thì áp dụng văn bản thay thế.",
        "Quyết định này có hiệu lực từ ngày ký và thực hiện đến khi Nghị quyết số 1/2010/QH12 hết hiệu lực.",
        "Nếu sau này Luật Sách số 1/2010/QH12 hết hiệu lực, tiếp tục thực hiện khoản 1.",
        "Đề nghị bãi bỏ các Thông tư sau đây:\n1. Thông tư số 10/2020/TT-BNV.",
        "Dự thảo Thông tư này thay thế Thông tư số 10/2020/TT-BNV.",
    ],
)
def test_an_end_that_is_denied_supposed_or_asked_for_is_none(text: str) -> None:
    assert read_replaced(text, OWN) == ()
    assert read_days_of_end(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Khi Luật này có hiệu lực thi hành, Luật Sách số 1/2010/QH12 hết hiệu lực.",
        "Kể từ khi Luật này có hiệu lực, Luật Sách số 1/2010/QH12 hết hiệu lực.",
        "Trừ trường hợp quy định tại khoản 2, Luật Sách số 1/2010/QH12 hết hiệu lực.",
        "Luật Sách số 1/2010/QH12 về bồi thường khi Nhà nước thu hồi sách hết hiệu lực.",
        "Nghị định này không áp dụng cho báo. Luật Sách số 1/2010/QH12 hết hiệu lực.",
    ],
)
def test_an_end_stays_one_beside_words_that_say_when_or_for_what(text: str) -> None:
    assert read_replaced(text, OWN) == ("1/2010/QH12",)

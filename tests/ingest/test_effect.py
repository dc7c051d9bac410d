from datetime import date

import pytest

from ingest.consolidated import read_consolidated
from ingest.effect import read_effective_from, read_issued_on

SIGNED = date(2031, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Hà Nội, ngày 05 tháng 3 năm 2031", SIGNED, id="beside the place"),
        pytest.param("Số: 9/QĐ | Hà Nội, ngày 5/3/2031", SIGNED, id="with slashes"),
        pytest.param("LUẬT\nSỐ 9/2031/QH16 NGÀY 5 THÁNG 3 NĂM 2031\nCăn cứ", SIGNED, id="behind the number"),
        pytest.param(
            "Luật này được Quốc hội khóa XVI thông qua ngày 05 tháng 3 năm 2031.", SIGNED, id="passed"
        ),
        pytest.param("Tin\n\nNgày 5/3/2031, đồng chí A ký ban hành Kết luận.", SIGNED, id="signed"),
        pytest.param("Căn cứ Luật số 9/2031/QH16 ngày 5 tháng 3 năm 2031;", None, id="day of the grounds"),
        pytest.param("Hà Nội, ngày 35 tháng 3 năm 2031", None, id="no such day"),
        pytest.param("Hà Nội, ngày … tháng … năm 2031", None, id="left open"),
    ],
)
def test_the_day_of_issue_is_read_or_left_open(text: str, day: date | None) -> None:
    assert read_issued_on(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.", date(2031, 7, 1), id="day"
        ),
        pytest.param("Quy định này có hiệu lực kể từ ngày ký.", SIGNED, id="signing"),
        pytest.param("Điều 3.\nQuyết định có hiệu lực từ ngày ký.", SIGNED, id="signing, without “này”"),
        pytest.param("2. Quyết định có hiệu lực kể từ ngày ký.", SIGNED, id="without “này” in a khoản"),
        pytest.param("Kể từ ngày Luật có hiệu lực từ ngày ký.", None, id="kind within a sentence"),
        pytest.param(
            "Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký.", date(2031, 4, 19), id="days later"
        ),
        pytest.param(
            "Quyết định số 1 có hiệu lực từ ngày 01/01/2030.\nLuật này có hiệu lực từ 01/7/2031, trừ Điều 5.",
            date(2031, 7, 1),
            id="another document",
        ),
        pytest.param("Khoản 2 Điều 5 của Luật này có hiệu lực từ ngày 01/7/2031.", None, id="part"),
        pytest.param(
            "Sửa như sau: “Luật này có hiệu lực từ ngày 01/7/2020.”", None, id="quoted by an amending law"
        ),
        pytest.param("Thông tư này có hiệu lực từ ngày … tháng … năm 2031.", None, id="left open"),
    ],
)
def test_the_first_day_of_effect_is_read_or_left_open(text: str, day: date | None) -> None:
    assert read_effective_from(text, SIGNED) == day


def test_effect_from_a_signing_that_is_not_known_is_not_guessed() -> None:
    assert read_effective_from("Quy định này có hiệu lực kể từ ngày ký.", None) is None


def test_consolidated_text_names_its_document_and_days() -> None:
    text = (
        "THÔNG TƯ\nHướng dẫn Nghị định số 1/2030/NĐ-CP ngày 2 tháng 2 năm 2030 của Chính phủ\n"
        "Thông tư số 9/2031/TT-BNV ngày 5 tháng 3 năm 2031 của Bộ trưởng Bộ Nội vụ hướng dẫn Nghị định số "
        "1/2030/NĐ-CP, có hiệu lực kể từ ngày 01 tháng 7 năm 2031, được sửa đổi, bổ sung bởi:\nThông tư số 2."
    )

    read = read_consolidated(text)

    assert read is not None
    assert (read.number, read.issued_on, read.effective_from) == ("9/2031/TT-BNV", SIGNED, date(2031, 7, 1))
    assert text[read.start : read.end].endswith("bởi:")


def test_law_that_was_amended_is_not_a_consolidated_text() -> None:
    text = (
        "LUẬT\nSÁCH\nLuật Sách số 1/2010/QH12 đã được sửa đổi, bổ sung theo Luật số 2/2015/QH13 hết hiệu lực."
    )

    assert read_consolidated(text) is None

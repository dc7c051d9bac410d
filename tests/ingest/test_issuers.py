import pytest

from ingest.issuers import issuer_of


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("99/2031/QH16", None),
        ("99/2031/NĐ-CP", "Chính phủ"),
        ("9/QĐ-TLĐ", "Tổng Liên đoàn Lao động Việt Nam"),
        ("9/2031/TT-BNV", "Bộ Nội vụ"),
        ("9-HD/BTCTW", "Ban Tổ chức Trung ương"),
        ("9/QĐ-CĐSX", None),
    ],
)
def test_letters_of_the_number_name_the_issuer(number: str, issuer: str | None) -> None:
    assert issuer_of(number, "") == (issuer or ("Quốc hội" if "QH" in number else None))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            "Kết luận của Bộ Chính trị\n\nBộ Chính trị, Ban Bí thư đã họp.", "Bộ Chính trị", id="title"
        ),
        pytest.param(
            "KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ,\nBAN BÍ THƯ\nVỀ SÁCH\n\nT/M BỘ CHÍNH TRỊ",
            "Bộ Chính trị, Ban Bí thư",
            id="heading before the signature",
        ),
        pytest.param(
            "Quy định về sách do Ban Chấp hành Trung ương ban hành\n\nT/M BAN BÍ THƯ\nPhụ lục", "Ban Bí thư",
            id="signature",
        ),
        pytest.param("Nghị quyết về sách\n\nBộ Chính trị yêu cầu đọc sách.", "Bộ Chính trị", id="verb"),
        pytest.param("Nghị quyết Hội nghị Trung ương 5", "Ban Chấp hành Trung ương Đảng", id="plenum"),
        pytest.param("Kết luận về sách\n\nĐọc sách mỗi ngày.", None, id="text that does not tell"),
    ],
)  # fmt: skip
def test_body_of_the_party_centre_is_read_from_the_text(text: str, issuer: str | None) -> None:
    assert issuer_of("99-KL/TW", text) == issuer


def test_minister_who_issues_names_the_ministry() -> None:
    text = "Căn cứ luật;\nBộ trưởng Bộ Sách ban hành Thông tư về phòng đọc."

    assert issuer_of("9/2031/TT-BS", text.replace("Bộ Sách", "Bộ Sách và Báo")) == "Bộ Sách và Báo"


@pytest.mark.parametrize(
    ("number", "head", "issuer"),
    [
        pytest.param("12-CT/TU", "TỈNH ỦY HOA BAN\n*\nSố 12-CT/TU", "Tỉnh ủy Hoa Ban", id="province"),
        pytest.param("3-KL/TU", "THÀNH UỶ HOA BAN  ĐẢNG CỘNG SẢN\nSố 3-KL/TU", "Thành uỷ Hoa Ban", id="city"),
        pytest.param("3-KL/TU", "Tỉnh ủy Hoa Ban đã họp.", None, id="only in a sentence"),
    ],
)
def test_the_head_of_a_party_document_names_the_committee_that_issued_it(
    number: str, head: str, issuer: str | None
) -> None:
    assert issuer_of(number, head) == issuer


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            "CÔNG ĐOÀN CÔNG TY TNHH MAY SÔNG THU\nBAN CHẤP HÀNH\n\nSố: 5/QĐ-CĐ\n\nQUYẾT ĐỊNH",
            "Công đoàn Công ty TNHH May Sông Thu",
            id="first line",
        ),
        pytest.param(
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH HOA BAN\nCÔNG ĐOÀN CƠ SỞ MAY XANH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số: 5/QĐ-CĐ",
            "Công đoàn cơ sở May Xanh",
            id="below the one above it",
        ),
        pytest.param(
            "**LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HOA BAN**\n\nSố 5/QĐ-CĐ",
            "Liên đoàn Lao động thành phố Hoa Ban",
            id="marked",
        ),
        pytest.param(
            "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP VÀ CHẾ XUẤT HOA BAN\nSố 5/QĐ-CĐ",
            "Công đoàn các Khu công nghiệp và chế xuất Hoa Ban",
            id="industrial zones",
        ),
        pytest.param("Số: 5/QĐ-CĐ\nQUYẾT ĐỊNH\nCÔNG ĐOÀN CƠ SỞ MAY XANH", None, id="below the number"),
    ],
)
def test_the_head_of_a_document_names_the_union_that_issued_it(text: str, issuer: str | None) -> None:
    assert issuer_of("5/QĐ-CĐ", text) == issuer

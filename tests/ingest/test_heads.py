import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.heads import kind_of_number, read_head

GROUNDS = "\nCăn cứ điều lệ;\nĐiều 1. Sách\nĐiều 2. Báo"


@pytest.mark.parametrize(
    ("head", "number", "kind", "title"),
    [
        pytest.param(
            "CHÍNH PHỦ\nSố: 90/2031/NĐ-CP\nHà Nội, ngày 5 tháng 3 năm 2031\nNGHỊ ĐỊNH\n"
            "Quy định về phòng đọc\ncủa nhà máy\nCHÍNH PHỦ",
            "90/2031/NĐ-CP", "Nghị định", "Nghị định 90/2031/NĐ-CP quy định về phòng đọc của nhà máy",
            id="decree with its issuer below",
        ),
        pytest.param(
            "CÔNG TY ABC\nSố: 15/QC-ABC\nQUY CHẾ\nVề phòng đọc của Công ty ABC\n"
            "Hà Nội, ngày 05 tháng 01 năm 2031",
            "15/QC-ABC", "Quy chế", "Quy chế 15/QC-ABC về phòng đọc của Công ty ABC",
            id="place and day below the title",
        ),
        pytest.param(
            "CÔNG TY ABC\nSố: 15/QC-ABC\nQUY CHẾ\nTP. Huế, ngày 5/1/2031\nVề phòng đọc của Công ty ABC",
            "15/QC-ABC", "Quy chế", "Quy chế 15/QC-ABC về phòng đọc của Công ty ABC",
            id="place and day above the title",
        ),
        pytest.param(
            "LUẬT\nPHÒNG ĐỌC\nCỦA QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỐ 91/2006/QH11 NGÀY 29 THÁNG 6 NĂM 2006",
            "91/2006/QH11", "Luật", "Luật Phòng đọc",
            id="law of the old form",
        ),
        pytest.param(
            "Thông tư\ncủa Bộ Văn hóa số 9/1998/TT-BVH ngày 3 tháng 2 năm 1998\nHướng dẫn mở phòng đọc",
            "9/1998/TT-BVH", "Thông tư", "Thông tư 9/1998/TT-BVH hướng dẫn mở phòng đọc",
            id="circular of the old form",
        ),
        pytest.param(
            "TOÀN VĂN: KẾT LUẬN SỐ 99-KL/TW CỦA BAN BÍ THƯ VỀ PHONG TRÀO ĐỌC SÁCH",
            "99-KL/TW", "Kết luận", "Kết luận 99-KL/TW của Ban Bí thư về phong trào đọc sách",
            id="headline in capitals",
        ),
        pytest.param(
            "Hướng dẫn 98-HD/BTCTW năm 2031 mở phòng đọc năm 2032 do Ban Tổ chức Trung ương ban hành",
            "98-HD/BTCTW", "Hướng dẫn", "Hướng dẫn 98-HD/BTCTW mở phòng đọc năm 2032",
            id="headline with year and issuer",
        ),
        pytest.param(
            "ĐIỀU LỆ CÔNG ĐOÀN số: 9/QĐ-TLĐ. Điều lệ Hội Đọc sách (khóa II) đã được Đại hội thông qua",
            "9/QĐ-TLĐ", "Điều lệ", "Điều lệ Hội Đọc sách (khóa II)",
            id="name behind the number",
        ),
        pytest.param(
            "ÁN LỆ SỐ 9/2031/AL1\nVề tranh chấp sách mượn", "9/2031/AL", "Án lệ",
            "Án lệ 9/2031/AL về tranh chấp sách mượn",
            id="precedent with a footnote mark",
        ),
    ],
)  # fmt: skip
def test_head_of_an_official_document(head: str, number: str, kind: str, title: str) -> None:
    read = read_head(head + GROUNDS)

    assert (read.number, read.kind, read.title) == (number, kind, title)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        pytest.param("MỞ PHÒNG ĐỌC MỚI\n\nTổ đã họp.", None, "Mở phòng đọc mới", id="news in capitals"),
        pytest.param(
            "CÔNG ĐOÀN\nĐộc lập - Tự do - Hạnh phúc\nTỜ TRÌNH\nV/v mua sách\nKính gửi: Ban Chấp hành",
            "Tờ trình", "Tờ trình về việc mua sách", id="form",
        ),
        pytest.param(
            "CHƯƠNG XI\nNHỮNG QUY ĐỊNH VỀ SÁCH\nĐiều 90. Sách", None, "Chương XI. Những quy định về sách",
            id="chapter alone",
        ),
        pytest.param(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nGiấy mượn sách", None, "Giấy mượn sách",
            id="motto before the title",
        ),
    ],
)  # fmt: skip
def test_head_of_a_text_without_number(text: str, kind: str | None, title: str) -> None:
    read = read_head(text)

    assert (read.number, read.kind, read.title) == (None, kind, title)


def test_title_of_the_file_goes_before_the_first_line_of_news() -> None:
    assert read_head("Trang tin\n\nSáng qua, tổ họp.", title="Mở phòng đọc").title == "Mở phòng đọc"


def test_long_titles_end_with_a_word_and_an_ellipsis() -> None:
    title = read_head("Mở phòng đọc " * 60).title

    assert title is not None
    assert len(title) <= 300
    assert title.endswith(("Mở…", "phòng…", "đọc…"))


def test_sentence_that_follows_the_subject_is_not_part_of_it() -> None:
    text = "THÔNG BÁO\nVề việc mở phòng đọc\nNhân dịp năm mới, tổ công đoàn mở phòng đọc."

    assert read_head(text).title == "Thông báo về việc mở phòng đọc"


@pytest.mark.parametrize(
    "preamble",
    [
        pytest.param(
            "\nThời gian qua, nhiều nơi đã mở phòng đọc nhưng còn chậm, vì vậy yêu cầu:", id="lead-in"
        ),
        pytest.param(" Thời gian qua, nhiều nơi đã mở, nay Ban Thường vụ yêu cầu:", id="on one line"),
        pytest.param("\nNhiều nơi còn chậm. Ban Thường vụ yêu cầu các nơi", id="a sentence ends in it"),
        pytest.param("\nBan Thường vụ Tỉnh ủy yêu cầu:", id="colon"),
    ],
)
def test_a_title_ends_where_running_text_begins(preamble: str) -> None:
    text = (
        f"TỈNH ỦY HOA BAN\nSố 12-CT/TU\nCHỈ THỊ\nvề việc mở phòng đọc trong khu công nghiệp{preamble}\n1. Mở."
    )

    assert read_head(text).title == "Chỉ thị 12-CT/TU về việc mở phòng đọc trong khu công nghiệp"


def test_a_title_may_speak_of_the_time_that_is_past() -> None:
    text = "Số 4/BC-CĐ\nBÁO CÁO\nvề phong trào trong thời gian qua, việc cần làm"

    assert read_head(text).title == "Báo cáo 4/BC-CĐ về phong trào trong thời gian qua, việc cần làm"


def test_kind_is_read_from_the_letters_of_a_number() -> None:
    assert [kind_of_number(one) for one in ("9/2031/NĐ-CP", "9-KL/TW", "9/XX-YY")] == [
        "Nghị định",
        "Kết luận",
        None,
    ]


@given(
    st.lists(st.sampled_from(["NGHỊ ĐỊNH", "Số: 9/2031/NĐ-CP", "Về sách", "Căn cứ", "", "CHÍNH PHỦ"])).map(
        "\n".join
    )
)
def test_any_head_can_be_read(text: str) -> None:
    read = read_head(text)

    assert read.title is None or read.title.strip() == read.title


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        pytest.param(
            f"Mẫu số 07\nTên đơn vị: ........\n{MOTTO}......, ngày ... tháng ... năm ...\n"
            "BÁO CÁO MƯỢN SÁCH HẰNG QUÝ\nKính gửi: Ban quản lý\n1. Số sách mượn:",
            "Báo cáo", "Báo cáo mượn sách hằng quý (Mẫu số 07)",
            id="form with its number and gaps",
        ),
        pytest.param(
            "CÔNG ĐOÀN KHU VƯỜN HOA\nCĐCS CÔNG TY ....\nDANH SÁCH TRÍCH NGANG\nNGƯỜI ĐỌC GIỚI THIỆU\n"
            "STT Họ và tên Năm sinh",
            "Danh sách", "Danh sách trích ngang người đọc giới thiệu",
            id="list under the names of two unions",
        ),
        pytest.param(
            "HỘI SÁCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM PHÒNG ĐỌC Độc lập - Tự do\nBIÊN BẢN KIỂM SÁCH\n"
            "Kiểm sách cuối năm,\nCĐCS Phòng đọc số 2\n\nChúng tôi gồm: 1. Ông ... 2. Bà ...",
            "Biên bản", "Biên bản kiểm sách kiểm sách cuối năm, CĐCS Phòng đọc số 2",
            id="minutes whose head ran into one line",
        ),
        pytest.param(
            f"tên doanh nghiệp\n{MOTTO.lower()}thông báo thay đổi giờ mở cửa phòng đọc\nKính gửi: Phường",
            "Thông báo", "Thông báo thay đổi giờ mở cửa phòng đọc",
            id="capitals lost with an old font",
        ),
        pytest.param(
            f"PHÒNG ĐỌC XÃ\nSố:\n/TB-UBND\n{MOTTO.replace('CỘNG', 'CỌNG')}Đông Hải, ngày tháng năm\n\n"
            "THÔNG BẢO\nVề việc nghỉ đọc sách ngày lễ\n\nPhòng đọc nghỉ hai ngày.",
            "Thông báo", "Thông báo về việc nghỉ đọc sách ngày lễ",
            id="scan with wrong marks and no number",
        ),
        pytest.param(
            f"THỦ TƯỚNG CHÍNH PHỦ\n\nSó: 7? /QĐ-TTg\nTRANG TIN\n{MOTTO}Hà Nội, ngày3 tháng 4 năm 2031\n"
            "QUYÉT ĐỊNH\n'Phê duyệt mạng phòng đọc\nTHỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật Sách;",
            "Quyết định", "Quyết định phê duyệt mạng phòng đọc",
            id="scan with a stamped number",
        ),
        pytest.param(
            f"BỘ VĂN HÓA\n:\nSố: † /2031/TT-BVH\n{MOTTO}Hà Nội, ngày) 'ÄW\nN mône TƯ\n"
            "Bãi bỏ một phần Điều 2 của Thông tư số 9/2030/TT-BVH ngày 3 tháng 2 năm 2030\n"
            "` Căn cứ Luật Sách;",
            "Thông tư",
            "Bãi bỏ một phần Điều 2 của Thông tư số 9/2030/TT-BVH ngày 3 tháng 2 năm 2030",
            id="scan whose kind cannot be read but in its number",
        ),
        pytest.param(
            f"BỘ SÁCH\n{MOTTO}BẢN CAM KẾT GIỮ SÁCH\nTôi tên là: ....",
            None, "Bản cam kết giữ sách",
            id="form whose name sounds like an office without its marks",
        ),
        pytest.param(
            f"XÃ ĐÔNG HẢI\n{MOTTO}PHƯƠNG ÁN MỞ PHÒNG ĐỌC\nI. Sách",
            None, "Phương án mở phòng đọc",
            id="plan whose name sounds like a ward without its marks",
        ),
        pytest.param(
            "Công đoàn Vườn Hoa trao quà\n\nSáng nay, công đoàn trao quà cho đoàn viên.\nKẾ HOẠCH NĂM TỚI",
            None, "Công đoàn Vườn Hoa trao quà",
            id="news that begins with the name of a union",
        ),
    ],
)  # fmt: skip
def test_head_of_a_form_or_a_scan_without_a_number(text: str, kind: str | None, title: str) -> None:
    read = read_head(text)

    assert (read.number, read.kind, read.title) == (None, kind, title)


def test_letter_is_named_after_what_it_is_about() -> None:
    read = read_head(
        f"CĐCS CÔNG TY ...\nSố: 01/2031/CV-CĐCS\nV/v: Đề nghị mở phòng đọc.\n{MOTTO}Kính gửi: Xã"
    )

    assert read.title == "Công văn 01/2031/CV-CĐCS về việc đề nghị mở phòng đọc"


def test_precedent_has_its_number_though_it_has_no_article() -> None:
    read = read_head(
        "Án lệ số 9/2031/AL về sách mượn\n"
        "Được Hội đồng Thẩm phán Tòa án nhân dân tối cao thông qua ngày 2 tháng 3"
    )

    assert (read.number, read.kind, read.title) == ("9/2031/AL", "Án lệ", "Án lệ 9/2031/AL về sách mượn")


def test_title_of_a_site_gives_way_to_the_document_that_its_page_names() -> None:
    line = "Thông tư số 9/2031/TT-BVH về phòng đọc"

    read = read_head(f">\n{line}\nTRANG CHỦ\n{line}\nThuộc tính", title="Văn bản pháp luật")

    assert read.title == line


def test_a_letter_is_named_by_its_kind_and_what_it_is_about() -> None:
    text = (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nSố: 1234/TLĐ-QHLĐ\nV/v hướng dẫn đối thoại\n\n"
        "Hà Nội, ngày 15 tháng 7 năm 2025\n\nKính gửi: Các công đoàn\n\nCông đoàn tổ chức đối thoại."
    )

    head = read_head(text)

    assert (head.kind, head.title) == ("Công văn", "Công văn 1234/TLĐ-QHLĐ về việc hướng dẫn đối thoại")

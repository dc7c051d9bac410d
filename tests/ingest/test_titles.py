import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.titles import kind_of_number, read_head

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

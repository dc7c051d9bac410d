from ingest.parsers.official_html import official_text

PARAGRAPH = "Người giữ chìa khóa mở cửa phòng đọc đúng giờ và ghi sổ mỗi lần mượn sách của đoàn viên. " * 3


def page(body: str) -> bytes:
    return f"<html><body><ul><li>Trang chủ</li></ul>{body}<div>Tin liên quan</div></body></html>".encode()


def article(number: int) -> str:
    return f"<p><a name='d{number}'><b>Điều {number}. Tên</b></a></p><p>{PARAGRAPH}</p>"


def articles(*numbers: int) -> str:
    return "".join(map(article, numbers))


HEAD = (
    "<table><tr><td><p>CÔNG ĐOÀN</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>"
    "<p>QUY CHẾ</p>"
)


def test_document_is_taken_with_its_head_and_without_the_site() -> None:
    text = official_text(page(f"<div><div>{HEAD}</div><div>{articles(1, 2, 3)}</div></div>"))

    lines = text.split("\n") if text else []
    assert lines[:3] == ["CÔNG ĐOÀN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "QUY CHẾ", "Điều 1. Tên"]
    assert len(lines) == 8


def test_table_of_contents_beside_the_text_is_not_taken_for_it() -> None:
    contents = "".join(f"<p>Điều {n}. Tên</p><p>Khoản 1</p>" for n in (1, 2, 3))

    text = official_text(page(f"<div>{contents}</div><div>{HEAD}{articles(1, 2, 3)}</div>"))

    assert text is not None
    assert "Khoản 1" not in text
    assert text.count("Điều 2. Tên") == 1


def test_document_inside_the_layout_table_of_a_site_keeps_its_lines() -> None:
    text = official_text(page(f"<table><tr><td><div>{HEAD}{articles(1, 2, 3)}</div></td></tr></table>"))

    assert text is not None
    assert [line[:7] for line in text.split("\n") if line.startswith("Điều")] == [
        "Điều 1.",
        "Điều 2.",
        "Điều 3.",
    ]


def test_rows_of_data_are_lines_with_a_bar_between_cells() -> None:
    rows = "<table><tr><td><p>1</p></td><td><p>Sách</p></td></tr><tr><td>2</td><td>Báo</td></tr></table>"

    text = official_text(page(f"<div>{HEAD}{articles(1, 2, 3)}{rows}</div>"))

    assert text is not None
    assert text.split("\n")[-2:] == ["1 | Sách", "2 | Báo"]


def test_scripts_and_buttons_are_no_text() -> None:
    text = official_text(
        page(f"<div>{HEAD}<script>let a;</script><button>In</button>{articles(1, 2, 3)}</div>")
    )

    assert text is not None
    assert "let a" not in text
    assert "In\n" not in text


def test_page_with_fewer_than_three_articles_is_no_official_document() -> None:
    assert official_text(page(f"<div>{articles(1, 2)}</div>")) is None
    assert official_text(page("<p>Sáng qua, tổ công đoàn họp.</p>")) is None

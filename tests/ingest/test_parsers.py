import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import DamagedFileError, IngestError, UnreadableFileError, UnsupportedFormatError
from ingest.limits import DEFAULT_LIMITS
from ingest.manifest import Manifest
from ingest.normalization import NormalizedText, normalize_pages
from ingest.parsers import SUPPORTED_SUFFIXES, read
from ingest.preparing import prepare
from ingest.reading import read_file
from tests.fakes import FakeEmbedder
from tests.ingest.files.make import PAGES, ROWS, SHEET, SLIDES
from tests.ingest.made_files import odt, pdf_of_pages, rtf, xlsx

FILES = Path(__file__).parent / "files"
SAMPLE = "quy-che-phong-doc"
OF_TEXT = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".doc", ".rtf", ".odt")
EXPECTED = (FILES / f"{SAMPLE}.expected.txt").read_text(encoding="utf-8").splitlines()


def sample(suffix: str, folder: Path) -> Path:
    """Return the sample in a format; a .htm is a .html by another name."""
    if suffix in (".rtf", ".odt"):
        return {".rtf": rtf, ".odt": odt}[suffix](folder / f"{SAMPLE}{suffix}", EXPECTED)
    if suffix != ".htm":
        return FILES / f"{SAMPLE}{suffix}"
    return Path(shutil.copy(FILES / f"{SAMPLE}.html", folder / f"{SAMPLE}.htm"))


def normalized(path: Path) -> NormalizedText:
    return normalize_pages(read(path).pages)


@pytest.mark.parametrize("suffix", OF_TEXT)
def test_every_format_gives_the_same_lines(suffix: str, tmp_path: Path) -> None:
    text = normalized(sample(suffix, tmp_path)).text

    assert [line for line in text.split("\n") if line] == EXPECTED


def test_pages_of_a_pdf_start_where_they_were_printed() -> None:
    normal = normalized(FILES / f"{SAMPLE}.pdf")

    assert len(normal.pages) == 2
    assert normal.pages[0] == 0
    assert normal.text[normal.pages[1] :].startswith("Chương II\nMƯỢN VÀ TRẢ SÁCH")


def test_word_files_have_no_pages_to_cite() -> None:
    assert normalized(FILES / f"{SAMPLE}.docx").pages == ()
    assert normalized(FILES / f"{SAMPLE}.doc").pages == ()


def test_web_page_keeps_its_address_and_loses_its_menus() -> None:
    raw = read(FILES / f"{SAMPLE}.html")

    assert raw.source_url == "https://songxanh.example/quy-che"
    assert not re.search("Trang-chủ|Bản quyền", raw.pages[0])


def test_news_page_gives_its_article_and_title(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Buổi họp thứ {n} của tổ công đoàn bàn về bữa ăn ca và giờ nghỉ giữa ca.</p>" for n in range(1, 9)
    )
    head = "<head><title>Tổ công đoàn họp</title></head>"
    page = f"<html>{head}<body><nav>Menu</nav><article>{body}</article></body>"
    path = tmp_path / "tin.html"
    path.write_text(f"<!DOCTYPE html>{page}</html>", encoding="utf-8")

    raw = read(path)

    assert raw.title == "Tổ công đoàn họp"
    assert "Buổi họp thứ 8" in raw.pages[0]
    assert "Menu" not in raw.pages[0]


def test_source_line_of_a_text_is_its_address(tmp_path: Path) -> None:
    path = tmp_path / "tin.md"
    path.write_text("# Tin\n\nNguồn: https://songxanh.example/tin\n\nNội dung.", encoding="utf-8")

    assert read(path).source_url == "https://songxanh.example/tin"


def test_text_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes("Đoàn viên họp.".encode("utf-16"))

    assert read(path).pages == ("Đoàn viên họp.",)


def test_text_typed_for_an_old_font_is_read_in_unicode(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text("C«ng ®oµn c¬ së häp bµn vÒ b÷a ¨n ca.", encoding="utf-8")

    assert read(path).pages == ("Công đoàn cơ sở họp bàn về bữa ăn ca.",)


def test_sheet_with_its_title_in_the_first_row_is_called_so_and_loses_nothing(tmp_path: Path) -> None:
    rows = [["GIÁ VÉ HỒ BƠI NĂM 2026", "", ""], ["Vé", "Hội viên", "Khách"], ["Vé ngày", "9.000", "20.000"]]

    found = read_file(xlsx(tmp_path / "gia.xlsx", rows, sheet="Bảng 1"), DEFAULT_LIMITS)

    assert found.metadata is not None
    assert found.metadata.title == "Giá vé hồ bơi năm 2026"
    assert found.normalized.text.startswith("GIÁ VÉ HỒ BƠI NĂM 2026\n\nVé | Hội viên | Khách\n")
    assert found.left_out == 0


def test_sheet_without_a_title_keeps_its_name(tmp_path: Path) -> None:
    rows = [["Vé", "Hội viên"], ["Vé ngày", "9.000"]]

    found = read_file(xlsx(tmp_path / "gia.xlsx", rows, sheet="Giá vé"), DEFAULT_LIMITS)

    assert found.normalized.text.startswith("Giá vé\n")


def test_sheet_gives_a_line_for_each_row_and_numbers_as_shown(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "quy.xlsx", [["Số", "Khoản thu"], [1, "Đoàn phí"], [6.111111111111111, "Tỷ lệ"]])

    assert normalized(path).text.split("\n") == ["Số | Khoản thu", "1 | Đoàn phí", "6.111111111 | Tỷ lệ"]


def test_old_sheet_is_read_like_a_new_one(tmp_path: Path) -> None:
    new = xlsx(tmp_path / "thu.xlsx", ROWS)

    assert normalized(FILES / f"{SHEET}.xls").text == normalized(new).text
    assert "2 | Trả sách muộn, mỗi ngày | 2500" in normalized(new).text


@pytest.mark.parametrize("suffix", [".ppt", ".pptx"])
def test_slides_give_their_lines_once_and_in_order(suffix: str) -> None:
    text = normalized(FILES / f"{SLIDES}{suffix}").text

    assert [line for line in text.split("\n") if line] == [line for page in PAGES for line in page]


def test_name_of_a_sheet_is_its_heading_unless_the_program_gave_it(tmp_path: Path) -> None:
    named = xlsx(tmp_path / "a.xlsx", [["Đoàn phí"]], sheet="Thu chi 2031")
    unnamed = xlsx(tmp_path / "b.xlsx", [["Đoàn phí"]], sheet="Sheet1")

    assert "Thu chi 2031" in normalized(named).text
    assert normalized(unnamed).text == "Đoàn phí"


def test_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "bang.key"
    path.write_bytes(b"PK\x03\x04")

    with pytest.raises(UnsupportedFormatError, match=r"bang\.key.*'\.key'.*\.pdf, \.docx, \.doc"):
        read(path)


@pytest.mark.parametrize("suffix", SUPPORTED_SUFFIXES)
def test_empty_file_is_one_clear_error(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rong{suffix}"
    path.write_bytes(b"")

    with pytest.raises(UnreadableFileError, match=rf"Cannot read rong\{suffix}: it is empty"):
        read(path)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".doc"])
@pytest.mark.parametrize("length", [9, 3_000])
def test_truncated_file_is_one_clear_error(suffix: str, length: int, tmp_path: Path) -> None:
    path = tmp_path / f"cut{suffix}"
    path.write_bytes((FILES / f"{SAMPLE}{suffix}").read_bytes()[:length])

    with pytest.raises(UnreadableFileError, match=r"^Cannot read cut\.\w+: [^\n]+\.$"):
        read(path)


@pytest.mark.parametrize(
    ("real", "named"),
    [
        (".pdf", ".docx"),
        (".pdf", ".txt"),
        (".docx", ".pdf"),
        (".docx", ".doc"),
        (".doc", ".docx"),
        (".doc", ".html"),
    ],
)
def test_mislabelled_file_is_named_by_its_content(real: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / f"tep{named}"
    path.write_bytes((FILES / f"{SAMPLE}{real}").read_bytes())

    with pytest.raises(UnreadableFileError, match=rf"content is that of a \{real} file"):
        read(path)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".doc", ".html", ".txt"])
def test_bytes_of_no_format_are_one_clear_error(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"tep{suffix}"
    path.write_bytes(bytes(range(256)) * 40)

    with pytest.raises(IngestError, match=r"^Cannot read tep\.\w+: [^\n]+\.$"):
        read(path)


def test_bytes_that_give_no_vietnamese_say_how_to_save_them(tmp_path: Path) -> None:
    path = tmp_path / "tep.txt"
    path.write_bytes(b"\xe0\xf4\xff\xfe\xe9 \xff\xe8\xfa x \xe0\xe0\xe0 \xfe\xfe \xf8\xf8\xf8")

    with pytest.raises(DamagedFileError, match="Save it again as UTF-8"):
        read(path)


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        pytest.param(".txt", " \n\t\n", id="white space"),
        pytest.param(".html", "<html><body></body></html>", id="page without text"),
        pytest.param(".html", "<html><body><script>let a = 1;</script></body></html>", id="only a script"),
    ],
)
def test_file_without_text_is_one_clear_error(suffix: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / f"tep{suffix}"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableFileError, match=r"no (article )?text"):
        read(path)


def test_pages_with_a_stamp_and_no_text_are_a_scan(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_of_pages(*(f"SO TAY - Trang {n}" for n in range(1, 5))))

    with pytest.raises(UnreadableFileError, match="OCR"):
        prepare(path, tmp_path, Manifest({}), FakeEmbedder())


def test_page_of_each_passage_of_a_pdf_is_the_printed_one() -> None:
    parsed = prepare(FILES / f"{SAMPLE}.pdf", FILES, Manifest({}), FakeEmbedder())

    assert [(passage.article, passage.page) for passage in parsed.passages if passage.article] == [
        ("1", 1), ("2", 1), ("3", 2), ("4", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", OF_TEXT)
def test_metadata_is_the_same_from_every_format(suffix: str, tmp_path: Path) -> None:
    path = sample(suffix, tmp_path)

    document = prepare(path, path.parent, Manifest({}), FakeEmbedder()).document

    assert (document.number, document.kind, document.replaces) == (
        "05/QĐ-CĐSX",
        "Quyết định",
        ("02/QĐ-CĐSX",),
    )
    assert document.title == "Quyết định 05/QĐ-CĐSX ban hành Quy chế phòng đọc của công đoàn nhà máy"
    assert (document.issued_on, document.effective_from) == (date(2031, 3, 12), date(2031, 4, 1))


def test_the_share_of_what_was_left_out_is_known(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(
        "Tin thi đua\n\n" + "Đoàn viên thi đua lập thành tích chào mừng đại hội. " * 5, encoding="utf-8"
    )

    assert prepare(path, tmp_path, Manifest({}), FakeEmbedder()).left_out == 0

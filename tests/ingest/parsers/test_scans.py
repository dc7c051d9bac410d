import shutil
from pathlib import Path

import kreuzberg
import pytest

from ingest.errors import NoTextError, OcrMissingError
from ingest.manifest import Manifest
from ingest.parsers import read
from ingest.parsers.printed_lines import printed_pages
from ingest.parsers.scans import Recognised, confidence_of, is_available
from ingest.preparing import prepare
from tests.fakes import FakeEmbedder
from tests.ingest.made_files import pdf_of_pages

SAMPLE = Path(__file__).parents[1] / "files" / "quy-che-phong-doc.pdf"
HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

needs_tesseract = pytest.mark.skipif(
    not is_available(), reason="needs tesseract-ocr and tesseract-ocr-vie, which are not installed"
)
without_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is not None, reason="shows what is said where Tesseract is not installed"
)


def table(*words: tuple[int, int, int, float, str]) -> str:
    """Return Tesseract's table of words on a page 1,000 wide: block, line, left, confidence, text."""
    rows = [HEADER, "1\t1\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t"]
    for block, line, left, confidence, text in words:
        rows.append(f"5\t1\t{block}\t1\t{line}\t1\t{left}\t0\t{12 * len(text)}\t20\t{confidence}\t{text}")
    return "\n".join(rows)


def test_columns_of_a_head_are_read_one_after_the_other() -> None:
    page = table(
        (1, 1, 100, 96, "CÔNG"), (1, 1, 160, 96, "ĐOÀN"), (1, 1, 500, 96, "CỘNG"), (1, 1, 560, 96, "HÒA"),
        (1, 2, 120, 96, "SÔNG"), (1, 2, 180, 96, "XANH"), (1, 2, 620, 96, "Độc"), (1, 2, 670, 96, "lập"),
        (2, 1, 440, 96, "QUYẾT"), (2, 1, 510, 96, "ĐỊNH"),
    )  # fmt: skip

    (printed,) = printed_pages(page)

    assert [line for line in printed.text.split("\n") if line] == [
        "CÔNG ĐOÀN", "SÔNG XANH", "CỘNG HÒA", "Độc lập", "QUYẾT ĐỊNH",
    ]  # fmt: skip


def test_rows_of_a_table_stay_rows() -> None:
    page = table(
        (1, 1, 100, 96, "Mức"), (1, 1, 600, 96, "Tiền"), (1, 2, 100, 96, "Một"), (1, 2, 600, 96, "500.000"),
        (2, 1, 440, 96, "Nguồn:"), (2, 1, 520, 96, "phòng"),
    )  # fmt: skip

    (printed,) = printed_pages(page)

    assert printed.text.split("\n")[:2] == ["Mức Tiền", "Một 500.000"]


def test_receivers_and_signatures_are_read_one_after_the_other() -> None:
    page = table(
        (1, 1, 400, 96, "Điều"), (1, 1, 455, 96, "1."), (1, 1, 485, 96, "Thi"), (1, 1, 530, 96, "hành"),
        (2, 1, 100, 96, "Nơi"), (2, 1, 150, 96, "nhận:"), (2, 1, 600, 96, "CHỦ"), (2, 1, 650, 96, "TỊCH"),
        (2, 2, 100, 96, "-"), (2, 2, 120, 96, "VP;"), (2, 2, 600, 96, "Lê"), (2, 2, 640, 96, "An"),
    )  # fmt: skip

    (printed,) = printed_pages(page)

    assert [line for line in printed.text.split("\n") if line] == [
        "Điều 1. Thi hành", "Nơi nhận:", "- VP;", "CHỦ TỊCH", "Lê An",
    ]  # fmt: skip


def test_line_read_with_little_confidence_is_a_speck_or_stamp() -> None:
    (printed,) = printed_pages(table((1, 1, 100, 20, "~.`"), (1, 2, 300, 90, "Nội"), (1, 2, 360, 90, "dung")))

    assert printed.text == "Nội dung"
    assert printed.confidence == pytest.approx(0.9)


def test_confidence_of_a_document_is_that_of_its_characters() -> None:
    pages = [Recognised("aaaa", 1.0), Recognised("bb", 0.4), Recognised("", 0.0)]

    assert confidence_of(pages) == pytest.approx(0.8)
    assert confidence_of([Recognised(" ", 0.0)]) is None


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_scan_is_recognised_with_its_confidence(suffix: str, tmp_path: Path) -> None:
    raw = read(_scan(suffix, tmp_path))

    assert "Điều 1. Phạm vi điều chỉnh" in "\n".join(raw.pages)
    assert raw.confidence is not None
    assert raw.confidence > 0.8


@needs_tesseract
@pytest.mark.slow
def test_document_of_a_scan_knows_which_pages_were_recognised(tmp_path: Path) -> None:
    path = _scan(".png", tmp_path)

    parsed = prepare(path, tmp_path, Manifest({}), FakeEmbedder())

    assert parsed.document.recognised_pages == (1,)
    assert parsed.document.is_recognised(parsed.passages[0].page)


@needs_tesseract
@pytest.mark.slow
def test_photo_on_a_page_of_metres_is_recognised(tmp_path: Path) -> None:
    path = _scan(".pdf", tmp_path)
    path.write_bytes(
        path.read_bytes()
        .replace(b"[0 0 595 842]", b"[0 0 5950 8420]")
        .replace(b"q 595 0 0 842", b"q 5950 0 0 8420")
    )

    assert "QUYẾT ĐỊNH" in "\n".join(read(path).pages)


@needs_tesseract
@pytest.mark.slow
def test_picture_without_words_says_so(tmp_path: Path) -> None:
    blank = tmp_path / "trang.pdf"
    blank.write_bytes(pdf_of_pages(""))

    with pytest.raises(NoTextError, match="not even after OCR"):
        read(blank)


@without_tesseract
@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_scan_without_tesseract_says_what_to_install(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(OcrMissingError, match="Install tesseract-ocr and tesseract-ocr-vie"):
        read(_scan(suffix, tmp_path))


def test_file_with_text_has_no_confidence_of_ocr() -> None:
    assert read(SAMPLE).confidence is None


def _scan(suffix: str, folder: Path) -> Path:
    """Return the first page of the sample as a picture, alone or in a PDF."""
    picture = kreuzberg.render_pdf_page(str(SAMPLE), 0, dpi=150)
    path = folder / f"ban-chup{suffix}"
    path.write_bytes(picture if suffix == ".png" else _pdf_of_picture(picture))
    return path


def _pdf_of_picture(png: bytes) -> bytes:
    """Return a PDF of one page that shows a PNG without transparency."""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    data, at = b"", 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    colors = {0: 1, 2: 3, 6: 4}[png[25]]
    shown = b"q 595 0 0 842 0 0 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s"
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/Columns %d>>/Length %d>>"
        b"\nstream\n%s\nendstream"
        % (width, height, b"DeviceGray" if colors == 1 else b"DeviceRGB", colors, width, len(data), data),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + end

from pathlib import Path

import kreuzberg
import pytest

from ingest.errors import (
    MislabelledFileError,
    NoTextError,
    NotPicturesError,
    OcrMissingError,
    TooLargeError,
)
from ingest.limits import ReadingLimits
from ingest.parsers import read
from tests.ingest.made_files import archive
from tests.ingest.parsers.test_scans import SAMPLE, needs_tesseract, without_tesseract

PNG = b"\x89PNG\r\n\x1a\n"


def page(number: int) -> bytes:
    """Return a page of the sample as a picture."""
    return kreuzberg.render_pdf_page(str(SAMPLE), number, dpi=150)


@needs_tesseract
@pytest.mark.slow
def test_pictures_of_an_album_are_pages_in_the_order_of_their_names(tmp_path: Path) -> None:
    pictures = {"trang 10.png": page(1), "trang 9.png": page(0)}

    raw = read(archive(tmp_path / "album.zip", pictures))

    assert len(raw.pages) == 2
    assert "Điều 1. Phạm vi điều chỉnh" in raw.pages[0]
    assert "MƯỢN VÀ TRẢ SÁCH" in raw.pages[1]
    assert [one is not None and one > 0.8 for one in raw.page_confidences] == [True, True]


@needs_tesseract
@pytest.mark.slow
def test_broken_picture_is_a_page_without_words_and_the_others_are_read(tmp_path: Path) -> None:
    raw = read(archive(tmp_path / "album.zip", {"1.png": PNG + b"broken", "2.png": page(1)}))

    assert raw.pages[0] == ""
    assert "MƯỢN VÀ TRẢ SÁCH" in raw.pages[1]
    assert raw.page_confidences[0] == 0


@needs_tesseract
@pytest.mark.slow
def test_album_of_broken_pictures_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoTextError):
        read(archive(tmp_path / "album.zip", {"1.png": PNG, "2.jpg": b"\xff\xd8\xff"}))


@without_tesseract
def test_album_without_tesseract_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(OcrMissingError, match="Install tesseract-ocr and tesseract-ocr-vie"):
        read(archive(tmp_path / "album.zip", {"1.png": PNG}))


def test_zip_of_something_else_than_pictures_says_what_is_in_it(tmp_path: Path) -> None:
    path = archive(tmp_path / "goi.zip", {"1.png": PNG, "luat.txt": "Điều 1."})

    with pytest.raises(NotPicturesError, match=r"goi\.zip: luat\.txt in it is no picture"):
        read(path)


def test_zip_with_nothing_in_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoTextError, match="nothing is in it"):
        read(archive(tmp_path / "rong.zip", {"__MACOSX/1.png": PNG, ".DS_Store": b"x"}))


def test_album_of_more_pages_than_are_allowed_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "album.zip", {f"{n}.png": PNG for n in range(3)})

    with pytest.raises(TooLargeError, match="it has 3 pictures; 2 are allowed"):
        read(path, ReadingLimits(max_scanned_pages=2))


def test_the_limit_of_a_file_is_that_of_each_picture(tmp_path: Path) -> None:
    path = archive(tmp_path / "album.zip", {"1.png": PNG + bytes(1024 * 1024)})

    with pytest.raises(TooLargeError, match="a picture in it is too large; 1 MB are allowed"):
        read(path, ReadingLimits(max_file_mb=1))


def test_office_file_by_the_name_of_an_album_is_named_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(MislabelledFileError, match=r"\.docx"):
        read(archive(tmp_path / "album.zip", {"word/document.xml": "<w/>"}))

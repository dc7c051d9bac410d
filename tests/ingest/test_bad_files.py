"""What is said of each kind of file that staff send and nobody can, or should, read."""

from pathlib import Path

import pytest

from ingest.errors import (
    DamagedFileError,
    DangerousFileError,
    EmptyFileError,
    EncryptedFileError,
    MislabelledFileError,
    NoTextError,
    TooLargeError,
    UnreadableFileError,
)
from ingest.limits import ReadingLimits
from ingest.parsers import SUPPORTED_SUFFIXES, read
from tests.ingest.made_files import PROTECTED, archive, docx, odt, pdf_of_pages, xlsx

FILES = Path(__file__).parent / "files"
SAMPLE = "quy-che-phong-doc"
LINES = ["Điều 1. Phạm vi", "Nội dung."]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BILLION = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'>]>"


def refused(path: Path, kind: type[UnreadableFileError], limits: ReadingLimits | None = None) -> str:
    with pytest.raises(kind) as raised:
        read(path, limits)

    said = str(raised.value)
    assert type(raised.value) is kind
    assert said.startswith(f"Cannot read {path.name}: ")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("suffix", SUPPORTED_SUFFIXES)
def test_an_empty_file_is_said_to_be_empty(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rong{suffix}"
    path.write_bytes(b"")

    assert "it is empty" in refused(path, EmptyFileError)


def test_an_encrypted_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "khoa.pdf"
    path.write_bytes(pdf_of_pages("A", trailer=PROTECTED))

    assert "Save it again without a password" in refused(path, EncryptedFileError)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".doc"])
def test_an_encrypted_office_file_is_said_to_have_a_password(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"khoa{suffix}"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400))

    assert "password" in refused(path, EncryptedFileError)


def test_an_encrypted_word_file_of_the_old_format_is_said_to_have_a_password(tmp_path: Path) -> None:
    path = tmp_path / "khoa.doc"
    data = bytearray((FILES / f"{SAMPLE}.doc").read_bytes())
    start = next(at for at in range(0, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    data[start + 11] |= 0x01
    path.write_bytes(data)

    assert "password" in refused(path, EncryptedFileError)


def test_an_encrypted_open_document_is_said_to_have_a_password(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "khoa.odt",
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
            "content.xml": b"\x01\x02",
        },
    )

    assert "password" in refused(path, EncryptedFileError)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".doc"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_file_that_was_cut_off_is_damaged_or_read(suffix: str, share: float, tmp_path: Path) -> None:
    data = (FILES / f"{SAMPLE}{suffix}").read_bytes()
    path = tmp_path / f"dut{suffix}"
    path.write_bytes(data[: int(share * len(data))])

    try:
        said = refused(path, DamagedFileError)
    except pytest.fail.Exception:
        assert read(path).pages  # what a reader can mend, it may
    else:
        assert "damaged or cut off" in said


def test_mislabelled_names_the_format_it_is(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "bang.docx", [["a"]])

    assert "its content is that of a .xlsx file. Name it so." in refused(path, MislabelledFileError)


def test_web_page_that_calls_itself_a_word_file_is_mislabelled(tmp_path: Path) -> None:
    path = tmp_path / "vanban.doc"
    path.write_text("<html><body>Điều 1</body></html>", encoding="utf-8")

    assert "a .html file" in refused(path, MislabelledFileError)


def test_a_file_of_too_many_bytes_is_refused_with_its_size_and_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "to.txt"
    path.write_bytes(b"a" * 1_200_000)

    said = refused(path, TooLargeError, ReadingLimits(max_file_mb=1))
    assert said.endswith("it has 1.1 MB; 1 MB are allowed ([ingest] max_file_mb). Split it.")


def test_a_file_of_too_many_pages_is_refused_with_their_number_and_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "dai.pdf"
    path.write_bytes(pdf_of_pages(*"abcd"))

    said = refused(path, TooLargeError, ReadingLimits(max_pages=3))
    assert said.endswith("it has 4 pages; 3 are allowed ([ingest] max_pages). Split it.")


def test_a_file_of_too_many_characters_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "dai.txt"
    path.write_text("chữ " * 100, encoding="utf-8")

    assert "[ingest] max_characters" in refused(path, TooLargeError, ReadingLimits(max_characters=99))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".odt", ".pptx"])
def test_an_archive_that_unpacks_to_too_much_is_refused(suffix: str, tmp_path: Path) -> None:
    folder = {".docx": "word", ".xlsx": "xl", ".pptx": "ppt"}.get(suffix)
    start = {"mimetype": "application/vnd.oasis.opendocument.text"} if folder is None else {}
    path = archive(tmp_path / f"bom{suffix}", {**start, f"{folder or 'a'}/a.bin": bytes(3 * 1024**2)})

    said = refused(path, TooLargeError, ReadingLimits(max_unpacked_mb=2))
    assert said.endswith("it unpacks to more than 2 MB ([ingest] max_unpacked_mb).")


def test_an_archive_that_lies_about_its_sizes_is_damaged(tmp_path: Path) -> None:
    path = archive(tmp_path / "doi.docx", {"word/document.xml": bytes(3 * 1024**2)})
    data = path.read_bytes()
    path.write_bytes(data.replace((3 * 1024**2).to_bytes(4, "little"), (100).to_bytes(4, "little")))

    assert "damaged" in refused(path, DamagedFileError, ReadingLimits(max_unpacked_mb=2))


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_a_bomb_of_entities_is_refused(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"bom{suffix}"
    if suffix == ".docx":
        docx(path, LINES, before=BILLION)
    else:
        path.write_text(f"{BILLION}<html><body><p>&c;</p></body></html>", encoding="utf-8")

    assert "XML entities" in refused(path, DangerousFileError)


def test_scripts_of_a_page_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    body = "".join(f"<p>Điều {n}. Nội dung thứ {n}</p><p>Người lao động được nghỉ.</p>" for n in range(1, 6))
    script = "<script>document.write('xin chào')</script><p onclick='alert(1)'>Hết.</p>"
    path.write_text(f"<html><body>{body}{script}</body></html>", encoding="utf-8")

    text = "\n".join(read(path).pages)
    assert "Điều 5" in text
    assert "xin chào" not in text
    assert "alert" not in text


def test_deeply_nested_page_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "sau.html"
    path.write_text("<div>" * 50_000 + "chữ" + "</div>" * 50_000, encoding="utf-8")

    try:
        assert read(path).pages
    except UnreadableFileError as error:
        assert "\n" not in str(error)  # noqa: PT017 (either is right)


def test_name_with_a_line_break_stays_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nb.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")

    with pytest.raises(UnreadableFileError, match=r"^Cannot read a\?b\.pdf: [^\n]+$"):
        read(path)


@pytest.mark.parametrize("make", [docx, odt])
def test_a_file_without_words_is_said_to_have_no_text(make: object, tmp_path: Path) -> None:
    path = docx(tmp_path / "trang.docx", [""]) if make is docx else odt(tmp_path / "trang.odt", [""])

    assert "no text" in refused(path, NoTextError)

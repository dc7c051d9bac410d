"""Makes the sample files: a regulation that we made up (quy-che-phong-doc.expected.txt), a sheet, slides.

Run it with LibreOffice installed (Debian: libreoffice-writer, -calc and -impress):
python -m tests.ingest.files.make
"""

import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.ingest.made_files import xlsx

FOLDER = Path(__file__).parent
NAME = "quy-che-phong-doc"
PAGE_TWO = "Chương II"  # starts the second page where the format has pages
FONT = "DejaVu Serif"
SHEET = "thu-quy-phong-doc"
ROWS: tuple[tuple[str | float, ...], ...] = (
    ("Số", "Khoản thu", "Mức thu (đồng)"),
    (1, "Làm thẻ bạn đọc", 15000),
    (2, "Trả sách muộn, mỗi ngày", 2500),
)
SLIDES = "gioi-thieu-phong-doc"
PAGES = (
    ("Giới thiệu phòng đọc", "Mở cửa từ thứ hai đến thứ sáu.", "Đoàn viên mượn tối đa ba cuốn."),
    ("Làm thẻ bạn đọc", "Mang theo thẻ đoàn viên.", "Nhận thẻ sau hai ngày."),
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"


def main() -> None:
    """Write the sample in every format."""
    lines = (FOLDER / f"{NAME}.expected.txt").read_text(encoding="utf-8").splitlines()
    (FOLDER / f"{NAME}.txt").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    (FOLDER / f"{NAME}.md").write_text("\n\n".join(map(_markdown, lines)) + "\n", encoding="utf-8")
    for suffix in ("html", "htm"):
        (FOLDER / f"{NAME}.{suffix}").write_text(_page(lines), encoding="utf-8")
    _write_docx(lines)
    for suffix in ("doc", "pdf", "rtf"):
        _convert(FOLDER / f"{NAME}.docx", suffix)
    write_old_office()


def write_old_office() -> None:
    """Write the sheet as .xls, the slides as .ppt and .pptx."""
    with tempfile.TemporaryDirectory() as folder:
        _convert(xlsx(Path(folder) / f"{SHEET}.xlsx", ROWS), "xls")
        slides = Path(folder) / f"{SLIDES}.fodp"
        slides.write_text(_slides(), encoding="utf-8")
        for suffix in ("ppt", "pptx"):
            _convert(slides, suffix)


def _convert(path: Path, suffix: str) -> None:
    command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(FOLDER), str(path)]
    subprocess.run(command, check=True)


def _slides() -> str:
    """Return a flat OpenDocument presentation: a title and lines on each page."""
    pages = "".join(_slide(number, *lines) for number, lines in enumerate(PAGES, start=1))
    spaces = {"office": "office", "draw": "drawing", "text": "text"}
    names = "".join(f' xmlns:{name}="{_ODF}:{space}:1.0"' for name, space in spaces.items())
    return (
        f'<?xml version="1.0"?><office:document{names} xmlns:svg="{_SVG}" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation">'
        f"<office:body><office:presentation>{pages}</office:presentation></office:body></office:document>"
    )


def _slide(number: int, *lines: str) -> str:
    boxes = "".join(
        f'<draw:frame svg:x="2cm" svg:y="{2 + 3 * at}cm" svg:width="20cm" svg:height="2cm">'
        f"<draw:text-box><text:p>{line}</text:p></draw:text-box></draw:frame>"
        for at, line in enumerate(lines)
    )
    return f'<draw:page draw:name="page{number}">{boxes}</draw:page>'


def _markdown(line: str) -> str:
    if line.startswith("Chương"):
        return f"## {line}"
    return f"**{line}**" if line.startswith("Điều") else line


def _page(lines: list[str]) -> str:
    paragraphs = "\n".join(f"<p>{line}</p>" for line in lines)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Trang-chủ", "Tin-tức", "Liên-hệ"))
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Quy chế phòng đọc</title>'
        '<link rel="canonical" href="https://songxanh.example/quy-che"></head>\n'
        f"<body><nav><ul>{menu}</ul></nav>\n<main>\n{paragraphs}\n</main>\n"
        "<footer><p>Bản quyền của cổng thông tin Sông Xanh</p></footer></body></html>\n"
    )


def _write_docx(lines: list[str]) -> None:
    document = Document()
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Sổ tay đoàn viên Sông Xanh"
    _add_page_number(section.footer.paragraphs[0])
    for line in lines:
        paragraph = document.add_paragraph()
        if line == PAGE_TWO:
            paragraph.paragraph_format.page_break_before = True
        paragraph.add_run(line).bold = line.startswith(("Chương", "Điều"))
    document.save(str(FOLDER / f"{NAME}.docx"))


def _add_page_number(paragraph: object) -> None:
    run = paragraph.add_run()  # type: ignore[attr-defined]
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


if __name__ == "__main__":
    main()

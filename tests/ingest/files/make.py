"""Makes the sample files from quy-che-phong-doc.expected.txt, a regulation that we made up.

Run it with LibreOffice installed: python -m tests.ingest.files.make
"""

import subprocess
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FOLDER = Path(__file__).parent
NAME = "quy-che-phong-doc"
PAGE_TWO = "Chương II"  # starts the second page where the format has pages
FONT = "DejaVu Serif"


def main() -> None:
    """Write the sample in every format."""
    lines = (FOLDER / f"{NAME}.expected.txt").read_text(encoding="utf-8").splitlines()
    (FOLDER / f"{NAME}.txt").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    (FOLDER / f"{NAME}.md").write_text("\n\n".join(map(_markdown, lines)) + "\n", encoding="utf-8")
    for suffix in ("html", "htm"):
        (FOLDER / f"{NAME}.{suffix}").write_text(_page(lines), encoding="utf-8")
    _write_docx(lines)
    for suffix in ("doc", "pdf"):
        command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(FOLDER)]
        subprocess.run([*command, str(FOLDER / f"{NAME}.docx")], check=True)


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

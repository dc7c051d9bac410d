"""Small files of every format, and broken ones, made when a test needs them."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"

_KEYS = f"/O<{'41' * 32}>/U<{'42' * 32}>/P -4"
PROTECTED = f"/Encrypt<</Filter/Standard/V 1/R 2{_KEYS}>>/ID[<{'00' * 16}><{'00' * 16}>]"  # for pdf_of_pages


def archive(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip archive with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def rtf(path: Path, lines: Sequence[str]) -> Path:
    """Write a .rtf file with a paragraph for each line."""
    body = "".join(f"{''.join(map(_rtf_letter, line))}\\par\n" for line in lines)
    path.write_bytes(f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{body}}}".encode("ascii"))
    return path


def _rtf_letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    code = ord(letter) if ord(letter) < 0x8000 else ord(letter) - 0x10000
    return letter if letter.isascii() else f"\\u{code}?"


def odt(path: Path, lines: Sequence[str]) -> Path:
    """Write an OpenDocument text with a paragraph for each line."""
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_ODF}:office:1.0" '
        f'xmlns:text="{_ODF}:text:1.0" office:version="1.2"><office:body><office:text>{body}</office:text>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return archive(path, {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def docx(path: Path, lines: Sequence[str], *, before: str = "") -> Path:
    """Write a .docx file with a paragraph for each line; `before` stands ahead of its markup."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    main = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return archive(
        path, {**_package("word/document.xml", "wordprocessingml.document"), "word/document.xml": main}
    )


def docx_of(path: Path, body: str, **parts: str) -> Path:
    """Write a .docx file with this markup as its body, and further parts by their names."""
    main = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    further = {
        f"word/{name}.xml": f'<?xml version="1.0"?><w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'
        for name, content in parts.items()
    }
    package = _package("word/document.xml", "wordprocessingml.document")
    return archive(path, {**package, "word/document.xml": main, **further})


def xlsx(path: Path, rows: Sequence[Sequence[str | float]], *, sheet: str = "Sheet1") -> Path:
    """Write a sheet."""
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    book = (
        f'<?xml version="1.0"?><workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    data = f'<?xml version="1.0"?><worksheet xmlns="{_SHEET}"><sheetData>{cells}</sheetData></worksheet>'
    links = _links({"rId1": ("worksheet", "worksheets/sheet1.xml")})
    parts = {
        **_package("xl/workbook.xml", "spreadsheetml.sheet"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": links,
        "xl/worksheets/sheet1.xml": data,
    }
    return archive(path, parts)


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def _package(main: str, kind: str) -> dict[str, str]:
    types = (
        f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override '
        f'PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
        "</Types>"
    )
    return {"[Content_Types].xml": types, "_rels/.rels": _links({"rId1": ("officeDocument", main)})}


def _links(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def pdf_of_pages(*texts: str, trailer: str = "") -> bytes:
    """Return a PDF with these lines, a page each, in a standard font."""
    pages = range(4, 4 + 2 * len(texts), 2)
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    objects.append(f"<</Type/Pages/Count {len(texts)}/Kids[{' '.join(f'{n} 0 R' for n in pages)}]>>")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for number, text in zip(pages, texts, strict=True):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()

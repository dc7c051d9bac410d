"""Reads .docx files: paragraphs with the numbers that Word shows, rows of tables, text boxes, footnotes."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from ingest.errors import DamagedFileError
from ingest.parsers.archives import refuse_bad_archive
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.docx_lists import DocxLists, W
from ingest.parsers.signatures import DAMAGED

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_NOTES = ("footnotes.xml", "endnotes.xml")
_LETTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Raised digits stay raised: the mark of a footnote in "1.⁴ Người" makes no "1.4". A unit is typed "m2".
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("²³", "23")
_OF_UNIT = re.compile(r"\b[kcdm]?m[²³]")
_ELSEWHERE = frozenset({_FALLBACK, f"{W}txbxContent", f"{W}moveFrom", f"{W}pPr", f"{W}rPr"})


def read_docx(job: Job) -> RawDocument:
    """Return the text of a .docx file, a line for each paragraph and for each row of a table of data."""
    refuse_bad_archive(job.path, job.limits)
    try:
        with zipfile.ZipFile(job.path) as archive:
            return RawDocument(("\n".join(_lines(archive)),))
    except (etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise DamagedFileError(job.path, DAMAGED) from error


def _lines(archive: zipfile.ZipFile) -> Iterator[str]:
    main = _main_part(archive)
    names = frozenset(archive.namelist())

    def part(name: str) -> etree._Element | None:
        path = str(PurePosixPath(main).parent / name)
        return _parsed(archive.read(path)) if path in names else None

    lists = DocxLists(part("numbering.xml"), part("styles.xml"))
    yield from _blocks(next(_parsed(archive.read(main)).iter(f"{W}body")), lists)
    for name in _NOTES:
        notes = part(name)
        for note in notes if notes is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                yield from _blocks(note, lists)


def _main_part(archive: zipfile.ZipFile) -> str:
    links = _parsed(archive.read("_rels/.rels")) if "_rels/.rels" in archive.namelist() else ()
    for link in links:
        if link.tag == _LINKS and link.get("Type", "").endswith("/officeDocument"):
            return str(link.get("Target", _MAIN)).lstrip("/")
    return _MAIN


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _blocks(holder: etree._Element, lists: DocxLists) -> Iterator[str]:
    """Yield the lines of what a body, cell, note or text box holds."""
    for block in holder:
        if block.tag == f"{W}p":
            yield from _paragraph(block, lists)
        elif block.tag == f"{W}tbl":
            for row in _rows(block):
                yield from _row(row, lists)
        elif block.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _blocks(block, lists)


def _paragraph(paragraph: etree._Element, lists: DocxLists) -> Iterator[str]:
    label = lists.label(paragraph)
    text = _OF_UNIT.sub(lambda unit: unit.group().translate(_LOWERED), "".join(_text(paragraph)))
    yield f"{label} {text.lstrip()}" if label and text.strip() else text
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield from _blocks(box, lists)


def _text(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield (child.text or "").translate(_RAISED if _is_raised(element) else {})
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag not in _ELSEWHERE and isinstance(child.tag, str):
            yield from _text(child)


def _is_raised(run: etree._Element) -> bool:
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(f"{W}val") == "superscript"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _rows(child)


def _row(row: etree._Element, lists: DocxLists) -> Iterator[str]:
    """Yield a row of data as one line; of a row that lays out a page, as heads do, the lines cell by cell."""
    cells = [[line for line in _blocks(cell, lists) if line.strip()] for cell in row.iter(f"{W}tc")]
    if any(len(lines) > 1 for lines in cells):
        for lines in cells:
            yield from lines
    else:
        yield " | ".join(line.strip() for lines in cells for line in lines or [""])

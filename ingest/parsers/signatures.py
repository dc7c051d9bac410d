"""Tells what a file is by its content, whatever its name says."""

import re
import zipfile
from pathlib import Path

from ingest.errors import DamagedFileError, EncryptedFileError, MislabelledFileError

_MOST_BEFORE_PDF = 1024  # bytes: some scanners write a line before "%PDF"
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_SIGNATURES = {
    b"%PDF": ".pdf",
    b"{\\rtf": ".rtf",
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
    b"GIF8": ".gif",
    b"Rar!": ".rar",
    b"7z\xbc\xaf": ".7z",
}
_FOLDERS = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
_OPEN_DOCUMENT = {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".odp"}
_STREAMS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
_ALIKE = {".jpeg": ".jpg", ".tiff": ".tif", ".htm": ".html"}
_WEB_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.IGNORECASE
)
_TEXT_SUFFIXES = frozenset({".txt", ".md", ".html"})
_PASSWORD = "a password protects it. Save it again without a password, and send that file."  # noqa: S105
DAMAGED = "it is damaged or cut off. Fetch it again, or open it, save it anew, and send that file."


def refuse_mislabelled(path: Path) -> None:
    """Raise MislabelledFileError where a file is of another format than its name says."""
    suffix = _ALIKE.get(path.suffix.lower(), path.suffix.lower())
    own = _own_suffix(path, suffix)
    if own is not None and own != suffix:
        raise MislabelledFileError(path, own)


def _own_suffix(path: Path, suffix: str) -> str | None:
    """Return the suffix that the content asks for; None where it has no mark of its own, as text has none."""
    with path.open("rb") as file:
        head = file.read(_MOST_BEFORE_PDF)
    if suffix == ".pdf" and b"%PDF" in head:
        return suffix
    if head.startswith(_ZIP):
        return _in_zip(path)
    if head.startswith(_OLE):
        return _in_ole(path)
    if suffix not in _TEXT_SUFFIXES and _WEB_PAGE.match(head):
        return ".html"
    return next((own for signature, own in _SIGNATURES.items() if head.startswith(signature)), None)


def _in_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise DamagedFileError(path, DAMAGED) from error
    if kind:
        return next((own for word, own in _OPEN_DOCUMENT.items() if kind.endswith(word)), ".zip")
    return next((own for start, own in _FOLDERS.items() if any(n.startswith(start) for n in names)), ".zip")


def _in_ole(path: Path) -> str | None:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFileError(path, _PASSWORD)
    names = ((f"{name}\0".encode("utf-16-le"), own) for name, own in _STREAMS.items())
    return next((own for name, own in names if name in data), None)


def refuse_protected(path: Path) -> None:
    """Raise EncryptedFileError where a file that could not be read has the mark of a password."""
    data = path.read_bytes()
    if data.startswith(_OLE) or (b"%PDF" in data[:_MOST_BEFORE_PDF] and b"/Encrypt" in data):
        if data.startswith(_OLE) and not _is_protected_ole(data):
            return
        raise EncryptedFileError(path, _PASSWORD)


def _is_protected_ole(data: bytes) -> bool:
    """Tell whether a Word or Excel file of the old formats is encrypted."""
    word = data.find(b"\xec\xa5")
    if word >= 0 and word % 512 == 0 and len(data) > word + 12:
        return bool(data[word + 11] & 0x01)
    excel = re.search(rb"\x09\x08.{2}.{16,20}\x2f\x00.\x00", data, re.DOTALL)
    return excel is not None

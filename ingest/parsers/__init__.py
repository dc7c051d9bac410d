"""Reads files: one module for each family of formats, and the registry that picks it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.errors import UnreadableFileError, UnsupportedFormatError
from ingest.legacy_fonts import legacy_font_of, to_unicode
from ingest.parsers.base import RawDocument
from ingest.parsers.html import read_html
from ingest.parsers.office import read_office
from ingest.parsers.plain import read_plain
from ingest.parsers.signatures import suffix_by_content

_PARSERS: dict[str, Callable[[Path], RawDocument]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_office,
    ".docx": read_office,
    ".doc": read_office,
}
SUPPORTED_SUFFIXES = tuple(_PARSERS)


def read(path: Path) -> RawDocument:
    """Return the text of a file in Unicode; the errors are UnsupportedFormatError and UnreadableFileError."""
    parser = _PARSERS.get(path.suffix.lower())
    if parser is None:
        raise UnsupportedFormatError(path, list(SUPPORTED_SUFFIXES))
    if not path.stat().st_size:
        raise UnreadableFileError(path, "it is empty. Save it again, or remove it.")
    own_suffix = suffix_by_content(path)
    if own_suffix is not None:
        raise UnreadableFileError(path, f"its content is that of a {own_suffix} file. Name it so.")
    raw = parser(path)
    if not any(page.strip() for page in raw.pages):
        raise UnreadableFileError(path, "it has no text. A scan must go through OCR first.")
    return _in_unicode(raw)


def _in_unicode(raw: RawDocument) -> RawDocument:
    """Return the document in Unicode letters where it was typed for older fonts."""
    font = legacy_font_of("\n".join(raw.pages))
    if font is None:
        return raw
    return replace(raw, pages=tuple(to_unicode(page, font) for page in raw.pages))

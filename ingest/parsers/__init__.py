"""Reads files: one module for each family of formats, and the registry that picks it."""

from collections.abc import Callable
from pathlib import Path

from ingest.errors import UnreadableFileError, UnsupportedFormatError
from ingest.parsers.base import RawDocument
from ingest.parsers.html import read_html
from ingest.parsers.office import read_office
from ingest.parsers.plain import read_plain

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
    """Return the text of a file; UnsupportedFormatError or UnreadableFileError, fit for the user."""
    parser = _PARSERS.get(path.suffix.lower())
    if parser is None:
        raise UnsupportedFormatError(path, list(SUPPORTED_SUFFIXES))
    raw = parser(path)
    if not any(page.strip() for page in raw.pages):
        raise UnreadableFileError(path, "it has no text. A scan must go through OCR first.")
    return raw

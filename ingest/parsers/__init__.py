"""Reads files: one module for each family of formats, and the registry that picks it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.errors import EmptyFileError, NoTextError, TooLargeError, UnsupportedFormatError
from ingest.legacy_fonts import in_unicode
from ingest.limits import DEFAULT_LIMITS, ReadingLimits
from ingest.parsers.albums import ALBUM_SUFFIX, read_album
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.docx import read_docx
from ingest.parsers.html import read_html
from ingest.parsers.office import read_office
from ingest.parsers.pdf import read_pdf
from ingest.parsers.plain import read_plain
from ingest.parsers.scans import read_picture
from ingest.parsers.signatures import refuse_mislabelled

_PARSERS: dict[str, Callable[[Job], RawDocument]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".doc": read_office,
    ".rtf": read_office,
    ".odt": read_office,
    ".xlsx": read_office,
    ".xls": read_office,
    ".pptx": read_office,
    ".ppt": read_office,
    ".png": read_picture,
    ".jpg": read_picture,
    ".jpeg": read_picture,
    ".tif": read_picture,
    ".tiff": read_picture,
    ALBUM_SUFFIX: read_album,
}
SUPPORTED_SUFFIXES = tuple(_PARSERS)
PICTURE_SUFFIXES = frozenset(suffix for suffix, parser in _PARSERS.items() if parser is read_picture)


def read(
    path: Path, limits: ReadingLimits | None = None, alive: Callable[[], None] | None = None
) -> RawDocument:
    """Return the text of a file in Unicode; raises UnsupportedFormatError or a kind of UnreadableFileError.

    `alive` is called after each page of a scan.
    """
    job = Job(path, limits or DEFAULT_LIMITS, *([alive] if alive else []))
    parser = _PARSERS.get(job.suffix)
    if parser is None:
        raise UnsupportedFormatError(path, SUPPORTED_SUFFIXES)
    _refuse_size(job)
    refuse_mislabelled(path)
    raw = parser(job)
    if not any(page.strip() for page in raw.pages):
        raise NoTextError(
            path, "it has no text, not even after OCR where it is a scan. Scan it anew, sharper."
        )
    _refuse_length(job, raw)
    return _in_unicode(raw)


def _refuse_size(job: Job) -> None:
    size, limits = job.path.stat().st_size, job.limits
    if not size:
        raise EmptyFileError(job.path, "it is empty. Save it again, or remove it.")
    if size > limits.max_file_bytes and job.suffix != ALBUM_SUFFIX:  # of whose pictures each may be so large
        raise TooLargeError(
            job.path,
            f"it has {size / 1024**2:.1f} MB; {limits.max_file_mb} MB are allowed "
            "([ingest] max_file_mb). Split it.",
        )


def _refuse_length(job: Job, raw: RawDocument) -> None:
    length, most = sum(map(len, raw.pages)), job.limits.max_characters
    if length > most:
        raise TooLargeError(
            job.path, f"it has {length} characters; {most} are allowed ([ingest] max_characters). Split it."
        )


def _in_unicode(raw: RawDocument) -> RawDocument:
    """Return the document in Unicode letters where it was typed for older fonts."""
    mark = "\x1c\n"  # no text has it: the pages are looked at as one
    return replace(raw, pages=tuple(in_unicode(mark.join(raw.pages)).split(mark)))

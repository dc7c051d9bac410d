"""Old Word, OpenDocument and rich text files, sheets and slides, read by kreuzberg."""

import re
from typing import Any

import kreuzberg

from ingest.errors import DamagedFileError
from ingest.parsers.archives import refuse_bad_archive
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.signatures import DAMAGED, refuse_protected
from ingest.parsers.word_numbering import with_numbers

_ARCHIVES = frozenset({".xlsx", ".pptx", ".odt"})
_SHEETS = frozenset({".xls", ".xlsx"})
_UNNAMED_SHEET = re.compile(r"^## (?:Sheet|Trang_?tính|Trang tính)\s?\d+$\n?", re.MULTILINE | re.IGNORECASE)
# A sheet whose first row is one cell in capitals has its title there, and its name says less.
_TITLED_SHEET = re.compile(
    r"\A\s*(?:## [^\n]+\n+)?(?P<row>\|[ \t]*(?P<title>[^|\n]*[^|\n\s])[ \t]*\|[ |\t]*\n)(?=\|)"
)
_TABLE_RULE = re.compile(r"^\|(?: -{3,} \|)+$\n?", re.MULTILINE)
_LONG_FRACTION = re.compile(r"(?<![\w.,])-?\d+\.\d{6,}(?![\w.,])")
_MASTER = frozenset(
    {"Click to edit Master title style", "Click to edit Master text styles",
     "Click to edit Master subtitle style", "Second level", "Third level", "Fourth level", "Fifth level"}
)  # fmt: skip
_SHOWN_DIGITS = 10  # what a sheet shows of a number in a cell without a format


def read_office(job: Job) -> RawDocument:
    """Return the text of a file; where its pages end depends on the printer, so that none are cited."""
    if job.suffix in _ARCHIVES:
        refuse_bad_archive(job.path, job.limits)
    else:
        refuse_protected(job.path)
    if job.suffix in _SHEETS:
        text = _TABLE_RULE.sub("", _UNNAMED_SHEET.sub("", extract(job, output_format="markdown").content))
        return RawDocument((_titled(_LONG_FRACTION.sub(_as_shown, text)),))
    text = extract(job).content
    if job.suffix == ".doc":
        text = with_numbers(job.path, text)
    return RawDocument((_slides(text) if job.suffix == ".ppt" else text,))


def _titled(text: str) -> str:
    """Return the text of a file with one sheet under the title that its first row is."""
    found = _TITLED_SHEET.match(text)
    if found is None or not found["title"].isupper() or text.count("\n## "):
        return text
    return f"{found['title']}\n\n{text[found.end() :]}"


def _slides(text: str) -> str:
    """Return the lines of slides once: the notes repeat them, and the master has lines of its own."""
    return "\n".join(line for line in dict.fromkeys(text.split("\n")) if line not in _MASTER)


def extract(job: Job, **options: object) -> Any:
    """Return what kreuzberg finds in a file; DamagedFileError or EncryptedFileError where it cannot."""
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,  # type: ignore[call-arg]  # the stub does not know it yet
        enable_quality_processing=False,
        **options,  # type: ignore[arg-type]
    )
    try:
        return kreuzberg.extract_file_sync(job.path, config=config)
    except (kreuzberg.KreuzbergError, RuntimeError, ValueError, OSError) as error:
        refuse_protected(job.path)
        raise DamagedFileError(job.path, DAMAGED) from error


def _as_shown(number: re.Match[str]) -> str:
    """Return a computed number with the digits that a sheet shows."""
    return f"{float(number.group()):.{_SHOWN_DIGITS}g}"

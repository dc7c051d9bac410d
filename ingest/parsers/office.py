"""PDF and Word files, read by kreuzberg without OCR."""

from pathlib import Path

import kreuzberg

from ingest.errors import UnreadableFileError
from ingest.parsers.base import RawDocument


def read_office(path: Path) -> RawDocument:
    """Return the text of a .pdf, .docx or .doc file; page by page for a .pdf.

    Where a page of a Word file ends depends on the printer, so that its pages are not cited.
    """
    has_pages = path.suffix.lower() == ".pdf"
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,  # type: ignore[call-arg]  # the stub does not know it yet
        enable_quality_processing=False,
        pages=kreuzberg.PageConfig(extract_pages=has_pages),
    )
    try:
        result = kreuzberg.extract_file_sync(path, config=config)
    except kreuzberg.KreuzbergError as error:
        reason = "it is damaged or protected. Open it, save it again without a password, and send that file."
        raise UnreadableFileError(path, reason) from error
    pages = tuple(page["content"] for page in result.pages or ()) if has_pages else ()
    return RawDocument(pages or (result.content,))

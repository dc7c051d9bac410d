"""PDF files: the text of each page; pages that are pictures are recognised."""

import kreuzberg

from ingest.errors import DamagedFileError, NoTextError, OcrMissingError, TooLargeError
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.office import extract
from ingest.parsers.scans import OCR_MISSING, Recognised, confidence_of, is_available, recognise_pdf_page
from ingest.parsers.signatures import DAMAGED, refuse_protected

_FEWEST_LETTERS = 40  # a page with fewer, as stamps and running heads have, is a scan where most are like it


def read_pdf(job: Job) -> RawDocument:
    """Return the text of a .pdf file page by page."""
    _refuse_many_pages(job)
    result = extract(job, pages=kreuzberg.PageConfig(extract_pages=True))
    pages = [page["content"] for page in result.pages or ()] or [result.content]
    scanned = _without_text(pages)
    if not scanned:
        return RawDocument(tuple(pages))
    if not is_available():
        return _as_it_is(job, pages)
    if len(scanned) > job.limits.max_scanned_pages:
        raise TooLargeError(
            job.path,
            f"{len(scanned)} of its pages are pictures; {job.limits.max_scanned_pages} are allowed "
            "([ingest] max_scanned_pages). Split it.",
        )
    recognised = {number: _recognised(job, number) for number in scanned}
    confidences: list[float | None] = [None] * len(pages)
    for number, one in recognised.items():
        if _letters(one.text) > _letters(pages[number]):
            pages[number], confidences[number] = one.text, one.confidence
        elif not _letters(pages[number]):
            confidences[number] = 0.0
    confidence = confidence_of(recognised.values())
    return RawDocument(tuple(pages), confidence=confidence, page_confidences=tuple(confidences))


def _refuse_many_pages(job: Job) -> None:
    try:
        count = len(kreuzberg.PdfPageIterator(str(job.path)))
    except (RuntimeError, ValueError, OSError, kreuzberg.KreuzbergError) as error:
        refuse_protected(job.path)
        raise DamagedFileError(job.path, DAMAGED) from error
    if count > job.limits.max_pages:
        raise TooLargeError(
            job.path,
            f"it has {count} pages; {job.limits.max_pages} are allowed ([ingest] max_pages). Split it.",
        )
    if not count:
        raise NoTextError(job.path, "it has no pages and so no text.")


def _without_text(pages: list[str]) -> list[int]:
    """Return the pages to recognise: those without text, and those with next to none where most are such."""
    short = [number for number, page in enumerate(pages) if _letters(page) < _FEWEST_LETTERS]
    if 2 * len(short) > len(pages):
        return short
    return [number for number in short if not _letters(pages[number])]


def _as_it_is(job: Job, pages: list[str]) -> RawDocument:
    """Return the pages that have text; OcrMissingError where none has."""
    if all(_letters(page) < _FEWEST_LETTERS for page in pages):
        raise OcrMissingError(job.path, OCR_MISSING)
    return RawDocument(tuple(pages))


def _recognised(job: Job, number: int) -> Recognised:
    one = recognise_pdf_page(job, number)
    job.alive()
    return one


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))

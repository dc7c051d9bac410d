"""Scans and photos, read by Tesseract (Debian: tesseract-ocr, tesseract-ocr-vie) where it is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import kreuzberg

from ingest.errors import DamagedFileError, OcrMissingError, ReadingFailedError
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.printed_lines import Printed, printed_pages
from ingest.parsers.signatures import DAMAGED

OCR_MISSING = (
    "it is a scan or photo, and Tesseract, which recognises text (OCR), is not installed. "
    "Install tesseract-ocr and tesseract-ocr-vie, or send a file with text."
)
_LANGUAGE = "vie"
_DOTS_PER_INCH = 300
_PROBING = 18  # dots an inch: enough to see how large a page is
_LONGEST_SIDE = 5_000  # dots: of a page of A3 at the full resolution
_UPRIGHT = "3"  # how Tesseract takes a page: as columns and blocks, upright
_TURNED = "1"  # the same, after finding out which way is up
_DOUBTFUL = 0.55  # a page read with less confidence may lie on its side


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on a page, and how sure that is, 0 to 1."""

    text: str
    confidence: float


def is_available() -> bool:
    """Tell whether Tesseract and its Vietnamese are installed."""
    return not missing_packages()


@lru_cache(maxsize=1)
def missing_packages() -> tuple[str, ...]:
    """Return what Debian calls the packages that recognising text lacks."""
    program = shutil.which("tesseract")
    if program is None:
        return ("tesseract-ocr", "tesseract-ocr-vie")
    listed = subprocess.run(  # noqa: S603  # found on the path of this machine
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
    )
    return () if _LANGUAGE in listed.stdout.split() else ("tesseract-ocr-vie",)


def read_picture(job: Job) -> RawDocument:
    """Return what stands on a photo or scan, page by page where the picture has several."""
    if not is_available():
        raise OcrMissingError(job.path, OCR_MISSING)
    pages = recognise_picture(job)
    return RawDocument(
        tuple(one.text for one in pages),
        confidence=confidence_of(pages),
        page_confidences=tuple(one.confidence for one in pages),
    )


def recognise_picture(job: Job) -> list[Recognised]:
    """Return what stands on each page of a picture; DamagedFileError where it is none."""
    return _recognised(job, job.path, dots_per_inch=None)


def recognise_pdf_page(job: Job, number: int) -> Recognised:
    """Return what stands on the picture of one page of a PDF, counted from 0."""
    try:
        small = kreuzberg.render_pdf_page(str(job.path), number, dpi=_PROBING)
        resolution = _resolution(small)
        picture = kreuzberg.render_pdf_page(str(job.path), number, dpi=resolution)
    except (RuntimeError, ValueError, OSError, kreuzberg.KreuzbergError) as error:
        raise DamagedFileError(job.path, DAMAGED) from error
    with tempfile.TemporaryDirectory(prefix="policybot-page-") as folder:
        page = Path(folder) / "page.png"
        page.write_bytes(picture)
        known = resolution if resolution == _DOTS_PER_INCH else None  # else not to scale
        return next(iter(_recognised(job, page, dots_per_inch=known)), Recognised("", 0.0))


def _resolution(png: bytes) -> int:
    """Return the dots an inch for a page, shown here at _PROBING: photos stand on pages of metres."""
    longest = max(int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"), 1)
    return max(_PROBING, min(_DOTS_PER_INCH, _PROBING * _LONGEST_SIDE // longest))


def confidence_of(pages: Iterable[Recognised]) -> float | None:
    """Return the confidence of the characters of all pages; None where nothing was recognised."""
    found = [one for one in pages if one.text.strip()]
    characters = sum(len(one.text) for one in found)
    return sum(one.confidence * len(one.text) for one in found) / characters if characters else None


def _recognised(job: Job, picture: Path, *, dots_per_inch: int | None) -> list[Recognised]:
    """Return what Tesseract reads; a page that makes little sense may lie on its side, and is tried so."""
    pages = _run(job, picture, _UPRIGHT, dots_per_inch)
    if pages and all(page.confidence >= _DOUBTFUL for page in pages):
        return [Recognised(page.text, page.confidence) for page in pages]
    turned = _run(job, picture, _TURNED, dots_per_inch, may_fail=True)
    best = max(pages, turned, key=lambda found: sum(len(page.text) * page.confidence for page in found))
    return [Recognised(page.text, page.confidence) for page in best]


def _run(
    job: Job, picture: Path, mode: str, dots_per_inch: int | None, *, may_fail: bool = False
) -> list[Printed]:
    resolution = ["--dpi", str(dots_per_inch)] if dots_per_inch else []
    command = ["tesseract", str(picture), "stdout", "-l", _LANGUAGE, "--psm", mode, *resolution, "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads slow each other down
    try:
        done = subprocess.run(  # noqa: S603  # an argument list; no shell reads the name
            command, capture_output=True, check=False, timeout=job.limits.timeout_seconds, env=environment
        )
    except subprocess.TimeoutExpired as error:
        seconds = f"{job.limits.timeout_seconds:.0f} seconds"
        reason = f"recognising a page took longer than {seconds}. Scan it anew, smaller."
        raise ReadingFailedError(job.path, reason) from error
    if done.returncode and may_fail:
        return []
    if done.returncode:
        raise DamagedFileError(job.path, DAMAGED)
    return list(printed_pages(done.stdout.decode("utf-8", errors="replace")))

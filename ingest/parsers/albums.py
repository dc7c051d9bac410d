"""Pages that were photographed one by one: a .zip file of pictures, which together are one document."""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ingest.errors import DamagedFileError, NoTextError, NotPicturesError, OcrMissingError, TooLargeError
from ingest.parsers.archives import refuse_bad_archive
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.scans import OCR_MISSING, Recognised, confidence_of, is_available, recognise_picture

ALBUM_SUFFIX = ".zip"
PAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_DIGITS = re.compile(r"(\d+)")


def read_album(job: Job) -> RawDocument:
    """Return what stands on the pictures, in the order of their names.

    A picture that is broken is a page without words: what stands on the others is not lost for it.
    """
    refuse_bad_archive(job.path, job.limits)
    with zipfile.ZipFile(job.path) as archive:
        pictures = _pictures(archive, job)
        if not is_available():
            raise OcrMissingError(job.path, OCR_MISSING)
        pages = list(_recognised(job, archive, pictures))
    confidences = tuple(one.confidence if one.text.strip() else 0.0 for one in pages)
    texts = tuple(one.text for one in pages)
    return RawDocument(texts, confidence=confidence_of(pages), page_confidences=confidences)


def _recognised(
    job: Job, archive: zipfile.ZipFile, pictures: Sequence[zipfile.ZipInfo]
) -> Iterator[Recognised]:
    with tempfile.TemporaryDirectory(prefix="policybot-page-") as folder:
        for number, member in enumerate(pictures, start=1):
            picture = Path(folder) / f"{number}{_suffix(member)}"
            picture.write_bytes(archive.read(member))
            try:
                yield from recognise_picture(replace(job, path=picture)) or [Recognised("", 0.0)]
            except DamagedFileError:
                yield Recognised("", 0.0)
            picture.unlink()
            job.alive()


def _pictures(archive: zipfile.ZipFile, job: Job) -> list[zipfile.ZipInfo]:
    """Return the pictures in order; kinds of UnreadableFileError where there is none, or something else."""
    members = sorted(
        (one for one in archive.infolist() if _is_page(one)), key=lambda one: _order(one.filename)
    )
    if not members:
        raise NoTextError(job.path, "nothing is in it.")
    for member in members:
        if _suffix(member) not in PAGE_SUFFIXES:
            name = PurePosixPath(member.filename).name
            raise NotPicturesError(job.path, f"{name} in it is no picture. Unpack it and add its files.")
        if member.file_size > job.limits.max_file_bytes:
            limit = f"{job.limits.max_file_mb} MB are allowed ([ingest] max_file_mb)"
            raise TooLargeError(job.path, f"a picture in it is too large; {limit}. Make it smaller.")
    if len(members) > job.limits.max_scanned_pages:
        limit = f"{job.limits.max_scanned_pages} are allowed ([ingest] max_scanned_pages)"
        raise TooLargeError(job.path, f"it has {len(members)} pictures; {limit}. Split it.")
    return members


def _is_page(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is no folder, nor what systems leave beside files."""
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts)


def _suffix(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.lower()


def _order(name: str) -> list[tuple[int, str]]:
    """Return what puts "trang 10" behind "trang 9"."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(name)]

"""Looks into .docx, .xlsx, .pptx and .odt files, which are archives, before a parser unpacks them."""

import zipfile
import zlib
from pathlib import Path

from ingest.errors import DamagedFileError, DangerousFileError, EncryptedFileError, TooLargeError
from ingest.limits import ReadingLimits
from ingest.parsers.signatures import DAMAGED

_MOST_PARTS = 10_000
_PIECE_BYTES = 1 << 20
_ENCRYPTED_FLAG = 0x1
_PASSWORD = "a password protects it. Save it again without a password, and send that file."  # noqa: S105
_ENTITIES = (
    "it declares XML entities, which no office program writes and which can exhaust memory. Do not open it."
)


def refuse_bad_archive(path: Path, limits: ReadingLimits) -> None:
    """Raise where an archive unpacks to more than the limit, declares entities, is encrypted or damaged.

    Every part is unpacked and thrown away, since an archive can lie about its sizes.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise TooLargeError(path, f"it consists of {len(parts)} parts; {_MOST_PARTS} are allowed.")
            if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
                raise EncryptedFileError(path, _PASSWORD)
            left = limits.max_unpacked_bytes
            for part in parts:
                left -= _unpacked(archive, part, left, path, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise DamagedFileError(path, DAMAGED) from error


def _unpacked(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, path: Path, limits: ReadingLimits
) -> int:
    """Return how many bytes a part unpacks to."""
    size, tail = 0, b""
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    with archive.open(part) as content:
        while piece := content.read(_PIECE_BYTES):
            size += len(piece)
            if size > left:
                raise TooLargeError(
                    path, f"it unpacks to more than {limits.max_unpacked_mb} MB ([ingest] max_unpacked_mb)."
                )
            _refuse_markup(path, part.filename, tail + piece, is_xml=is_xml)
            tail = piece[-20:]
    return size


def _refuse_markup(path: Path, name: str, piece: bytes, *, is_xml: bool) -> None:
    if is_xml and (b"<!ENTITY" in piece or b"<!DOCTYPE" in piece or "<!ENTITY".encode("utf-16-le") in piece):
        raise DangerousFileError(path, _ENTITIES)
    if name.endswith("META-INF/manifest.xml") and b"encryption-data" in piece:
        raise EncryptedFileError(path, _PASSWORD)

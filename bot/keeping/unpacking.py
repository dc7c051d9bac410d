"""Takes the documents out of a zip that somebody sent: within limits, under safe names."""

import errno
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bot.errors import UserInputError

_PIECEWISE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others unpack to any size at once
_BYTES_A_FILE = 4096  # of the list of members, with what systems add: its names are 65,535 bytes at most
_END, _END_SIZE, _LIST_SIZE_AT = b"PK\x05\x06", 22, 12  # of the record that stands behind that list
_LONGEST_COMMENT = 65_535
_PIECE = 1 << 16
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_UNSAFE = re.compile(r"[^\w.,()+-]+")
_LONGEST_STEM = 80


_BROKEN = (  # what zipfile raises for zips with wrong bytes
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    IndexError,
)


class ArchiveError(UserInputError):
    """A zip cannot be unpacked: it is broken, or of another kind as below."""


class EmptyArchiveError(ArchiveError):
    """No document is in it."""


class LockedArchiveError(ArchiveError):
    """A password protects it."""


class LargeArchiveError(ArchiveError):
    """It holds too many files, or unpacks to too much."""


def is_archive(path: Path) -> bool:
    """Return whether a file is a zip by its name; office documents are zips inside, and are none here."""
    return path.suffix.lower() == ".zip"


def unpack(path: Path, folder: Path, *, most_files: int = 50, most_bytes: int = 100 * 1024**2) -> list[Path]:
    """Unpack the documents of a zip into `folder`, which they cannot leave; else ArchiveError.

    OSError where there is no room for them.
    """
    try:
        _refuse_long_list(path, most_files)
        with zipfile.ZipFile(path) as archive:
            members = list(_documents(archive))
            if not members:
                raise EmptyArchiveError(f"{path.name} holds no document.")
            if len(members) > most_files:
                raise LargeArchiveError(
                    f"{path.name} holds {len(members)} files, at most {most_files} are taken."
                )
            if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
                raise LockedArchiveError(f"{path.name} is locked by a password: send its files without one.")
            if any(member.compress_type not in _PIECEWISE for member in members):
                raise ArchiveError(
                    f"{path.name} is packed in a way that is not read: pack it as a plain zip."
                )
            return _extracted(archive, members, folder, most_bytes)
    except _BROKEN as error:
        raise ArchiveError(f"{path.name} is no zip that can be read: {error}.") from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):  # those come of places that the zip does not have
            raise
        raise ArchiveError(f"{path.name} is no zip that can be read: {error}.") from error


def _refuse_long_list(path: Path, most_files: int) -> None:
    """Raise ArchiveError where the list of members is too long to be read; its length stands at the end."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_COMMENT - _END_SIZE))
        end = file.read()
    at = end.rfind(_END)
    record = end[at : at + _END_SIZE]
    if at < 0 or len(record) < _END_SIZE:
        raise ArchiveError(f"{path.name} is no zip that can be read: it has no end.")
    if int.from_bytes(record[_LIST_SIZE_AT : _LIST_SIZE_AT + 4], "little") > most_files * _BYTES_A_FILE:
        raise LargeArchiveError(f"{path.name} holds too many files, at most {most_files} are taken.")


def safe_name(name: str, *, otherwise: str = "tai-lieu") -> str:
    """Return the last part of a name as a file name that means nothing to any system; its suffix stays."""
    safe = _cleaned(name, otherwise)
    while (again := _cleaned(safe, otherwise)) != safe:  # "0.A:" has a suffix once the mark behind it is gone
        safe = again
    return safe


def _cleaned(name: str, otherwise: str) -> str:
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, suffix = last.rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,5}", suffix):
        stem, suffix = last, ""
    cleaned = _UNSAFE.sub("-", stem).strip("-._ ")[:_LONGEST_STEM] or otherwise
    return f"{cleaned}.{suffix.lower()}" if suffix else cleaned


def free_place(folder: Path, name: str) -> Path:
    """Return where a file of this name goes in a folder; a name in use gets a number."""
    place, number = folder / name, 2
    while place.exists():
        place = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return place


def _documents(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for member in archive.infolist():
        parts = PurePosixPath(member.filename).parts
        if not member.is_dir() and not any(map(_is_hidden, parts)):
            yield member


def _is_hidden(part: str) -> bool:
    """Tell whether a part of a name is what systems and programs leave beside documents."""
    return part.startswith(("__MACOSX", "~$")) or (part.startswith(".") and part != "..")


def _extracted(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, most_bytes: int
) -> list[Path]:
    """Unpack piece by piece: what the zip says of its sizes is not believed."""
    paths, left = [], most_bytes
    for member in members:
        place = free_place(folder, safe_name(_name_of(member)))
        with archive.open(member) as packed, place.open("wb") as file:
            while piece := packed.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise LargeArchiveError(
                        f"{Path(archive.filename or '').name} unpacks to over {most_bytes // 1024**2} MB."
                    )
                file.write(piece)
        paths.append(place)
    return paths


def _name_of(member: zipfile.ZipInfo) -> str:
    """Return the name in Unicode: many programs write UTF-8 without saying so."""
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename

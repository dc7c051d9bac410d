"""Takes the documents out of a zip that somebody sent: within limits, under safe names."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bot.errors import UserInputError

MOST_FILES = 50
MOST_BYTES = 100 * 1024 * 1024  # of all files together, unpacked
_PIECE = 1 << 16
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_UNSAFE = re.compile(r"[^\w.,()+-]+")
_LONGEST_STEM = 80


class ArchiveError(UserInputError):
    """A zip cannot be unpacked: it is broken or locked, or holds too much."""


def is_archive(path: Path) -> bool:
    """Return whether a file is a zip by its name; office documents are zips inside, and are none here."""
    return path.suffix.lower() == ".zip"


def unpack(
    path: Path, folder: Path, *, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES
) -> list[Path]:
    """Unpack the documents of a zip into `folder`, which they cannot leave; else ArchiveError."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = list(_documents(archive))
            if not members:
                raise ArchiveError(f"{path.name} holds no document.")
            if len(members) > most_files:
                raise ArchiveError(f"{path.name} holds {len(members)} files, at most {most_files} are taken.")
            if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
                raise ArchiveError(f"{path.name} is locked by a password: send its files without one.")
            return _extracted(archive, members, folder, most_bytes)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise ArchiveError(f"{path.name} is no zip that can be read: {error}.") from error


def safe_name(name: str, *, otherwise: str = "tai-lieu") -> str:
    """Return the last part of a name as a file name that means nothing to any system; its suffix stays."""
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
                    raise ArchiveError(f"{archive.filename} unpacks to over {most_bytes // 1024**2} MB.")
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

"""Keeps pages that were photographed one by one in one file, each picture as it was sent."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.errors import UserInputError
from bot.keeping.corpus import waiting_name
from ingest.parsers.albums import ALBUM_SUFFIX, PAGE_SUFFIXES

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same pictures make the same file, whenever that is
_NUMBER_DIGITS = 4


class NoPictureError(UserInputError):
    """What is to be a page is no picture."""


def is_album(name: str) -> bool:
    """Return whether a file holds the pictures of pages, by its name."""
    return Path(name).suffix.lower() == ALBUM_SUFFIX


def is_page(name: str) -> bool:
    """Return whether a file may be a page of an album, by its name."""
    return Path(name).suffix.lower() in PAGE_SUFFIXES


def album_of(pictures: Sequence[Path], folder: Path) -> Path:
    """Make one file of pictures, in this order, named after the first; UserInputError for what is none."""
    for picture in pictures:
        if not picture.is_file():
            raise NoPictureError(f"No file {picture}: only files can be pages of one document.")
        if not is_page(picture.name):
            suffixes = ", ".join(sorted(PAGE_SUFFIXES))
            raise NoPictureError(
                f"{picture.name} is no picture: only {suffixes} can be pages of one document."
            )
    album = folder / f"{pictures[0].stem}{ALBUM_SUFFIX}"
    named = enumerate(pictures, start=1)
    _write(album, {f"{number:0{_NUMBER_DIGITS}}-{one.name}": one.read_bytes() for number, one in named})
    return album


def add_page(album: Path, name: str, picture: Path) -> None:
    """Put a picture into an album, which begins with it or has it once; wholly or not at all."""
    pages = _pages(album) if album.exists() else {}
    _write(album, pages | {name: picture.read_bytes()})


def page_names(album: Path) -> list[str]:
    """Return the names of the pictures in order."""
    with zipfile.ZipFile(album) as archive:
        return archive.namelist()


def _pages(album: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(album) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(album: Path, pages: Mapping[str, bytes]) -> None:
    waiting = waiting_name(album)
    try:
        with zipfile.ZipFile(waiting, "w", zipfile.ZIP_STORED) as archive:
            for name, content in sorted(pages.items()):
                archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content)
        waiting.replace(album)
    finally:
        waiting.unlink(missing_ok=True)

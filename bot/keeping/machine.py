"""What the machine must offer: rights to write, room on each disk, the program that reads scans."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StateError, UnhealthyError
from bot.keeping.corpus import ADDED_FOLDER
from bot.keeping.status import database_file, existing_parent, file_bytes, folder_bytes
from bot.state import look

if TYPE_CHECKING:
    from bot.composition import App

_MEGABYTE = 1000**2
FREE_FOR_INDEX_BYTES = 500 * _MEGABYTE
FREE_FOR_OTHERS_BYTES = 100 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Need:
    """How much room a part needs beyond what it has."""

    part: str
    path: Path
    free_bytes: int
    otherwise: str = ""  # what helps besides making room


@dataclass(frozen=True, slots=True)
class _Disk:
    """A file system, by one folder on it, with the parts of policybot that are there."""

    folder: Path
    needs: tuple[Need, ...]

    @property
    def parts(self) -> str:
        return ", ".join(need.part for need in self.needs)


def writable_folders(app: "App") -> str:
    """Say that documents can be added; UnhealthyError where a folder that this needs cannot be written."""
    folders = (app.corpus, app.corpus / ADDED_FOLDER, app.uploads, app.removed_files)
    refused = [folder for folder in folders if not is_writable(folder)]
    if not refused:
        return "documents can be added"
    named = ", ".join(map(str, refused))
    if not may_be_sent_documents(app):
        return f"read only ({named}), which only matters to `policybot add` and to staff; there are none"
    raise UnhealthyError(
        f"Documents that staff send cannot be kept, {named} cannot be written: give this user the right to, "
        "and mount nothing there read-only."
    )


def is_writable(folder: Path) -> bool:
    """Tell whether a file can be made in a folder, or in the one that it would be made in.

    It is tried: rights alone do not tell of file systems that are read-only, or full.
    """
    parent = existing_parent(folder)
    if folder.exists() and not folder.is_dir():
        return False
    with suppress(OSError), tempfile.TemporaryFile(dir=parent):
        return True
    return False


def may_be_sent_documents(app: "App") -> bool:
    """Tell whether there is anybody who may send documents by chat."""
    if app.settings.telegram.staff or app.settings.telegram.admins:
        return True
    with suppress(StateError):  # the check of the database tells of it
        return look(app.settings.database.url).has_roles
    return False


def scans(app: "App") -> str:
    """Say whether scans can be read, and what to install where there may be some; never a failure.

    A scan of the corpus that cannot be read is told of where the index is compared with the corpus.
    """
    from ingest.parsers.scans import missing_packages

    return told_of_scans(app, missing_packages())


def told_of_scans(app: "App", missing: Sequence[str]) -> str:
    """Say what the packages that are missing mean for this bot."""
    from ingest.corpus_files import corpus_files
    from ingest.parsers import PICTURE_SUFFIXES

    if not missing:
        return "Tesseract reads Vietnamese"
    lacks = "Tesseract is not installed" if len(missing) > 1 else "Tesseract lacks Vietnamese"
    pictures = [path.name for path in corpus_files(app.corpus) if path.suffix.lower() in PICTURE_SUFFIXES]
    reasons = [f"the corpus has pictures ({pictures[0]})"] if pictures else []
    if may_be_sent_documents(app):
        reasons.append("staff may send photos")
    if not reasons:
        return f"{lacks}; no scans are expected"
    return f"{lacks}, but {' and '.join(reasons)}: install {' and '.join(missing)}"


def disks(app: "App") -> str:
    """Say how much room there is on each file system that holds a part; UnhealthyError where it is little."""
    index = app.settings.index.path
    if not is_writable(index):
        raise UnhealthyError(f"{existing_parent(index)} cannot be written: give this user the right to.")
    return refuse_tight(_needs(app))


def _needs(app: "App") -> Iterator[Need]:
    live, index = app.generations.current(), app.settings.index.path
    next_one = 2 * folder_bytes(app.generations.folder(live)) if live else 0
    keep_fewer = "lower [index] keep_generations"
    yield Need("index", index, max(FREE_FOR_INDEX_BYTES, next_one), keep_fewer)
    yield Need("corpus", app.settings.corpus.path, FREE_FOR_OTHERS_BYTES)
    if file := database_file(app.settings.database.url):
        # To leave nothing of what was erased, the whole of it is written anew.
        rewritten = 2 * file_bytes(file)
        yield Need(
            "database", file.parent, max(FREE_FOR_OTHERS_BYTES, rewritten), "lower [privacy] keep_days"
        )


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _device(folder: Path) -> int:
    return folder.stat().st_dev


def refuse_tight(
    needs: Iterable[Need],
    *,
    free_bytes: Callable[[Path], int] = _free_bytes,
    device: Callable[[Path], int] = _device,
) -> str:
    """Say how much is free on each file system; UnhealthyError names those with less than is needed there."""
    found = _by_disk(tuple(needs), device)
    tight = [one for one in found if free_bytes(one.folder) < sum(need.free_bytes for need in one.needs)]
    if tight:
        raise UnhealthyError(" ".join(_told(one, free_bytes(one.folder)) for one in tight))
    return "; ".join(f"{free_bytes(one.folder) // 1000**3} GB free for {one.parts}" for one in found)


def _by_disk(needs: Sequence[Need], device: Callable[[Path], int]) -> list[_Disk]:
    by_device: dict[int, list[Need]] = {}
    for need in needs:
        by_device.setdefault(device(existing_parent(need.path)), []).append(need)
    return [_Disk(existing_parent(found[0].path), tuple(found)) for found in by_device.values()]


def _told(disk: _Disk, free: int) -> str:
    needed = sum(need.free_bytes for need in disk.needs)
    others = "".join(f", or {need.otherwise}" for need in disk.needs if need.otherwise)
    return (
        f"Only {free // _MEGABYTE} MB are free at {disk.folder} for {disk.parts}: make room there for "
        f"{needed // _MEGABYTE} MB{others}."
    )

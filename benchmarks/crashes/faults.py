"""Full disks and folders that cannot be written."""

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.crashes.findings import Findings
from benchmarks.crashes.operations import do_work, go_back
from benchmarks.crashes.place import Place
from benchmarks.crashes.rounds import Crashes
from bot.keeping.index_work import Work

OPEN = 0o755
_NOT_WRITABLE = 0o555
_TMPFS_MB = 8
_MIB = 1 << 20
_MOST_FREE_BYTES = int(0.75 * _MIB)  # with more, all goes through


def full_disks(folder: Path, amounts: int, seed: int) -> tuple[str, Findings]:
    """Write with ever less room; return how the room was taken and what became of it."""
    with _small_disk(folder) as is_mounted:
        crashes = Crashes(Place(folder / "place"), seed=seed)
        crashes.prepare()
        for number in range(amounts):
            free_bytes = _MOST_FREE_BYTES * number // amounts
            work = partial(do_work, (Work.INGEST, Work.REBUILD)[number % 2], Place(folder / "place"))
            crashes.change()
            if is_mounted:
                crashes.fault("full disk", work, around=_filled(folder, free_bytes))
            else:
                crashes.fault("full disk", work, prepare=partial(_limit_file_size, free_bytes))
        if is_mounted:
            _full_for_staff(crashes, folder, amounts)
        crashes.heal()
    return ("tmpfs" if is_mounted else "RLIMIT_FSIZE"), crashes.findings


def _full_for_staff(crashes: Crashes, folder: Path, amounts: int) -> None:
    """Let staff take in, take out and undo, by command and in the chat, with ever less room."""
    by_staff = [one for one in crashes.operations if one.moves_files]
    for number in range(amounts):
        free_bytes = _MOST_FREE_BYTES * number // amounts
        for operation in by_staff:
            crashes.fault_and_end("full disk", operation, _filled(folder, free_bytes))


def may_mount(folder: Path) -> bool:
    """Tell whether this user may mount a small disk."""
    with _small_disk(folder) as is_mounted:
        return is_mounted


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small tmpfs on a folder where this user may; yield whether that went well."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={_TMPFS_MB}m", "policybot-crashes", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            _unmount(folder)


@contextmanager
def _filled(folder: Path, free_bytes: int) -> Iterator[None]:
    """Leave so much room on the disk of a folder."""
    filler = folder / "filler"
    room = shutil.disk_usage(folder).free - free_bytes
    filler.write_bytes(b"\0" * max(0, room))
    try:
        yield
    finally:
        filler.unlink()


def _limit_file_size(count: int) -> None:
    """Let no file of this process grow beyond so many bytes, as a quota does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, count))


def read_only_folders(crashes: Crashes, place: Place, *, is_thorough: bool) -> None:
    """Write where nothing can be written: the index, then the folder around it, then the corpus.

    What staff do is tried with each of them, or in turn where it need not be thorough.
    """
    by_staff = [one for one in crashes.operations if one.moves_files]
    folders = (place.index, place.index.parent, place.corpus)
    for number, folder in enumerate(folders):
        for job in (partial(do_work, Work.REBUILD, place), partial(go_back, place)):
            crashes.change()
            crashes.fault("read-only", job, around=_without_writing(folder))
        share = len(by_staff) // len(folders)
        for operation in by_staff if is_thorough else by_staff[number * share : (number + 1) * share]:
            crashes.fault_and_end("read-only", operation, _without_writing(folder))


@contextmanager
def _without_writing(folder: Path) -> Iterator[None]:
    """Take the right to write away; before root, which has every right, by a mount that is read-only."""
    if os.geteuid() != 0:
        folder.chmod(_NOT_WRITABLE)
        undo = partial(folder.chmod, OPEN)
    else:
        _mount("--bind", str(folder), str(folder))
        _mount("-o", "remount,ro,bind", str(folder))
        undo = partial(_unmount, folder)
    try:
        yield
    finally:
        undo()


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)  # noqa: S607


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], check=False)  # noqa: S607

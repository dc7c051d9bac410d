"""Index generations on disk: immutable folders, the `current` pointer, the writer's lock.

A generation is whole once it has a manifest.json, and live once `current` names it. A folder that is not
whole is a leftover and is removed when a writer begins and when it ends.
"""

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.durable import beside, sync, write_atomically
from vectorstore.errors import IndexDamagedError, IndexLockedError, IndexMissingError
from vectorstore.generation import MANIFEST, Generation, read_manifest
from vectorstore.seals import SEALS, broken, sealed

logger = logging.getLogger(__name__)
_CURRENT = "current"
_LEFT = "rolled_back"  # an empty file in a generation from which somebody went back
_LOCK = "writer.lock"
_WRITER = "writer.pid"
_LOOKED_AT_SECONDS = 0.2  # whoever asks whether there is a writer holds the lock for a moment
_NAME = re.compile(r"\d{8}-\d{6}-\d{6}(?:-1)*")


class Generations:
    """The folder of generations: which there are, which is live, who writes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> str | None:
        """Return the name of the live generation, None before the first.

        IndexDamagedError where the file that names it holds something else.
        """
        try:
            name = (self.path / _CURRENT).read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return None
        if name and not _NAME.fullmatch(name):
            raise IndexDamagedError(
                f"{self.path / _CURRENT} names no generation. Make the index again with `policybot rebuild`."
            )
        return name or None

    def folder(self, name: str) -> Path:
        """Return the folder of a generation."""
        return self.path / name

    def manifest(self, name: str) -> Generation:
        """Return what a generation says of itself; IndexDamagedError where it cannot be read."""
        path = self.folder(name) / MANIFEST
        try:
            return read_manifest(path)
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamagedError(
                f"{path} cannot be read ({error}). Go back with `policybot rollback`, "
                "or make the index again with `policybot rebuild`."
            ) from error

    def names(self) -> list[str]:
        """Return the whole generations, oldest first."""
        return sorted(path.name for path in self._folders() if (path / MANIFEST).is_file())

    def new_name(self) -> str:
        """Return a name that sorts behind all others."""
        name = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        newest = max(self.names(), default="")
        return name if name > newest else f"{newest}-1"

    def seal(self, generation: Generation) -> None:
        """Write the seals of a generation and the manifest that makes it whole, last, all of it on disk."""
        folder = self.folder(generation.name)
        (folder / SEALS).write_text(sealed(folder), encoding="utf-8")
        for path in folder.rglob("*"):
            sync(path)
        text = json.dumps(asdict(generation), ensure_ascii=False, indent=2)
        write_atomically(folder / MANIFEST, text)

    def damage(self, name: str) -> dict[str, str] | None:
        """Return the files of a generation that have changed since it was sealed, and how; see seals.py."""
        return broken(self.folder(name))

    def make_live(self, name: str) -> None:
        """Point `current` at a whole generation, in one step."""
        write_atomically(self.path / _CURRENT, name)

    def go_back(self, name: str) -> None:
        """Make an earlier generation live; the one that was live is marked as left on purpose.

        Another newer one was written whole by somebody who was stopped before it went live.
        """
        live = self.readable_current()
        if live and self.folder(live).is_dir():
            write_atomically(self.folder(live) / _LEFT, "")
        self.make_live(name)

    def older(self, name: str) -> list[str]:
        """Return the generations before the given one, oldest first; IndexMissingError where none is."""
        older = [other for other in self.names() if other < name]
        if not older:
            raise IndexMissingError("There is no earlier generation to go back to.")
        return older

    def described(self) -> list[tuple[str, Generation | None]]:
        """Return the generations kept, oldest first, with what they say of themselves; None where damaged."""
        return [(name, self._readable_manifest(name)) for name in self.names()]

    def _readable_manifest(self, name: str) -> Generation | None:
        try:
            return self.manifest(name)
        except IndexDamagedError:
            return None

    def prune(self, keep: int) -> None:
        """Delete the oldest generations beyond `keep`; the live one always stays."""
        live = self.readable_current()
        others = [name for name in self.names() if name != live]
        surplus = len(others) - max(0, keep - 1)
        for name in others[: max(0, surplus)]:
            self._delete(name)

    def forget_newer(self) -> None:
        """Delete the generations that a rollback has left behind, so that the next rollback skips them."""
        live = self.readable_current()
        for name in self.names():
            if live is not None and name > live:
                self._delete(name)

    def readable_current(self) -> str | None:
        """Return the live generation; None also where what names it is damaged and about to be mended."""
        try:
            return self.current()
        except IndexDamagedError:
            return None

    def _delete(self, name: str) -> None:
        """Delete one; where that is not allowed it stays, and what was published is live all the same.

        Without its manifest it is a leftover, should we be stopped half-way.
        """
        try:
            (self.folder(name) / MANIFEST).unlink()
        except OSError as error:
            logger.warning("generation %s cannot be deleted: %s", name, error)
            return
        shutil.rmtree(self.folder(name), ignore_errors=True)

    def _remove_leftovers(self) -> None:
        for path in self.leftovers():
            shutil.rmtree(path, ignore_errors=True)
        self._pointer_leftover.unlink(missing_ok=True)

    @property
    def _pointer_leftover(self) -> Path:
        return beside(self.path / _CURRENT)

    def leftovers(self) -> list[Path]:
        """Return the folders that a writer has not finished, perhaps not yet."""
        return [path for path in self._folders() if not (path / MANIFEST).is_file()]

    def _folders(self) -> list[Path]:
        """Return the folders named as generations; others, should there be any, are not ours to delete."""
        return [path for path in self.path.glob("*") if _NAME.fullmatch(path.name) and path.is_dir()]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock, among whole generations; IndexLockedError where another has it."""
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(self.path / _LOCK).acquire(timeout=_LOOKED_AT_SECONDS)
        except Timeout as error:
            raise IndexLockedError(
                f"Another process{self._writer()} is writing to {self.path}. Wait until it has finished."
            ) from error
        with held:
            (self.path / _WRITER).write_text(str(os.getpid()), encoding="ascii")
            try:
                self._remove_leftovers()
                yield
            finally:
                self._remove_leftovers()
                (self.path / _WRITER).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what a writer that was stopped has left, unless another is writing now."""
        if self.leftovers() or self._pointer_leftover.exists():
            with suppress(IndexLockedError), self.writing():
                pass  # beginning to write tidies up

    def is_rolled_back(self) -> bool:
        """Return whether somebody went back from a generation that is kept to the live one, an older one."""
        live = self.readable_current() or ""
        return any((self.folder(name) / _LEFT).is_file() for name in self.names() if name > live)

    def is_being_written(self) -> bool:
        """Return whether a writer holds the lock now."""
        if not (self.path / _LOCK).is_file():
            return False
        try:
            FileLock(self.path / _LOCK).acquire(timeout=0).lock.release()
        except Timeout:
            return True
        return False

    def _writer(self) -> str:
        try:
            return f" (pid {(self.path / _WRITER).read_text(encoding='ascii')})"
        except OSError:
            return ""

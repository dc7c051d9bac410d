"""Index generations on disk: immutable folders, the `current` pointer, the writer's lock.

A generation is whole once it has a manifest.json, and live once `current` names it. Everything else
under the index folder is a leftover of a crash and is removed before the next generation is made.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.errors import IndexDamagedError, IndexLockedError, IndexMissingError

MANIFEST = "manifest.json"
_CURRENT = "current"
_LOCK = "writer.lock"
_WRITER = "writer.pid"


@dataclass(frozen=True, slots=True)
class Generation:
    """What a generation was made of and with; kept in its manifest.json."""

    name: str
    created: str  # ISO 8601, UTC
    embedder: str
    dimension: int
    documents: int
    passages: int
    corpus_hash: str
    distance: str
    hnsw: dict[str, object]
    versions: dict[str, str]


class Generations:
    """The folder of generations: which there are, which is live, who writes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> str | None:
        """Return the name of the live generation, None before the first."""
        try:
            return (self.path / _CURRENT).read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None

    def folder(self, name: str) -> Path:
        """Return the folder of a generation."""
        return self.path / name

    def manifest(self, name: str) -> Generation:
        """Return what a generation says of itself; IndexDamagedError where it cannot be read."""
        path = self.folder(name) / MANIFEST
        try:
            return Generation(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamagedError(
                f"{path} cannot be read ({error}). Go back with `policybot rollback`, "
                "or make the index again with `policybot rebuild`."
            ) from error

    def names(self) -> list[str]:
        """Return the whole generations, oldest first."""
        return sorted(manifest.parent.name for manifest in self.path.glob(f"*/{MANIFEST}"))

    def new_name(self) -> str:
        """Return a name that sorts behind all others."""
        name = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        newest = max(self.names(), default="")
        return name if name > newest else f"{newest}-1"

    def seal(self, generation: Generation) -> None:
        """Write the manifest that makes a generation whole, with everything before it on disk."""
        folder = self.folder(generation.name)
        for path in folder.rglob("*"):
            _sync(path)
        text = json.dumps(asdict(generation), ensure_ascii=False, indent=2)
        _write_atomically(folder / MANIFEST, text)

    def make_live(self, name: str) -> None:
        """Point `current` at a whole generation, in one step."""
        _write_atomically(self.path / _CURRENT, name)

    def before(self, name: str) -> str:
        """Return the generation before the given one; IndexMissingError where there is none."""
        older = [other for other in self.names() if other < name]
        if not older:
            raise IndexMissingError("There is no earlier generation to go back to.")
        return older[-1]

    def prune(self, keep: int) -> None:
        """Delete the oldest generations beyond `keep`; the live one always stays."""
        live = self.current()
        others = [name for name in self.names() if name != live]
        surplus = len(others) - max(0, keep - 1)
        for name in others[: max(0, surplus)]:
            # Without its manifest it is a leftover, should we be stopped half-way.
            (self.folder(name) / MANIFEST).unlink()
            shutil.rmtree(self.folder(name), ignore_errors=True)

    def remove_leftovers(self) -> None:
        """Delete what an earlier writer did not finish."""
        whole = set(self.names())
        for path in self.path.iterdir():
            if path.is_dir() and path.name not in whole:
                shutil.rmtree(path, ignore_errors=True)
            elif path.suffix == ".new":
                path.unlink(missing_ok=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock; IndexLockedError where another process has it."""
        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexLockedError(
                f"Another process{self._writer()} is writing to {self.path}. Wait until it has finished."
            ) from error
        try:
            (self.path / _WRITER).write_text(str(os.getpid()), encoding="ascii")
            yield
        finally:
            (self.path / _WRITER).unlink(missing_ok=True)
            lock.release()

    def _writer(self) -> str:
        try:
            return f" (pid {(self.path / _WRITER).read_text(encoding='ascii')})"
        except OSError:
            return ""


def _write_atomically(path: Path, text: str) -> None:
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_text(text, encoding="utf-8")
    _sync(temporary)
    temporary.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

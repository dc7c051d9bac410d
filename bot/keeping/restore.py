"""Brings a backup back: checks every file of it first, then swaps all of it in, or leaves all as it was."""

import glob
import hashlib
import json
import lzma
import os
import shutil
import tarfile
import uuid
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import UserInputError
from bot.keeping.backup import BESIDE, DATABASE, FORMAT, MANIFEST, copy_database
from bot.keeping.fitting import misfit
from bot.keeping.restoring import Journal, Swap, forget_journal, journal_beside, write_journal

_PIECE_BYTES = 1 << 20
# What reading a damaged tar file raises, packed or not.
_NOT_WHOLE = (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError)
_MAX_MANIFEST_BYTES = 64 << 20


class _File(BaseModel):
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)


class BackupManifest(BaseModel):
    """What a backup says it holds."""

    model_config = ConfigDict(frozen=True)

    format: int
    version: str
    created: str
    generation: str | None = Field(default=None, pattern=r"^[\w-][\w.-]*$")
    files: dict[str, _File]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a backup go."""

    corpus: Path
    index: Path
    database: Path | None
    beside: Mapping[str, Path] = field(default_factory=dict)  # as Kept has them


def verify_backup(file: Path) -> BackupManifest:
    """Return the manifest of a backup of which every file is there and unchanged.

    Raises UserInputError for anything else: links, paths that lead elsewhere, extra or missing files.
    """
    sums: dict[str, _File] = {}
    manifest: BackupManifest | None = None
    with _opened(file) as archive:
        for member, content in _members(archive, file):
            if member.name in sums:
                raise _unusable(file, f"it holds {member.name} twice")
            if member.name == MANIFEST:
                manifest = _read_manifest(content, file)
            else:
                sums[member.name] = _File(sha256=_digest(content), bytes=member.size)
    if manifest is None:
        raise _unusable(file, f"it has no {MANIFEST}")
    if manifest.format != FORMAT:
        raise _unusable(file, f"it was written by policybot {manifest.version} in another format")
    _compare(sums, manifest, file)
    return manifest


def restore_backup(
    file: Path,
    manifest: BackupManifest,
    places: Places,
    *,
    make_current: Callable[[str], None],
    embedder: str | None = "",
    current: str = "",
    meanwhile: AbstractContextManager[None] | None = None,
) -> None:
    """Put a verified backup in place of what is there; where a step fails, the steps before are undone.

    UserInputError, before any step, where this policybot could not read the index, or not with the model
    `embedder` ("" is any; None where the index is made anew afterwards), or the database.
    `current` is the generation that is live before; `meanwhile` ends when all is in place, and belongs to it.
    What a kill cuts short is undone by undo_cut_short before anything else is done.
    """
    token = uuid.uuid4().hex[:8]
    staged_corpus = places.corpus.with_name(f".{places.corpus.name}.restoring-{token}")
    staged_index = places.index.with_name(f".{places.index.name}.restoring-{token}")
    staged_corpus.mkdir(parents=True)
    try:
        _extract(file, staged_corpus, staged_index)
        to_read = staged_index / manifest.generation if manifest.generation and embedder is not None else None
        database = staged_index / DATABASE if places.database else None
        reason = misfit(to_read, database, embedder=embedder or "")
        if reason:
            raise _unusable(file, f"{reason} (policybot {manifest.version} wrote it)")
        journal = _planned(file, manifest, places, staged_corpus, staged_index, current)
        with _journaled(journal, journal_beside(places.index)), meanwhile or nullcontext():
            _bring_in(journal, staged_index)
            if manifest.generation is not None:
                make_current(manifest.generation)
        for leftover in _left_by_earlier(places):
            shutil.rmtree(leftover, ignore_errors=True)
    finally:
        shutil.rmtree(staged_corpus, ignore_errors=True)
        shutil.rmtree(staged_index, ignore_errors=True)


@contextmanager
def _journaled(journal: Journal, path: Path) -> Iterator[None]:
    """Keep a journal of the steps that follow, and undo them where one of them fails."""
    write_journal(path, journal)
    try:
        yield
    except BaseException:
        journal.undo()
        forget_journal(path, journal)
        raise
    forget_journal(path, journal)


def _left_by_earlier(places: Places) -> Iterator[Path]:
    for folder in (places.corpus, places.index):
        yield from folder.parent.glob(f".{glob.escape(folder.name)}.restoring-*")


def _planned(
    file: Path,
    manifest: BackupManifest,
    places: Places,
    staged_corpus: Path,
    staged_index: Path,
    current: str,
) -> Journal:
    """Return what is swapped; the database is copied before, so that it can be put back."""
    staged = [(staged_corpus, places.corpus)]
    if manifest.generation is not None:
        staged.append((staged_index / manifest.generation, places.index / manifest.generation))
    staged += [
        (staged_index / name, place)
        for name, place in places.beside.items()
        if (staged_index / name).is_dir()
    ]
    for _, place in staged:
        place.parent.mkdir(parents=True, exist_ok=True)
    database = places.database if DATABASE in manifest.files else None
    previous = None
    if database is not None and database.exists():
        previous = staged_index / "previous.sqlite3"
        copy_database(database, previous)
    swaps = tuple(Swap(one, place, is_first=not place.exists()) for one, place in staged)
    return Journal(str(file.absolute()), swaps, database, previous, current)


def _bring_in(journal: Journal, staged_index: Path) -> None:
    """Swap all; of the database the contents, not the file: who has it open sees the restored rows."""
    for swap in journal.swaps:
        swap.do()
    if journal.database is not None:
        journal.database.parent.mkdir(parents=True, exist_ok=True)
        copy_database(staged_index / DATABASE, journal.database)


def _extract(file: Path, corpus: Path, index: Path) -> None:
    index.mkdir(parents=True)
    with _opened(file) as archive:
        for member, content in _members(archive, file):
            top, _, rest = member.name.partition("/")
            if member.name == MANIFEST:
                continue
            target = {"corpus": corpus / rest, "index": index / rest}.get(top, index / member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as copy:
                shutil.copyfileobj(content, copy, _PIECE_BYTES)
                copy.flush()
                os.fsync(copy.fileno())


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, "r:*") as archive:
            yield archive
    except _NOT_WHOLE as error:
        raise _unusable(file, "it is not a whole tar file") from error
    except OSError as error:
        if error.errno is not None:  # of the disk, not of what was read
            raise
        raise _unusable(file, "it is not a whole tar file") from error


def _members(archive: tarfile.TarFile, file: Path) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """Yield the plain files; anything that could lead out of the folder is refused."""
    for member in archive:
        path = PurePosixPath(member.name or "/")
        is_known = member.name in (MANIFEST, DATABASE) or (
            path.parts[0] in ("corpus", "index", *BESIDE) and len(path.parts) > 1
        )
        is_plain = path.as_posix() == member.name and ".." not in path.parts and "\\" not in member.name
        content = archive.extractfile(member) if member.isreg() else None
        if content is None or not is_known or not is_plain or "\0" in member.name:
            raise _unusable(file, f"it holds {member.name!r}, which no backup does")
        yield member, content


def _read_manifest(content: IO[bytes], file: Path) -> BackupManifest:
    try:
        return BackupManifest.model_validate(json.loads(content.read(_MAX_MANIFEST_BYTES)))
    except (ValidationError, ValueError) as error:
        raise _unusable(file, f"its {MANIFEST} is damaged") from error


def _compare(sums: Mapping[str, _File], manifest: BackupManifest, file: Path) -> None:
    for name in sorted({*sums, *manifest.files}):
        if sums.get(name) != manifest.files.get(name):
            raise _unusable(file, f"{name} is missing, extra or changed")
        if name.startswith("index/") and not name.startswith(f"index/{manifest.generation}/"):
            raise _unusable(file, f"{name} belongs to no generation it names")


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := content.read(_PIECE_BYTES):
        digest.update(piece)
    return digest.hexdigest()


def _unusable(file: Path, reason: str) -> UserInputError:
    return UserInputError(f"{file.name} cannot be restored: {reason}. Nothing was changed.")

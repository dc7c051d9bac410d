"""What was taken out of the corpus is kept beside the index, with what is needed to put it back."""

import json
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.errors import NotFoundError, UserInputError
from bot.keeping.corpus import have_same_bytes, move, waiting_name
from ingest.manifest_writing import entry_of, put_entry
from vectorstore.durable import sync
from vectorstore.number_spelling import number_key
from vectorstore.records import Document

_RECORD = ".removed.json"


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was taken out: where it was, what it was, and its entry in the manifest."""

    name: str  # of the kept file
    file: str  # relative to the corpus, where it was
    id: str
    number: str | None
    title: str
    entry: str
    at: float
    issued_on: str = ""  # in ISO form; "" where it is not known

    def is_version_of(self, document: Document) -> bool:
        """Tell whether this is the same document as one of the corpus, by its number and day of issue."""
        if not self.number or not document.number or number_key(self.number) != number_key(document.number):
            return False
        return not self.issued_on or self.issued_on == _iso(document)


@contextmanager
def taken_out(corpus: Path, document: Document, removed: Path, *, name: str = "") -> Iterator[Path]:
    """Move the file of a document to `removed`, and back where the body fails; give its place there."""
    record = take_out(corpus, document, removed, name=name)
    try:
        yield removed / record.name
    except BaseException:
        put_back(corpus, removed, record)
        raise


def take_out(corpus: Path, document: Document, removed: Path, *, name: str = "") -> Removed:
    """Move the file of a document and its entry out of the corpus, to `removed`; nothing of it is lost.

    It is kept there under `name` where that is decided already, else under a free name.
    """
    file = (corpus / document.file).resolve()
    if not file.is_relative_to(corpus.resolve()) or not file.is_file():
        raise UserInputError(
            f"{document.file} is no longer in {corpus}: run `policybot ingest` to follow that."
        )
    removed.mkdir(parents=True, exist_ok=True)
    name = name or _half_taken_out(corpus, removed, document.file) or free_name(document.file, removed)
    record = Removed(
        name=name,
        file=document.file,
        id=document.id,
        number=document.number,
        title=document.title,
        entry=entry_of(corpus, document.file) or _entry_taken_out(removed, name, document.file),
        at=time.time(),
        issued_on=_iso(document),
    )
    _move_out(corpus, removed, record)
    return record


def taken_out_before(corpus: Path, removed: Path, file: str) -> Removed | None:
    """Return what was kept of a file that is out of the corpus already; None where it is not, or not kept.

    What a process that was killed has left of it in the manifest goes now.
    """
    record = None if (corpus / file).exists() else record_of_file(removed, file)
    if record is not None and record.entry and entry_of(corpus, file) == record.entry:
        put_entry(corpus, file, "")
    return record


def _half_taken_out(corpus: Path, removed: Path, file: str) -> str:
    """Return the name of a copy of a file that was being moved to another disk; "" where there is none."""
    record = record_of_file(removed, file)
    is_copy = record is not None and have_same_bytes(corpus / file, removed / record.name)
    return record.name if record and is_copy else ""


def _move_out(corpus: Path, removed: Path, record: Removed) -> None:
    """Move a file and its entry to `removed`, or leave both where they are.

    In this order a kill in between leaves a record without its file, or an entry without its file: neither
    is a harm, while a file without its entry would be read for something else.
    """
    place, kept = corpus / record.file, removed / record.name
    try:
        _write(removed, record)
        move(place, kept)
        put_entry(corpus, record.file, "")
    except BaseException:
        if not place.exists():
            move(kept, place)
        if entry_of(corpus, record.file) != record.entry:
            put_entry(corpus, record.file, record.entry)
        _forget(removed, record)
        raise


@contextmanager
def brought_back(corpus: Path, removed: Path, record: Removed) -> Iterator[None]:
    """Put what was taken out back, and out again where the body fails."""
    put_back(corpus, removed, record)
    try:
        yield
    except BaseException:
        _move_out(corpus, removed, record)
        raise


def put_back(corpus: Path, removed: Path, record: Removed) -> None:
    """Move a file and its entry back where they were; UserInputError where that place is taken."""
    place, kept = corpus / record.file, removed / record.name
    if place.exists():
        raise UserInputError(f"There is another file at {place}: move it away, then restore {record.id}.")
    if not kept.is_file():
        raise UserInputError(f"{kept} is no longer there: it cannot be restored.")
    place.parent.mkdir(parents=True, exist_ok=True)
    before = entry_of(corpus, record.file)
    try:
        if record.entry:
            put_entry(corpus, record.file, record.entry)
        move(kept, place)
    except BaseException:
        if entry_of(corpus, record.file) != before:
            put_entry(corpus, record.file, before)
        raise
    _forget(removed, record)


def find_removed(removed: Path, wanted: str) -> Removed:
    """Return what was removed last of this id, number, or name of a kept file; NotFoundError if nothing."""
    records = sorted(_records(removed), key=lambda record: -record.at)
    _refuse_damaged(removed, wanted)
    for record in records:
        numbers = {number_key(record.number)} if record.number else set()
        if wanted in (record.id, record.name) or number_key(wanted) in numbers:
            return record
    known = ", ".join(record.id for record in records[:5]) or "nothing"
    damaged = "".join(f" {path} cannot be read." for path in damaged_records(removed))
    raise NotFoundError(f"No removed document {wanted} is kept in {removed}; there is {known}.{damaged}")


def record_of_file(removed: Path, file: str) -> Removed | None:
    """Return what was last taken out of this place of the corpus; None where nothing is kept of it."""
    found = [record for record in _records(removed) if record.file == file]
    return max(found, key=lambda record: record.at, default=None)


def places_of_removed(removed: Path) -> set[str]:
    """Return where the kept files stood in the corpus: they may come back there."""
    return {record.file for record in _records(removed)}


def record_named(removed: Path, name: str) -> Removed | None:
    """Return the record of a kept file, None where that is no longer there; UserInputError if damaged."""
    _refuse_damaged(removed, name)
    return next((record for record in _records(removed) if record.name == name), None)


def free_name(file: str, removed: Path, *, but: Collection[str] = ()) -> str:
    """Return a name for a file among those kept: one in use, or among `but`, gets a number."""
    path = Path(file)
    name, number = path.name, 2
    while (removed / name).exists() or name in but:
        name = f"{path.stem}-{number}{path.suffix}"
        number += 1
    return name


def _entry_taken_out(removed: Path, name: str, file: str) -> str:
    """Return the entry that was taken out of the manifest before the process was killed; else ""."""
    path = removed / f"{name}{_RECORD}"
    record = _read(path) if path.is_file() else None
    return record.entry if record and record.file == file else ""


def _iso(document: Document) -> str:
    return document.issued_on.isoformat() if document.issued_on else ""


def _forget(removed: Path, record: Removed) -> None:
    (removed / f"{record.name}{_RECORD}").unlink(missing_ok=True)


def forget_lost_records(removed: Path, *, older_than_seconds: float) -> None:
    """Delete the records without a file that a process which was killed left; younger ones may get theirs."""
    for path in removed.glob(f"*{_RECORD}"):
        is_old = time.time() - path.stat().st_mtime > older_than_seconds
        if is_old and not path.with_name(path.name.removesuffix(_RECORD)).is_file():
            path.unlink(missing_ok=True)


def _records(removed: Path) -> Iterator[Removed]:
    for path in sorted(removed.glob(f"*{_RECORD}")):
        record = _read(path)
        if record is not None and (removed / record.name).is_file():
            yield record


def damaged_records(removed: Path) -> list[Path]:
    """Return the records that cannot be read."""
    return [path for path in sorted(removed.glob(f"*{_RECORD}")) if path.exists() and _read(path) is None]


def _refuse_damaged(removed: Path, name: str) -> None:
    path = removed / f"{name}{_RECORD}"
    if path.is_file() and _read(path) is None:
        raise UserInputError(
            f"{path} cannot be read: where it stood in the corpus is not known. Put {removed / name} back "
            "with `policybot add`, then delete both."
        )


def _read(path: Path) -> Removed | None:
    """Return a record; None where it is damaged."""
    try:
        record = Removed(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    texts = (record.name, record.file, record.id, record.title, record.entry, record.issued_on)
    is_sound = all(isinstance(one, str) for one in texts) and isinstance(record.at, int | float)
    return record if is_sound and isinstance(record.number, str | None) else None


def _write(removed: Path, record: Removed) -> None:
    path = removed / f"{record.name}{_RECORD}"
    waiting = waiting_name(path)
    try:
        waiting.write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1), encoding="utf-8")
        sync(waiting)
        waiting.replace(path)
        sync(removed)
    finally:
        waiting.unlink(missing_ok=True)

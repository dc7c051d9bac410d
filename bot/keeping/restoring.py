"""The journal of a restore: what it swaps, written before the first swap, so that a kill leaves no mixture.

While it is there, some parts may be those of the backup and some those before it. The next `restore` undoes
what was begun, step by step, and begins anew.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import UnhealthyError
from bot.keeping.backup import copy_database
from vectorstore.durable import sync

_NAME = "restoring.json"


@dataclass(frozen=True, slots=True)
class Swap:
    """A folder that takes the place of another, which waits aside until all is done."""

    staged: Path
    place: Path
    is_first: bool  # nothing stood there

    @property
    def aside(self) -> Path:
        """Where the folder waits that stood there."""
        return self.staged.with_name(f"{self.staged.name}.old")

    def do(self) -> None:
        """Swap."""
        if not self.is_first:
            self.place.rename(self.aside)
        self.staged.rename(self.place)

    def undo(self) -> None:
        """Swap back as far as it was done; again, where that was cut short too."""
        is_done = self.place.exists() and not self.staged.exists()
        if is_done and (self.is_first or self.aside.exists()):
            self.place.rename(self.staged)
        if self.aside.exists():
            self.aside.rename(self.place)


@dataclass(frozen=True, slots=True)
class Journal:
    """What a restore does, in order."""

    file: str  # the backup
    swaps: tuple[Swap, ...]
    database: Path | None  # whose contents are replaced
    previous: Path | None  # a copy of what it held; None where there was none
    current: str  # the generation that was live; "" for none

    def undo(self) -> None:
        """Put everything back but for the pointer to the live generation."""
        if self.database is not None and self.previous is not None and self.previous.is_file():
            copy_database(self.previous, self.database)
        for swap in reversed(self.swaps):
            swap.undo()


def journal_beside(index: Path) -> Path:
    """Return where the journal is written."""
    return index.parent / _NAME


def refuse_half_restored(index: Path) -> None:
    """Raise UnhealthyError where a restore has begun and not ended."""
    path = journal_beside(index)
    if not path.is_file():
        return
    journal = read_journal(path)
    aside = [str(swap.aside) for swap in journal.swaps if swap.aside.exists()]
    waits = f" What it replaces waits in {', '.join(aside)}: leave it there." if aside else ""
    raise UnhealthyError(
        f"A restore of {journal.file} has not ended.{waits} Where none is running, run "
        f"`policybot restore {journal.file}` again: it undoes what was cut short and begins anew."
    )


def undo_cut_short(index: Path, make_current: Callable[[str], None]) -> bool:
    """Undo a restore that was cut short, wholly; tell whether there was one."""
    path = journal_beside(index)
    if not path.is_file():
        return False
    journal = read_journal(path)
    journal.undo()
    make_current(journal.current)
    forget_journal(path, journal)
    return True


def write_journal(path: Path, journal: Journal) -> None:
    """Write the journal, so that it is on the disk before anything is swapped."""
    waiting = path.with_name(f".{path.name}.part")
    content = {
        "file": journal.file,
        "swaps": [[_name(one.staged), _name(one.place), one.is_first] for one in journal.swaps],
        "database": _name(journal.database),
        "previous": _name(journal.previous),
        "current": journal.current,
    }
    waiting.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    _sync([waiting])
    waiting.replace(path)
    _sync([path.parent])


def read_journal(path: Path) -> Journal:
    """Return what was written; UnhealthyError where it cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Journal(
            file=content["file"],
            swaps=tuple(Swap(Path(one), Path(other), bool(first)) for one, other, first in content["swaps"]),
            database=Path(content["database"]) if content["database"] else None,
            previous=Path(content["previous"]) if content["previous"] else None,
            current=content["current"],
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UnhealthyError(
            f"A restore was cut short, and {path} cannot be read: look at the folders named *.restoring-* "
            "beside the corpus and the index, bring back what they hold, delete that file, and run "
            "`policybot restore` again."
        ) from error


def forget_journal(path: Path, journal: Journal) -> None:
    """Delete the journal once what was done is on the disk."""
    _sync({swap.place.parent for swap in journal.swaps})
    path.unlink(missing_ok=True)
    _sync([path.parent])


def _name(path: Path | None) -> str:
    return "" if path is None else str(path.absolute())


def _sync(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            sync(path)

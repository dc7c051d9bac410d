"""`add`, `remove` and `restore-document`, one after the other, of a document with a manifest entry."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.crashes.operations import Job, do_work
from benchmarks.crashes.place import Place, composed, document
from benchmarks.crashes.processes import DONE, REFUSED, in_a_child
from bot.cli import main
from bot.keeping.corpus import ADDED_FOLDER
from bot.keeping.index_work import Work
from bot.keeping.removed import find_removed
from ingest.manifest_writing import entry_of, put_entry, table_of

NUMBER = 200
_ID = f"{NUMBER}-qd-hm"


class Versions:
    """Which version of the document is the last."""

    def __init__(self, place: Place, number: int) -> None:
        self._place = place
        self._number = number
        self.count = 0
        self.standing = ""  # the name of the file that stood in the corpus when the last version came

    def next(self) -> Path:
        """Return a file with another version, which is the last from now on."""
        self.standing = next((path.name for path in self.in_corpus()), "")
        self.count += 1
        return self.last

    @property
    def last(self) -> Path:
        """The file of the last version as staff bring it."""
        return self._place.waiting(self._number, self.count)

    @property
    def file(self) -> str:
        """Where the last version stands in the corpus."""
        return f"{ADDED_FOLDER}/{self.last.name}"

    def in_corpus(self) -> list[Path]:
        """Return the files of the versions that stand in the corpus."""
        return sorted((self._place.corpus / ADDED_FOLDER).glob(f"moi-{self._number}-*"))

    def faults(self, *, is_in: bool, aside: int) -> Iterator[str]:
        """Yield what is wrong where the last version is in the corpus or out of it, so many being aside."""
        place, removed = self._place, self._place.app().removed_files
        files = [path.relative_to(place.corpus).as_posix() for path in self.in_corpus()]
        kept = sorted(path.name for path in removed.glob(f"moi-{self._number}-*.txt"))
        if files != ([self.file] if is_in else []):
            yield f"the corpus has {files}"
        if len(kept) != aside:
            yield f"{len(kept)} of {aside} versions are kept aside: {kept}"
        at = place.corpus / self.file if is_in else removed / self.last.name
        if at.is_file() and at.read_text(encoding="utf-8") != document(self._number, self.count):
            yield f"{at.name} has other contents"


def command(place: Place, *words: str) -> int:
    """Run a command as the terminal does."""
    return REFUSED if main(["--config", str(place.config), *words], compose=composed) else DONE


class Command:
    """One of the commands; each leaves what the next one needs."""

    moves_files = True

    def __init__(self, name: str, place: Place, versions: Versions) -> None:
        self.name = name
        self._place = place
        self._versions = versions

    @property
    def _entry(self) -> str:
        file = self._versions.file
        return table_of({"file": file, "title": f"Tên {self._versions.count}"})

    def begin(self) -> Job:
        """Bring a version, or give the one that is there its entry; return the command."""
        if self.name == "add":
            return partial(command, self._place, "add", str(self._versions.next()), "--yes")
        if self.name == "remove":
            put_entry(self._place.corpus, self._versions.file, self._entry)
            in_a_child(partial(do_work, Work.INGEST, self._place))
        return partial(command, self._place, self.name, _ID)

    def end(self, *, is_killed: bool) -> Iterator[str]:  # noqa: ARG002 (it is the same)
        """Do it again; where it was done already, it may say so, and ingest goes on."""
        words = ("add", str(self._versions.last), "--yes") if self.name == "add" else (self.name, _ID)
        if in_a_child(partial(command, self._place, *words)) != DONE:
            in_a_child(partial(do_work, Work.INGEST, self._place))
        is_in, aside = self.name != "remove", self._versions.count - (self.name != "remove")
        yield from self._versions.faults(is_in=is_in, aside=aside)
        yield from self._entry_faults()

    def _entry_faults(self) -> Iterator[str]:
        entry = entry_of(self._place.corpus, self._versions.file)
        if entry != (self._entry if self.name == "restore-document" else ""):
            yield f"the manifest has {entry!r}"
        if self.name == "remove":
            record = find_removed(self._place.app().removed_files, _ID)
            if record.entry != self._entry:
                yield f"the record of what was removed has {record.entry!r}"


def commands(place: Place) -> list[Command]:
    """Return the commands in the order in which they can follow each other."""
    versions = Versions(place, NUMBER)
    return [Command(name, place, versions) for name in ("add", "remove", "restore-document")]

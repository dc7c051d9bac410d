"""The files of documents that wait: a folder for each, which goes when it waits no more."""

import shutil
import time
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.keeping.unpacking import free_place, safe_name

LEFT_BEHIND_SECONDS = 3600.0  # a room that nothing waits in is what a process that ended has left


@dataclass(frozen=True, slots=True)
class Rooms:
    """The folders of uploads, by token."""

    folder: Path

    def empty(self, token: str) -> Path:
        """Return the folder for the file of an upload, empty."""
        self.clear(token)
        return self.kept(token)

    def kept(self, token: str) -> Path:
        """Return the folder of an upload with what is in it."""
        room = self.folder / token
        room.mkdir(parents=True, exist_ok=True)
        return room

    def place_for(self, token: str, name: str) -> Path:
        """Return where the file of an upload goes, under a safe name."""
        return self.empty(token) / safe_name(name)

    def place_for_page(self, token: str, name: str) -> Path:
        """Return where a page of an album is kept until it is in it."""
        return self.kept(token) / f".{safe_name(name)}"

    def file(self, token: str, name: str) -> Path:
        """Return where the file of an upload is, if it is there."""
        return self.folder / token / name

    def clear(self, token: str) -> None:
        """Delete what is kept of an upload."""
        shutil.rmtree(self.folder / token, ignore_errors=True)

    def apart(self, token: str, paths: Sequence[Path], names: Sequence[str]) -> list[tuple[str, Path]]:
        """Give each of several files a room and a token of its own."""
        found = []
        for number, (path, name) in enumerate(zip(paths, names, strict=True), start=1):
            own = f"{token}-{number}"
            found.append((own, Path(shutil.move(path, free_place(self.empty(own), name)))))
        return found

    def remove_left(self, known: Container[str]) -> None:
        """Delete the rooms of which no upload waits; young ones may be those of one that comes."""
        for room in self.folder.iterdir() if self.folder.is_dir() else ():
            is_fresh = time.time() - room.stat().st_mtime < LEFT_BEHIND_SECONDS
            if room.name not in known and not is_fresh:
                shutil.rmtree(room, ignore_errors=True)

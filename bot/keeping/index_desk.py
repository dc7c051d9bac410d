"""What admins see of the index and do to it: its state, going back, and work in a process of its own."""

import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import NotFoundError
from bot.keeping.generations import RolledBack, behind_corpus, roll_back
from bot.keeping.index_work import Compose, IndexWork, Work
from bot.keeping.status import existing_parent, folder_bytes
from vectorstore.errors import IndexDamagedError, IndexMissingError, VectorstoreError
from vectorstore.generation import FORMAT

if TYPE_CHECKING:
    from bot.composition import App
    from ingest.difference import Difference
    from vectorstore.generation import Generation


@dataclass(frozen=True, slots=True)
class IndexState:
    """The live generation and what is around it."""

    live: "Generation"
    behind: "Difference"  # in what it differs from the corpus
    generations: int
    disk_bytes: int
    free_bytes: int


@dataclass(frozen=True, slots=True)
class WayBack:
    """What going back would do: from which generation to which, and the documents that would be missed."""

    live: "Generation"
    before: "Generation"
    missed: tuple[str, ...]  # titles


class IndexDesk:
    """Its methods block."""

    def __init__(self, app: "App", *, compose: Compose | None = None) -> None:
        """Take the parts of this process, and what makes those of another one."""
        self._app = app
        self._compose = compose

    def state(self) -> IndexState:
        """Return how the index is."""
        app = self._app
        path = app.settings.index.path
        return IndexState(
            live=app.library.current().manifest,
            behind=behind_corpus(app),
            generations=len(app.generations.names()),
            disk_bytes=folder_bytes(path),
            free_bytes=shutil.disk_usage(existing_parent(path)).free,
        )

    def way_back(self) -> WayBack:
        """Return what a rollback would do; IndexMissingError where there is nothing to go back to.

        A generation that this policybot cannot search is nothing to go back to.
        """
        app, live = self._app, self._app.library.current()
        before = app.generations.manifest(app.publisher.sound_before(live.manifest.name))
        if before.embedder != app.embedder.name or before.format != FORMAT:
            raise IndexMissingError(
                f"The generation before, {before.name}, was made with another embedding model or by another "
                "version of policybot. There is no way back to it while the bot runs."
            )
        kept = {one.file for one in app.publisher.index_of(before.name).documents()}
        missed = tuple(one.title for one in live.documents() if one.file not in kept)
        return WayBack(live.manifest, before, missed)

    def roll_back(self, to: str) -> RolledBack:
        """Go back to the generation before; NotFoundError where that is another one by now."""
        if self.way_back().before.name != to:
            raise NotFoundError(f"Generation {to} is no longer the one before the live one.")
        return roll_back(self._app)

    def begin(self, work: Work) -> IndexWork:
        """Return work on the index, to be run."""
        return IndexWork(self._app.settings, work, compose=self._compose)

    def warm_up(self) -> None:
        """Load what the first question after a change would have to wait for."""
        self._app.warm_up()

    def tidy(self) -> None:
        """Remove what a writer that was stopped has left."""
        self._app.generations.tidy()

    def differs(self) -> bool:
        """Return whether the corpus is not as it was indexed; so it is where there is no index."""
        try:
            return bool(behind_corpus(self._app).count)
        except VectorstoreError as error:
            return isinstance(error, IndexMissingError | IndexDamagedError)

    def fingerprint(self) -> str:
        """Return what changes whenever a file of the corpus does, without reading any."""
        found = hashlib.sha256()
        for path in sorted(self._app.corpus.rglob("*")):
            try:
                status = path.stat()
            except OSError:
                continue  # gone since it was listed
            found.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode(errors="surrogateescape"))
        return found.hexdigest()

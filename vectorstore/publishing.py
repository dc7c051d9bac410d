"""Makes a new generation beside the live one, proves it, and only then makes it live."""

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from vectorstore.describing import Verdict, described, measured
from vectorstore.embedded import Progress
from vectorstore.embedder import Embedder
from vectorstore.errors import IndexDamagedError, IndexMovedError, VectorstoreError
from vectorstore.generation import Generation
from vectorstore.generations import Generations
from vectorstore.growing import NextDocument
from vectorstore.index import TEXTS, Index
from vectorstore.making import Made, grown, with_text, written
from vectorstore.probe import probe
from vectorstore.records import KeptDocument

logger = logging.getLogger(__name__)

Gate = Callable[[Index], Verdict]


class GateError(VectorstoreError):
    """The new generation answers the fixed questions worse than the live one."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The new index was not published, the live one stays: {reason}")
        self.reason = reason


class Publisher:
    """The one writer of an index folder."""

    def __init__(
        self, path: Path, *, embedder: Embedder, keep_generations: int, gate: Gate | None = None
    ) -> None:
        self._generations = Generations(path)
        self._embedder = embedder
        self._keep = keep_generations
        self._gate = gate

    def live(self) -> Index | None:
        """Return the live generation, whatever model it was made with; None before the first."""
        name = self._generations.current()
        return None if name is None else self.index_of(name)

    def index_of(self, name: str) -> Index:
        """Return a generation, live or not, whatever model it was made with."""
        return Index(self._generations.folder(name), self._generations.manifest(name))

    def generations(self) -> list[Generation]:
        """Return the generations kept, oldest first, but for those that cannot be read."""
        return [one for _, one in self._generations.described() if one is not None]

    def publish(
        self,
        documents: Sequence[NextDocument],
        *,
        reuse: bool = True,
        progress: Progress | None = None,
        after: str | None = None,
    ) -> Generation:
        """Write, probe and gate a generation of these documents, then make it live and return it.

        With `reuse`, passages whose text is unchanged keep their vectors, and where documents are kept, only
        what changed is made (growing.py). Whatever fails, the live generation stays; raises IndexLockedError,
        IndexDamagedError or GateError. The documents may be chosen `after` a look at a generation ("" before
        the first): IndexMovedError where it is live no more.
        """
        with self._generations.writing():
            if after is not None and after != (self._generations.current() or ""):
                raise IndexMovedError("Another process published meanwhile. Do it again.")
            name = self._generations.new_name()
            folder = self._generations.folder(name)
            folder.mkdir()
            generation, verdict = self._proven(name, documents, reuse=reuse, progress=progress or _silent)
            generation = replace(generation, measured=measured(self._generations, generation, verdict))
            self._generations.forget_newer()
            self._generations.seal(generation)
            self._generations.make_live(name)
            self._generations.prune(self._keep)
        return generation

    def rollback(self) -> str:
        """Make the generation before the live one live again; return its name.

        Raises IndexMissingError where there is none, IndexDamagedError where none is sound.
        """
        with self._generations.writing():
            name = self.sound_before(self._generations.current() or "")
            self._generations.go_back(name)
        return name

    def sound_before(self, name: str) -> str:
        """Return the newest generation before the given one that finds its own passages."""
        older = self._generations.older(name)
        for other in reversed(older):
            try:
                self._refuse_changed(other)
                with closing(self.index_of(other)) as index:
                    probe(index)
            except (VectorstoreError, OSError) as error:
                logger.warning("generation %s is nothing to go back to: %s", other, error)
            else:
                return other
        raise IndexDamagedError(
            f"None of the earlier generations can be searched ({', '.join(older)}): the live one stays."
        )

    def _refuse_changed(self, name: str) -> None:
        for file, what in (self._generations.damage(name) or {}).items():
            raise IndexDamagedError(f"{self._generations.folder(name) / file} {what}.")

    def _is_sound(self, live: Index, documents: Sequence[NextDocument]) -> bool:
        """Tell whether vectors can be taken from the live generation; IndexDamagedError where no text can."""
        damage = self._generations.damage(live.manifest.name) or {}
        for file, what in damage.items():
            logger.warning("nothing is taken from the live generation: %s %s", live.folder / file, what)
        if TEXTS in damage and any(isinstance(one, KeptDocument) for one in documents):
            raise IndexDamagedError(
                f"{live.folder / TEXTS} {damage[TEXTS]}. Make the index again with `policybot rebuild`."
            )
        return not damage

    @contextmanager
    def _opened(self) -> Iterator[Index | None]:
        """Open the live generation; none where there is none, or where it cannot be read."""
        try:
            live = self.live()
        except IndexDamagedError:
            live = None  # publishing is how a damaged index is mended
        try:
            yield live
        finally:
            if live is not None:
                live.close()

    def _proven(
        self, name: str, documents: Sequence[NextDocument], *, reuse: bool, progress: Progress
    ) -> tuple[Generation, Verdict]:
        """Write a generation and prove it: out of the live one where that can be, else whole."""
        folder = self._generations.folder(name)
        with self._opened() as live:
            reuse = reuse and live is not None and self._is_sound(live, documents)
            if reuse and live is not None:
                try:
                    made = grown(folder, documents, live, self._embedder, progress)
                    if made is not None:
                        return self._judged(name, documents, made, progress)
                except IndexDamagedError as error:
                    logger.warning("nothing grows out of the live generation, all is made anew: %s", error)
                    shutil.rmtree(folder)
                    folder.mkdir()
            parsed = [with_text(one, live) for one in documents]
            made = written(folder, parsed, live if reuse else None, self._embedder, progress)
        return self._judged(name, documents, made, progress)

    def _judged(
        self, name: str, documents: Sequence[NextDocument], made: Made, progress: Progress
    ) -> tuple[Generation, Verdict]:
        """Return the generation that was written and what was found of it; raises what speaks against it."""
        generation = described(name, documents, made, self._embedder)
        folder = self._generations.folder(name)
        return generation, self._prove(folder, generation, made.new_rows, progress)

    def _prove(
        self, folder: Path, generation: Generation, new_rows: Sequence[int], progress: Progress
    ) -> Verdict:
        progress("check", 0, 1)
        with closing(Index(folder, generation)) as index:
            probe(index, also=new_rows)
            verdict = self._gate(index) if self._gate else Verdict()
        if verdict.reason is not None:
            raise GateError(verdict.reason)
        progress("check", 1, 1)
        return verdict


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""

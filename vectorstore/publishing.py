"""Makes a new generation beside the live one, proves it, and only then makes it live."""

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from vectorstore.context import Fields, embedded_text, fields_of
from vectorstore.disk_rows import RaggedRows
from vectorstore.embedded import BATCH, Progress, content_hash, embed
from vectorstore.embedding import Embedder
from vectorstore.errors import IndexDamagedError, IndexMovedError, VectorstoreError
from vectorstore.generations import FORMAT, Generation, Generations, Measured
from vectorstore.grouping import groups_of
from vectorstore.growing import Growth, NextDocument, is_growable
from vectorstore.index import CHROMA, GROUPS, KEYWORDS, LENGTHS, TEXTS, TOKENS, VECTORS, Index
from vectorstore.keywords import KeywordIndex
from vectorstore.probe import probe
from vectorstore.records import KeptDocument, ParsedDocument
from vectorstore.store import HNSW, VectorStore
from vectorstore.text_writing import write_texts

logger = logging.getLogger(__name__)

_LIBRARIES = ("chromadb", "bm25s", "sentence-transformers")


_MOST_MEASURED = 200  # generations that a manifest remembers


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a new generation: why it must not go live, if so, and what it measured."""

    reason: str | None = None
    asked: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class _Made:
    """What was written of a generation before it is described."""

    passages: int
    growths: int
    keys: int
    new_rows: tuple[int, ...] = ()  # of one that grew


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
            generation = replace(generation, measured=self._measured(generation, verdict))
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
            self._generations.make_live(name)
        return name

    def sound_before(self, name: str) -> str:
        """Return the newest generation before the given one that finds its own passages."""
        older = self._generations.older(name)
        for other in reversed(older):
            try:
                with closing(self.index_of(other)) as index:
                    probe(index)
            except (VectorstoreError, OSError) as error:
                logger.warning("generation %s is nothing to go back to: %s", other, error)
            else:
                return other
        raise IndexDamagedError(
            f"None of the earlier generations can be searched ({', '.join(older)}): the live one stays."
        )

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
            if reuse and live is not None:
                try:
                    made = self._grow(folder, documents, live, progress)
                    if made is not None:
                        return self._judged(name, documents, made, progress)
                except IndexDamagedError as error:
                    logger.warning("nothing grows out of the live generation, all is made anew: %s", error)
                    shutil.rmtree(folder)
                    folder.mkdir()
            whole = [_whole(one, live) for one in documents]
            made = self._write(folder, whole, live if reuse else None, progress)
        return self._judged(name, documents, made, progress)

    def _grow(
        self, folder: Path, documents: Sequence[NextDocument], live: Index, progress: Progress
    ) -> _Made | None:
        """Write the parts of a generation out of the live one; None where it is better built whole."""
        if not any(isinstance(one, KeptDocument) for one in documents):
            return None
        growth = Growth(live, documents)
        if not is_growable(live, self._embedder, _versions()) or not growth.is_compact:
            return None
        texts = [text for document in growth.added for text in _texts(document)]
        hashes = [content_hash(text) for text in texts]
        embedded = embed(texts, hashes, self._embedder, live, progress)
        progress("grow", 0, 1)
        growth.write(folder, embedded, hashes)
        progress("grow", 1, 1)
        new = np.flatnonzero(growth.order >= live.manifest.passages)
        return _Made(len(growth.order), live.manifest.growths + 1, growth.keys_given, tuple(new.tolist()))

    def _write(
        self, folder: Path, documents: Sequence[ParsedDocument], live: Index | None, progress: Progress
    ) -> _Made:
        texts = [text for document in documents for text in _texts(document)]
        hashes = [content_hash(text) for text in texts]
        embedded = embed(texts, hashes, self._embedder, live, progress)
        vectors = embedded.vectors
        np.save(folder / VECTORS, vectors)
        if embedded.tokens is not None:
            RaggedRows.write(folder / TOKENS, folder / LENGTHS, embedded.tokens)
        with ThreadPoolExecutor(1) as beside:  # Chroma builds its graph outside Python, on one core
            rest = beside.submit(_write_rest, folder, documents, hashes)
            with closing(VectorStore.create(folder / CHROMA)) as store:
                for start in range(0, len(vectors), BATCH):
                    store.add(vectors[start : start + BATCH], first_key=start)
                    progress("store", min(start + BATCH, len(vectors)), len(vectors))
            progress("keywords", 0, 1)
            rest.result()
            progress("keywords", 1, 1)
        return _Made(len(vectors), growths=0, keys=len(vectors))

    def _judged(
        self, name: str, documents: Sequence[NextDocument], made: _Made, progress: Progress
    ) -> tuple[Generation, Verdict]:
        """Return the generation that was written and what was found of it; raises what speaks against it."""
        generation = self._describe(name, documents, made)
        folder = self._generations.folder(name)
        return generation, self._prove(folder, generation, made.new_rows, progress)

    def _describe(self, name: str, documents: Sequence[NextDocument], made: _Made) -> Generation:
        corpus = hashlib.sha256()
        for parsed in documents:
            corpus.update(f"{parsed.document.id} {parsed.document.sha256}\n".encode())
        return Generation(
            name=name,
            created=name_to_time(name),
            embedder=self._embedder.name,
            dimension=self._embedder.dimension,
            documents=len(documents),
            passages=made.passages,
            corpus_hash=corpus.hexdigest(),
            distance=str(HNSW["space"]),
            hnsw=dict(HNSW),
            versions=_versions(),
            format=FORMAT,
            growths=made.growths,
            keys=made.keys,
        )

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

    def _measured(self, generation: Generation, verdict: Verdict) -> tuple[Measured, ...]:
        """Return what was measured of the live generation and those it came from, and of the new one."""
        new = Measured(
            generation.name, generation.created, generation.documents, verdict.asked, verdict.found
        )
        try:
            live = self._generations.current()
            before = self._generations.manifest(live).measured if live else ()
        except IndexDamagedError:
            before = ()
        return (*before, new)[-_MOST_MEASURED:] if verdict.asked else before


def _write_rest(folder: Path, documents: Sequence[ParsedDocument], hashes: Sequence[str]) -> None:
    """Write the parts of a generation that are not vectors."""
    KeywordIndex.build(folder / KEYWORDS, (field for document in documents for field in _fields(document)))
    np.save(folder / GROUPS, groups_of(documents))
    write_texts(folder / TEXTS, documents, hashes)


def name_to_time(name: str) -> str:
    """Return when a generation of this name was begun, as ISO 8601 in UTC."""
    day, clock = name.split("-")[:2]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}+00:00"


def _versions() -> dict[str, str]:
    return {library: version(library) for library in _LIBRARIES}


def _whole(document: NextDocument, live: Index | None) -> ParsedDocument:
    """Return a document with its text; that of one that is kept is read from the live generation."""
    match document:
        case ParsedDocument():
            return document
        case KeptDocument(kept, declared, recipe):
            if live is None:
                raise IndexMovedError("The generation of the documents kept is gone. Do it again.")
            return replace(live.texts.parsed(kept.id), document=kept, declared=declared, recipe=recipe)


def _texts(parsed: ParsedDocument) -> Iterator[str]:
    for passage in parsed.passages:
        yield embedded_text(parsed.document.title, passage)


def _fields(parsed: ParsedDocument) -> Iterator[Fields]:
    for passage in parsed.passages:
        yield fields_of(parsed.document.title, passage)


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""

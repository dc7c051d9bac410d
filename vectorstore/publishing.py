"""Makes a new generation beside the live one, proves it, and only then makes it live."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.context import Fields, embedded_text, fields_of
from vectorstore.disk_rows import RaggedRows
from vectorstore.embedding import Embedder
from vectorstore.errors import IndexDamagedError, IndexMovedError, VectorstoreError
from vectorstore.generations import FORMAT, Generation, Generations, Measured
from vectorstore.grouping import groups_of
from vectorstore.index import CHROMA, GROUPS, KEYWORDS, LENGTHS, TEXTS, TOKENS, VECTORS, Index
from vectorstore.keywords import KeywordIndex
from vectorstore.probe import probe
from vectorstore.records import ParsedDocument
from vectorstore.store import HNSW, VectorStore
from vectorstore.texts import TextStore

Progress = Callable[[str, int, int], None]  # stage, done, total
Vectors = NDArray[np.float32]

_BATCH = 2048
_LIBRARIES = ("chromadb", "bm25s", "sentence-transformers")


_MOST_MEASURED = 200  # generations that a manifest remembers


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a new generation: why it must not go live, if so, and what it measured."""

    reason: str | None = None
    asked: int = 0
    found: int = 0


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
        """Return the generations kept, oldest first."""
        return [self._generations.manifest(name) for name in self._generations.names()]

    def publish(
        self,
        documents: Sequence[ParsedDocument],
        *,
        reuse: bool = True,
        progress: Progress | None = None,
        after: str | None = None,
    ) -> Generation:
        """Write, probe and gate a generation of these documents, then make it live and return it.

        With `reuse`, passages whose text is unchanged keep their vectors. Whatever fails, the live
        generation stays; raises IndexLockedError, IndexDamagedError or GateError. The documents may be chosen
        `after` a look at a generation ("" before the first): IndexMovedError where it is live no more.
        """
        with self._generations.writing():
            if after is not None and after != (self._generations.current() or ""):
                raise IndexMovedError("Another process published meanwhile. Do it again.")
            name = self._generations.new_name()
            folder = self._generations.folder(name)
            folder.mkdir()
            vectors = self._write(folder, documents, reuse=reuse, progress=progress or _silent)
            generation = self._describe(name, documents, len(vectors))
            verdict = self._prove(folder, generation, progress or _silent)
            generation = replace(generation, measured=self._measured(generation, verdict))
            self._generations.forget_newer()
            self._generations.seal(generation)
            self._generations.make_live(name)
            self._generations.prune(self._keep)
        return generation

    def rollback(self) -> str:
        """Make the generation before the live one live again; return its name."""
        with self._generations.writing():
            current = self._generations.current()
            name = self._generations.before(current or "")
            self._generations.make_live(name)
        return name

    def _write(
        self, folder: Path, documents: Sequence[ParsedDocument], *, reuse: bool, progress: Progress
    ) -> Vectors:
        texts = [text for document in documents for text in _texts(document)]
        hashes = [content_hash(text) for text in texts]
        vectors = self._vectors(folder, texts, hashes, reuse=reuse, progress=progress)
        np.save(folder / VECTORS, vectors)
        with ThreadPoolExecutor(1) as beside:  # Chroma builds its graph outside Python, on one core
            rest = beside.submit(_write_rest, folder, documents, hashes)
            with closing(VectorStore.create(folder / CHROMA)) as store:
                for start in range(0, len(vectors), _BATCH):
                    store.add(vectors[start : start + _BATCH], first_row=start)
                    progress("store", min(start + _BATCH, len(vectors)), len(vectors))
            progress("keywords", 0, 1)
            rest.result()
            progress("keywords", 1, 1)
        return vectors

    def _vectors(
        self, folder: Path, texts: Sequence[str], hashes: Sequence[str], *, reuse: bool, progress: Progress
    ) -> Vectors:
        """Return the vectors of the texts; write their tokens, if the model has a table of tokens."""
        tokens = self._embedder.tokens
        vectors: Vectors = np.zeros((len(texts), self._embedder.dimension), dtype=np.float32)
        encoded: dict[int, NDArray[Any]] = {}
        known = self._reused(hashes, vectors, encoded) if reuse else set()
        missing = [row for row in range(len(texts)) if row not in known]
        for start in range(0, len(missing), _BATCH):
            rows = missing[start : start + _BATCH]
            batch = [texts[row] for row in rows]
            if tokens is None:
                vectors[rows] = self._embedder.embed_passages(batch)
            else:
                found = tokens.of_passages(batch)
                vectors[rows] = tokens.table.embed_tokens(found)
                encoded |= zip(rows, (np.array(ids, dtype=np.int32) for ids in found), strict=True)
            progress("embed", start + len(rows), len(missing))
        if tokens is not None:
            RaggedRows.write(folder / TOKENS, folder / LENGTHS, [encoded[row] for row in range(len(texts))])
        empty = ~vectors.any(axis=1)
        vectors[empty, :1] = 1.0  # a passage without a word has no direction of its own
        return vectors

    def _reused(self, hashes: Sequence[str], vectors: Vectors, encoded: dict[int, NDArray[Any]]) -> set[int]:
        """Copy vectors and tokens of unchanged passages from the live generation; return their rows."""
        try:
            live = self.live()
            if live is None:
                return set()
            with closing(live):
                return self._copied(live, hashes, vectors, encoded)
        except IndexDamagedError:
            return set()  # publishing is how a damaged index is mended

    def _copied(
        self, live: Index, hashes: Sequence[str], vectors: Vectors, encoded: dict[int, NDArray[Any]]
    ) -> set[int]:
        if live.manifest.embedder != self._embedder.name:
            return set()
        old = live.texts.hashes()
        known = {row: old[key] for row, key in enumerate(hashes) if key in old}
        if self._embedder.tokens is not None:
            if live.tokens is None:
                return set()
            values, lengths = live.tokens.of(np.array(list(known.values()), dtype=np.int64))
            encoded |= zip(known, np.split(values, np.cumsum(lengths)[:-1]), strict=False)
        vectors[list(known)] = live.vectors[list(known.values())]
        return set(known)

    def _describe(self, name: str, documents: Sequence[ParsedDocument], passages: int) -> Generation:
        corpus = hashlib.sha256()
        for parsed in documents:
            corpus.update(f"{parsed.document.id} {parsed.document.sha256}\n".encode())
        return Generation(
            name=name,
            created=name_to_time(name),
            embedder=self._embedder.name,
            dimension=self._embedder.dimension,
            documents=len(documents),
            passages=passages,
            corpus_hash=corpus.hexdigest(),
            distance=str(HNSW["space"]),
            hnsw=dict(HNSW),
            versions={library: version(library) for library in _LIBRARIES},
            format=FORMAT,
        )

    def _prove(self, folder: Path, generation: Generation, progress: Progress) -> Verdict:
        progress("check", 0, 1)
        with closing(Index(folder, generation)) as index:
            probe(index)
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
    TextStore.write(folder / TEXTS, documents, hashes)


def content_hash(text: str) -> str:
    """Return what is kept of the embedded text of a passage, to know it again."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def name_to_time(name: str) -> str:
    """Return when a generation of this name was begun, as ISO 8601 in UTC."""
    day, clock = name.split("-")[:2]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}+00:00"


def _texts(parsed: ParsedDocument) -> Iterator[str]:
    for passage in parsed.passages:
        yield embedded_text(parsed.document.title, passage)


def _fields(parsed: ParsedDocument) -> Iterator[Fields]:
    for passage in parsed.passages:
        yield fields_of(parsed.document.title, passage)


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""

"""An open generation."""

import threading
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.directory import Directory
from vectorstore.disk_rows import DiskRows, RaggedRows
from vectorstore.errors import IndexDamagedError
from vectorstore.generation import Generation
from vectorstore.grouping import COLUMNS, LAW, first_days
from vectorstore.keywords import KeywordIndex
from vectorstore.numbering import Numbering
from vectorstore.query import Reference
from vectorstore.records import Document, Passage, Place
from vectorstore.store import VectorStore
from vectorstore.texts import TextStore

TEXTS = "texts.sqlite"
KEYWORDS = "keywords"
GROUPS = "groups.npy"
CHROMA = "chroma"
VECTORS = "vectors.npy"
TOKENS = "tokens.npy"
LENGTHS = "token_lengths.npy"
Vectors = NDArray[np.float32]


class Index:
    """One generation, read-only and safe to use from several threads; its parts open when needed."""

    def __init__(self, folder: Path, manifest: Generation) -> None:
        self.manifest = manifest
        self.folder = folder
        self._opening = threading.RLock()
        self.numbering = Numbering.open(folder, manifest)
        self.texts = TextStore(folder / TEXTS, self.numbering)

    @cached_property
    def directory(self) -> Directory:
        """The documents by number and by name."""
        return Directory(self.documents())

    @property
    def keyword_index(self) -> KeywordIndex:
        """BM25 over the passages."""
        with self._opening:
            return self._keyword_index

    @cached_property
    def _keyword_index(self) -> KeywordIndex:
        return KeywordIndex.open(self.folder / KEYWORDS)

    @property
    def vector_store(self) -> VectorStore:
        """The vectors of the passages in Chroma."""
        with self._opening:
            return self._vector_store

    @cached_property
    def _vector_store(self) -> VectorStore:
        return VectorStore.open(self.folder / CHROMA)

    @cached_property
    def vectors(self) -> Vectors:
        """The same vectors as an array on disk, for exact scores; row by row as the passages."""
        vectors: Vectors = self._array(VECTORS, self.manifest.dimension)
        return vectors

    @cached_property
    def _vector_rows(self) -> DiskRows:
        self.vectors  # noqa: B018 (says what is wrong with the file)
        return DiskRows(self.folder / VECTORS)

    @cached_property
    def tokens(self) -> RaggedRows | None:
        """The tokens of each passage's embedded text; None where its embedding model has no table."""
        if not (self.folder / TOKENS).is_file():
            return None
        try:
            return RaggedRows.open(self.folder / TOKENS, self.folder / LENGTHS)
        except (OSError, EOFError, ValueError) as error:
            raise _unreadable(self.folder / TOKENS, error) from error

    @cached_property
    def groups(self) -> NDArray[np.int32]:
        """Which law and which Điều each passage belongs to, and where it stands in them; see grouping.py."""
        groups: NDArray[np.int32] = self._array(GROUPS, COLUMNS)
        return groups

    @cached_property
    def law_sizes(self) -> NDArray[np.int64]:
        """How many passages each law has."""
        return np.bincount(np.asarray(self.groups[:, LAW]))

    @cached_property
    def first_days(self) -> NDArray[np.int32]:
        """The ordinal of the first day on which each law holds; 0 where it is not known."""
        return first_days(self.documents())

    def _array(self, name: str, columns: int) -> NDArray[Any]:
        """Return an array on disk with one row for each passage."""
        try:
            array: NDArray[Any] = np.load(self.folder / name, mmap_mode="r")
        except (OSError, EOFError, ValueError) as error:
            raise _unreadable(self.folder / name, error) from error
        if array.shape != (self.manifest.passages, columns):
            raise IndexDamagedError(
                f"{self.folder / name} holds {array.shape} instead of one row for each passage. "
                "Make the index again with `policybot rebuild`."
            )
        return array

    def documents(self) -> tuple[Document, ...]:
        """Return every document, in order."""
        return self._documents

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        return self.texts.documents()

    def matching(self, reference: Reference, day: date | None = None) -> tuple[Document, ...]:
        """Return the documents that a reference names; those in force on `day` first, newer ones first."""
        return self.directory.matching(reference, day)

    def document(self, document_id: str) -> Document:
        """Return one document; KeyError where there is none."""
        return self.texts.document(document_id)

    def text(self, document_id: str) -> str:
        """Return the stored text of a document; KeyError where there is none."""
        return self.texts.text(document_id)

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return the numbered parts of a document; KeyError where there is none."""
        return self.texts.places(document_id)

    def pages(self, document_id: str) -> tuple[int, ...]:
        """Return where each page of a document starts; empty where it has no pages."""
        return self.texts.pages(document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document, in order."""
        return self.texts.passages(document_id)

    def passage(self, passage_id: str) -> Passage:
        """Return one passage; KeyError where there is none."""
        return self.texts.passage(passage_id)

    def dense(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Return (passage id, cosine) pairs of the nearest passages, best first."""
        rows = self.nearest_rows(vector, limit)
        return self._with_ids(rows, self.cosines(vector, rows))

    def keywords(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Return (passage id, BM25) pairs of the best passages, best first."""
        scores = self.keyword_index.scores(self.keyword_index.terms(text))
        rows = best_rows(scores, limit)
        return self._with_ids(rows, scores[rows])

    def weight(self, word: str) -> float:
        """Return how much a syllable tells, 0 to 1; the rarer it is, the more."""
        return self.keyword_index.weight(word)

    def nearest_rows(self, vector: Vectors, limit: int) -> NDArray[np.int64]:
        """Return the rows nearest to a vector, best first."""
        wanted = min(limit, self.manifest.passages)
        keys = self.vector_store.nearest(vector, wanted) if wanted else []
        passages = self.numbering.passages
        return np.array(passages.rows(keys) if passages else keys, dtype=np.int64)

    def cosines(self, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the exact cosine of a vector and each row."""
        return np.asarray(self.vectors_of(rows) @ vector, dtype=np.float32)

    def vectors_of(self, rows: NDArray[np.int64]) -> Vectors:
        """Return the vector of each row, (R, d)."""
        return np.asarray(self._vector_rows.rows(rows.tolist()), dtype=np.float32)

    def tokens_of(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the tokens of the rows, one after another, and how many each has; there must be some."""
        if self.tokens is None:
            raise IndexDamagedError(f"{self.folder / TOKENS} is missing. Run `policybot rebuild`.")
        tokens, lengths = self.tokens.of(rows)
        return tokens.astype(np.int64), lengths

    def close(self) -> None:
        """Let go of the files; whoever still holds this index cannot use it any more."""
        self.texts.close()
        if "_vector_store" in self.__dict__:
            self._vector_store.close()

    def _with_ids(
        self, rows: NDArray[np.int64], scores: Sequence[float] | Vectors
    ) -> list[tuple[str, float]]:
        passages = self.texts.passages_of_rows(rows.tolist())
        return [(passages[int(row)].id, float(score)) for row, score in zip(rows, scores, strict=True)]


def _unreadable(path: Path, error: Exception) -> IndexDamagedError:
    return IndexDamagedError(
        f"{path} cannot be read: {error}. Make the index again with `policybot rebuild`."
    )


def best_rows(scores: Vectors, limit: int) -> NDArray[np.int64]:
    """Return the rows of the highest positive scores, best first; equal scores in order."""
    limit = min(limit, len(scores))
    if limit <= 0:
        return np.zeros(0, dtype=np.int64)
    top = np.argpartition(-scores, limit - 1)[:limit]
    top = top[scores[top] > 0]
    return np.asarray(top[np.lexsort((top, -scores[top]))], dtype=np.int64)

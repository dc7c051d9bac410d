"""Writes a generation as the one before, changed: what stays is copied, not made again.

Texts and Chroma are copied and changed under lasting keys (numbering.py); everything else is an array by row,
put together anew. What is searched is the same as in a generation built whole.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.context import fields_of
from vectorstore.disk_rows import RaggedRows
from vectorstore.embedded import Embedded
from vectorstore.embedder import Embedder
from vectorstore.generation import FORMAT
from vectorstore.grouping import group_rows
from vectorstore.index import CHROMA, GROUPS, KEYWORDS, LENGTHS, TEXTS, TOKENS, VECTORS, Index
from vectorstore.joining import Ids, joined, joined_ragged
from vectorstore.keyword_writing import grow_keywords
from vectorstore.numbering import Keys, Numbering
from vectorstore.records import Document, KeptDocument, ParsedDocument
from vectorstore.store import HNSW, VectorStore
from vectorstore.text_writing import TextChanges, write_changed
from vectorstore.texts import Stretch

NextDocument = ParsedDocument | KeptDocument

# HNSW and SQLite keep room for what was taken out: where more than so much of them is, all is built whole.
_MOST_TAKEN_OUT = 0.2


def is_growable(live: Index, embedder: Embedder, versions: dict[str, str]) -> bool:
    """Tell whether a generation was made as one would be made now."""
    manifest = live.manifest
    made_with = (manifest.format, manifest.embedder, manifest.dimension, manifest.hnsw, manifest.versions)
    has_tokens = (live.tokens is not None) == (embedder.tokens is not None)
    return has_tokens and made_with == (FORMAT, embedder.name, embedder.dimension, dict(HNSW), versions)


@dataclass(frozen=True)
class Growth:
    """How the next generation comes out of the live one."""

    live: Index
    documents: Sequence[NextDocument]

    @cached_property
    def added(self) -> list[ParsedDocument]:
        """The documents that are new, or made anew."""
        return [one for one in self.documents if isinstance(one, ParsedDocument)]

    @property
    def keys_given(self) -> int:
        """How many keys passages were given since the index was last built whole, the new ones included."""
        return self._first_key + sum(len(one.passages) for one in self.added)

    @property
    def is_compact(self) -> bool:
        """Whether little enough of what Chroma and SQLite keep was taken out."""
        return len(self.order) >= (1 - _MOST_TAKEN_OUT) * self.keys_given

    @cached_property
    def order(self) -> Ids:
        """Where each passage comes from: see joining.py."""
        rows: list[int] = []
        next_new = self.live.manifest.passages
        for one in self.documents:
            match one:
                case KeptDocument():
                    rows += [stretch.row for stretch in self._stretches.get(one.document.id, ())]
                case ParsedDocument():
                    rows += range(next_new, next_new + len(one.passages))
                    next_new += len(one.passages)
        return np.array(rows, dtype=np.int64)

    def write(self, folder: Path, embedded: Embedded, hashes: Sequence[str]) -> None:
        """Write all parts of the generation; IndexDamagedError where those of the live one cannot be read."""
        with ThreadPoolExecutor(2) as beside:  # numpy and SQLite work outside Python, one core each
            others = [
                beside.submit(self._write_keywords, folder),
                beside.submit(self._write_texts, folder, hashes),
            ]
            self._write_vectors(folder, embedded)
            for other in others:
                other.result()

    def _write_vectors(self, folder: Path, embedded: Embedded) -> None:
        np.save(folder / VECTORS, joined(self.order, self.live.vectors, embedded.vectors))
        if embedded.tokens is not None:
            self._write_tokens(folder, embedded.tokens)
        VectorStore.copy(self.live.folder / CHROMA, folder / CHROMA)
        with closing(VectorStore.open(folder / CHROMA)) as store:
            store.delete(np.setdiff1d(self._keys_before, self._keys).tolist())
            store.add(embedded.vectors, first_key=self._first_key)

    def _write_tokens(self, folder: Path, tokens: Sequence[NDArray[np.int32]]) -> None:
        old = RaggedRows.written(self.live.folder / TOKENS, self.live.folder / LENGTHS)
        lengths = np.array([len(row) for row in tokens], dtype=np.int32)
        new = np.concatenate([np.zeros(0, dtype=np.int32), *tokens])
        values = joined_ragged(self.order, old, (new, lengths))
        RaggedRows.write_flat(folder / TOKENS, folder / LENGTHS, values, joined(self.order, old[1], lengths))

    def _write_keywords(self, folder: Path) -> None:
        texts = (fields_of(one.document.title, passage) for one in self.added for passage in one.passages)
        grow_keywords(folder / KEYWORDS, self.live.folder / KEYWORDS, self.order, texts)

    def _write_texts(self, folder: Path, hashes: Sequence[str]) -> None:
        np.save(folder / GROUPS, group_rows(self._passages()))
        kept = {one.document.id: one.document for one in self.documents if isinstance(one, KeptDocument)}
        changes = TextChanges(
            removed=[one.id for one in self._before if one.id not in kept],
            altered=[kept[one.id] for one in self._before if one.id in kept and kept[one.id] != one],
            added=self.added,
            hashes=hashes,
            first_document=self._first_document,
            first_passage=self._first_key,
        )
        write_changed(folder / TEXTS, self.live.folder / TEXTS, changes)
        Numbering.write(folder, self._keys, self._document_keys())

    def _passages(self) -> Iterator[tuple[Document, list[tuple[str | None, int]]]]:
        for one in self.documents:
            match one:
                case KeptDocument():
                    found = self._stretches.get(one.document.id, ())
                    yield one.document, [(stretch.article, stretch.start) for stretch in found]
                case ParsedDocument():
                    yield one.document, [(passage.article, passage.start) for passage in one.passages]

    @cached_property
    def _stretches(self) -> dict[str, list[Stretch]]:
        return self.live.texts.stretches()

    @cached_property
    def _before(self) -> tuple[Document, ...]:
        return self.live.documents()

    @property
    def _first_key(self) -> int:
        return self.live.manifest.keys or self.live.manifest.passages

    @property
    def _keys_before(self) -> Ids:
        return _keys(self.live.numbering.passages, self.live.manifest.passages)

    @cached_property
    def _keys(self) -> Ids:
        return np.concatenate([self._keys_before, np.arange(self._first_key, self.keys_given)])[self.order]

    @cached_property
    def _first_document(self) -> int:
        return int(_keys(self.live.numbering.documents, len(self._before)).max(initial=-1)) + 1

    def _document_keys(self) -> Ids:
        before = _keys(self.live.numbering.documents, len(self._before)).tolist()
        known = {one.id: key for one, key in zip(self._before, before, strict=True)}
        new = iter(range(self._first_document, self._first_document + len(self.added)))
        keys = (
            known[one.document.id] if isinstance(one, KeptDocument) else next(new) for one in self.documents
        )
        return np.fromiter(keys, dtype=np.int64)


def _keys(keys: Keys | None, count: int) -> Ids:
    return np.arange(count, dtype=np.int64) if keys is None else keys.of_rows

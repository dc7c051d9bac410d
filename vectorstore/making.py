"""Writes the parts of a generation: grown out of the live one where that can be, else whole."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from vectorstore.context import Fields, embedded_text, fields_of
from vectorstore.disk_rows import RaggedRows
from vectorstore.embedded import BATCH, Progress, content_hash, embed
from vectorstore.embedder import Embedder
from vectorstore.errors import IndexMovedError
from vectorstore.grouping import groups_of
from vectorstore.growing import Growth, NextDocument, is_growable
from vectorstore.index import CHROMA, GROUPS, KEYWORDS, LENGTHS, TEXTS, TOKENS, VECTORS, Index
from vectorstore.keyword_writing import build_keywords
from vectorstore.records import KeptDocument, ParsedDocument
from vectorstore.store import VectorStore
from vectorstore.text_writing import write_texts

_LIBRARIES = ("chromadb", "bm25s", "sentence-transformers")


@dataclass(frozen=True, slots=True)
class Made:
    """What was written of a generation before it is described."""

    passages: int
    growths: int
    keys: int
    new_rows: tuple[int, ...] = ()  # of one that grew


def grown(
    folder: Path, documents: Sequence[NextDocument], live: Index, embedder: Embedder, progress: Progress
) -> Made | None:
    """Write the parts of a generation out of the live one; None where it is better built whole."""
    if not any(isinstance(one, KeptDocument) for one in documents):
        return None
    growth = Growth(live, documents)
    if not is_growable(live, embedder, versions()) or not growth.is_compact:
        return None
    texts = [text for document in growth.added for text in _texts(document)]
    hashes = [content_hash(text) for text in texts]
    embedded = embed(texts, hashes, embedder, live, progress)
    progress("grow", 0, 1)
    growth.write(folder, embedded, hashes)
    progress("grow", 1, 1)
    new = np.flatnonzero(growth.order >= live.manifest.passages)
    return Made(len(growth.order), live.manifest.growths + 1, growth.keys_given, tuple(new.tolist()))


def written(
    folder: Path,
    documents: Sequence[ParsedDocument],
    live: Index | None,
    embedder: Embedder,
    progress: Progress,
) -> Made:
    """Write the parts of a generation whole; vectors of unchanged passages are taken from `live`."""
    texts = [text for document in documents for text in _texts(document)]
    hashes = [content_hash(text) for text in texts]
    embedded = embed(texts, hashes, embedder, live, progress)
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
    return Made(len(vectors), growths=0, keys=len(vectors))


def with_text(document: NextDocument, live: Index | None) -> ParsedDocument:
    """Return a document with its text; that of one that is kept is read from the live generation."""
    match document:
        case ParsedDocument():
            return document
        case KeptDocument(kept, declared, recipe):
            if live is None:
                raise IndexMovedError("The generation of the documents kept is gone. Do it again.")
            return replace(live.texts.parsed(kept.id), document=kept, declared=declared, recipe=recipe)


def versions() -> dict[str, str]:
    """Return the versions of the libraries that write an index."""
    return {library: version(library) for library in _LIBRARIES}


def _write_rest(folder: Path, documents: Sequence[ParsedDocument], hashes: Sequence[str]) -> None:
    """Write the parts of a generation that are not vectors."""
    build_keywords(folder / KEYWORDS, (field for document in documents for field in _fields(document)))
    np.save(folder / GROUPS, groups_of(documents))
    write_texts(folder / TEXTS, documents, hashes)


def _texts(parsed: ParsedDocument) -> Iterator[str]:
    for passage in parsed.passages:
        yield embedded_text(parsed.document.title, passage)


def _fields(parsed: ParsedDocument) -> Iterator[Fields]:
    for passage in parsed.passages:
        yield fields_of(parsed.document.title, passage)

"""Keeps the documents that are live while their files cannot be read: half copied, or without Tesseract."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.chunking import split_into_passages
from vectorstore.errors import IndexDamagedError
from vectorstore.index import Index
from vectorstore.records import KeptDocument, ParsedDocument

if TYPE_CHECKING:
    from ingest.preparing import Embedder, NextDocument


def still_live(
    files: Sequence[str],
    kept: Sequence[KeptDocument],
    live: Index | None,
    embedder: "Embedder",
    *,
    rebuild: bool,
) -> "dict[str, NextDocument]":
    """Return the live documents of these files: carried over, or made anew out of their texts."""
    there = {one.document.file: one for one in kept if one.document.file in files}
    if live is None or (not rebuild and live.manifest.embedder == embedder.name):
        return dict(there)
    again: dict[str, NextDocument] = {}
    for file, one in there.items():
        try:
            again[file] = _chunked_anew(live.texts.parsed(one.document.id), embedder)
        except IndexDamagedError:
            if not rebuild:  # which is how an index that cannot be read is mended
                raise
    return again


def _chunked_anew(parsed: ParsedDocument, embedder: "Embedder") -> ParsedDocument:
    """Return a document with passages that this model takes."""
    passages = split_into_passages(
        parsed.document.id,
        parsed.document.title,
        parsed.text,
        parsed.places,
        count_tokens=embedder.count_tokens,
        max_tokens=embedder.max_tokens,
        pages=parsed.pages,
    )
    return replace(parsed, passages=passages)

"""The way of one file: parser → normalised text → metadata → places → passages."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from ingest.chunking import split_into_passages
from ingest.later_editions import named_editions
from ingest.manifest import Entry, Manifest
from ingest.metadata import Metadata, document_of, read_metadata
from ingest.outline import find_places
from ingest.reading import FileReader, HereReader, ReadFile
from vectorstore.records import KeptDocument, ParsedDocument

PIPELINE_VERSION = 17  # to be raised when the same file would give other texts, places or passages
HERE = HereReader()

NextDocument = ParsedDocument | KeptDocument


class Embedder(Protocol):
    """What chunking must know of the embedding model."""

    @property
    def name(self) -> str:
        """Name and fingerprint of the model."""
        ...

    @property
    def max_tokens(self) -> int:
        """The most tokens of one passage."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the corpus, not parsed yet; the recipe changes with whatever makes its document."""

    path: Path
    file: str
    sha256: str
    entry: Entry | None
    recipe: str


def prepare(
    path: Path, root: Path, manifest: Manifest, embedder: Embedder, reader: FileReader = HERE
) -> ParsedDocument:
    """Return one file as ingest would index it; `root` is the folder its name is relative to."""
    return prepare_as(path.relative_to(root).as_posix(), path, manifest, embedder, reader)


def prepare_as(
    file: str, path: Path, manifest: Manifest, embedder: Embedder, reader: FileReader = HERE
) -> ParsedDocument:
    """Return a file as ingest would index it under the name `file` in the corpus."""
    return parse(_source(path, file, manifest, embedder), embedder, reader)


def source_of(path: Path, root: Path, manifest: Manifest, embedder: Embedder) -> Source:
    """Return a file with what its document is made from; `root` is the folder its name is relative to."""
    return _source(path, path.relative_to(root).as_posix(), manifest, embedder)


def _source(path: Path, file: str, manifest: Manifest, embedder: Embedder) -> Source:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    entry = manifest.entry(file)
    made_from = f"{PIPELINE_VERSION} {file} {sha256} {embedder.name} {entry!r}"
    return Source(path, file, sha256, entry, hashlib.sha256(made_from.encode()).hexdigest()[:32])


def parse(source: Source, embedder: Embedder, reader: FileReader) -> ParsedDocument:
    """Return the document of a file."""
    raw = reader.read(source.path)
    normalized = raw.normalized
    metadata, editions = _said(raw, source)
    document = document_of(source.file, source.sha256, metadata, source.entry)
    document = replace(
        document,
        source_url=document.source_url or raw.source_url,
        named_editions=editions,
        recognised_pages=tuple(number for number, sure in enumerate(raw.page_confidences, start=1) if sure),
    )
    places = find_places(normalized.text, document.kind)
    passages = split_into_passages(
        document.id,
        document.title,
        normalized.text,
        places,
        count_tokens=embedder.count_tokens,
        max_tokens=embedder.max_tokens,
        pages=normalized.pages,
    )
    return ParsedDocument(
        document,
        normalized.text,
        places,
        passages,
        normalized.pages,
        declared=document,
        recipe=source.recipe,
        ocr_confidence=raw.ocr_confidence,
        page_confidences=raw.page_confidences,
        left_out=raw.left_out,
    )


def _said(raw: ReadFile, source: Source) -> tuple[Metadata, tuple[str, ...]]:
    """Return what a file says of its document, read here where it was not read under its name."""
    if raw.metadata is not None and source.path.name == PurePosixPath(source.file).name:
        return raw.metadata, raw.named_editions
    text = raw.normalized.text
    return read_metadata(text, file=source.file, title=raw.title), named_editions(text)

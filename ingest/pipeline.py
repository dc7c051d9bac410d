"""The way of documents into the index: each is prepared, they are related to each other, all are published.

`ingest_corpus` takes every file of the corpus that way; what has not changed is carried over.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ingest.corpus_files import corpus_files
from ingest.errors import IngestError
from ingest.later_editions import with_later_editions
from ingest.manifest import load_manifest, propose
from ingest.metadata import unique_ids
from ingest.preparing import HERE, Embedder, NextDocument, Source, parse, source_of
from ingest.reading import FileReader
from ingest.relations import resolve_relations
from ingest.report import Failure, IngestReport, report_of
from ingest.still_live import still_live
from vectorstore.errors import IndexDamagedError, IndexMovedError
from vectorstore.index import Index
from vectorstore.publishing import Publisher
from vectorstore.records import Document, KeptDocument, ParsedDocument

_MOST_TRIES = 5  # while others publish

Progress = Callable[[str, int, int], None]  # stage, done, total


def ingest_corpus(
    corpus: Path,
    publisher: Publisher,
    *,
    embedder: Embedder,
    proposals: Path,
    reader: FileReader = HERE,
    rebuild: bool = False,
    progress: Progress | None = None,
    prepared: Sequence[ParsedDocument] = (),
) -> IngestReport:
    """Bring the index in line with the corpus and say what changed.

    A file that cannot be read is reported and the rest published; where its document is live, it stays as
    it is. With `rebuild`, nothing else is carried over; `prepared` are documents that were read already.
    What was read of files without a manifest entry is written to the file `proposals`, ready to be checked
    and copied into the manifest. Raises CorpusMissingError, ManifestError and what publishing raises.
    """
    started = time.monotonic()
    read = {one.recipe: one for one in prepared}
    for _ in range(_MOST_TRIES):
        with suppress(IndexMovedError):  # what was published meanwhile is part of the next try
            return _brought_in_line(
                corpus,
                publisher,
                embedder=embedder,
                proposals=proposals,
                reader=reader,
                rebuild=rebuild,
                progress=progress or _silent,
                read=read,
                started=started,
            )
    raise IndexMovedError("Other processes publish all the time. Wait until they have finished.")


def _brought_in_line(
    corpus: Path,
    publisher: Publisher,
    *,
    embedder: Embedder,
    proposals: Path,
    reader: FileReader,
    rebuild: bool,
    progress: Progress,
    read: dict[str, ParsedDocument],
    started: float,
) -> IngestReport:
    """Bring the index in line in one try; what is read on the way is kept in `read` for the next."""
    manifest = load_manifest(corpus)
    live, damage = _live(publisher, rebuild=rebuild)
    try:
        kept = () if live is None or damage else live.texts.kept()
        known: dict[str, NextDocument] = {} if rebuild else {one.recipe: one for one in kept if one.recipe}
        sources = [source_of(path, corpus, manifest, embedder) for path in corpus_files(corpus)]
        found, failed = _parse_all(sources, read | known, embedder, reader, progress)
        again = still_live([one.file for one in failed], kept, live, embedder, rebuild=rebuild)
        found, failed = _with_live(sources, found, failed, again)
        parsed = _related(found, live, {one.document.file: one.document.id for one in kept})
        before = [one.document for one in kept]
        recipes = {one.document.id: one.recipe for one in kept}
        name = "" if live is None else live.manifest.name
    finally:
        if live is not None:
            live.close()
    new = (one for one in parsed if isinstance(one, ParsedDocument) and one.document.file not in again)
    read.update({one.recipe: one for one in new})
    propose([one.declared or one.document for one in parsed], manifest, proposals)
    after = {one.document.id: one.recipe for one in parsed}
    is_same = recipes == after and before == [one.document for one in parsed]
    if rebuild or not name or not is_same:
        base = None if live is None else name
        name = publisher.publish(parsed, reuse=not rebuild, progress=progress, after=base).name
    report = report_of(parsed, recipes, failed, generation=name, seconds=time.monotonic() - started)
    return replace(report, damage=damage)


def _live(publisher: Publisher, *, rebuild: bool) -> tuple[Index | None, str]:
    """Return the live generation and, with `rebuild`, why its texts cannot be read; else "".

    Rebuilding is how one that cannot be read is mended; without it, IndexDamagedError is raised.
    """
    live = None
    try:
        live = publisher.live()
        if live is not None and rebuild:
            live.texts.kept()
    except IndexDamagedError as error:
        if rebuild:
            return live, str(error)
        raise
    return live, ""


def _parse_all(
    sources: Sequence[Source],
    known: Mapping[str, NextDocument],
    embedder: Embedder,
    reader: FileReader,
    progress: Progress,
) -> tuple[list[NextDocument], tuple[Failure, ...]]:
    parsed: list[NextDocument] = []
    failed: list[Failure] = []
    for done, source in enumerate(sources, start=1):
        try:
            parsed.append(known.get(source.recipe) or parse(source, embedder, reader))
        except IngestError as error:
            failed.append(Failure(source.file, str(error)))
        progress("parse", done, len(sources))
    return parsed, tuple(failed)


def _with_live(
    sources: Sequence[Source],
    found: Sequence[NextDocument],
    failed: Sequence[Failure],
    before: Mapping[str, NextDocument],
) -> tuple[list[NextDocument], tuple[Failure, ...]]:
    """Return what was found and, of the files that could not be read, the documents that are live."""
    by_file = {one.document.file: one for one in found}
    by_file |= {one.file: before[one.file] for one in failed if one.file in before}
    noted = tuple(replace(one, is_kept=one.file in before) for one in failed)
    return [by_file[one.file] for one in sources if one.file in by_file], noted


def _related(
    parsed: Sequence[NextDocument], live: Index | None, ids: Mapping[str, str]
) -> list[NextDocument]:
    """Return the documents with ids of their own, and with what the others say of their validity."""
    declared = unique_ids([one.declared or one.document for one in parsed], ids)
    resolved = with_later_editions(resolve_relations(declared))
    return [_as(document, one, live) for one, document in zip(parsed, resolved, strict=True)]


def _as(document: Document, parsed: NextDocument, live: Index | None) -> NextDocument:
    """Return a document with this record; of one that gets another id, the passages get one too."""
    if isinstance(parsed, KeptDocument):
        if live is None or document.id == parsed.document.id:
            return replace(parsed, document=document)
        parsed = live.texts.parsed(parsed.document.id)
    passages = parsed.passages
    if document.id != parsed.document.id:
        passages = tuple(
            replace(passage, id=f"{document.id}#{number}", document_id=document.id)
            for number, passage in enumerate(passages, start=1)
        )
    return replace(parsed, document=document, passages=passages)


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""

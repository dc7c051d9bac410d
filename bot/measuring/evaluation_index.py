"""The index of an evaluation: built once for a corpus and a model, then kept for the next run."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.errors import UserInputError
from bot.keeping.progress import Report
from bot.measuring.evaluation_data import Record, corpus_file, read_records
from ingest.chunking import split_into_passages
from ingest.outline import find_places
from ingest.preparing import PIPELINE_VERSION
from vectorstore.generation import FORMAT
from vectorstore.publishing import Publisher
from vectorstore.records import Document, ParsedDocument
from vectorstore.vietnamese import normalize

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

KEPT_CACHES = 8
_BATCH = 4096  # records that are cut at once
_NOTE = "build.json"
_UNFINISHED = "making-"  # what a killed run leaves behind
_LONGEST_BUILD = 24 * 3600  # seconds
_VERSION = 2  # of the way from a record to passages, below


@dataclass(frozen=True, slots=True)
class Build:
    """What was built: counts, and the seconds from the first record read to the published index."""

    documents: int
    passages: int
    seconds: float
    cached: bool


def kept_index(folder: Path, caches: Path, embedder: "Embedder") -> tuple[Path, Build] | None:
    """Return what an earlier run built over the records of `folder`; None where it is to be built."""
    cache = caches / _key(corpus_file(folder), embedder)
    note = cache / _NOTE
    if not note.is_file():
        return None
    note.touch()  # used last
    return cache, Build(**json.loads(note.read_text(encoding="utf-8")), cached=True)


def build_index(
    folder: Path, caches: Path, embedder: "Embedder", *, report: Report | None
) -> tuple[Path, Build]:
    """Return the folder of an index over the records of `folder`, built now unless an earlier run kept it."""
    kept = kept_index(folder, caches, embedder)
    if kept is not None:
        return kept
    cache = caches / _key(corpus_file(folder), embedder)
    caches.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=caches, prefix=_UNFINISHED) as work:
        making = Path(work, "index")
        started = time.perf_counter()
        generation = Publisher(making, embedder=embedder, keep_generations=1).publish(
            list(parsed_records(folder, embedder)), progress=report
        )
        build = Build(
            generation.documents, generation.passages, round(time.perf_counter() - started, 1), cached=False
        )
        noted = {key: value for key, value in asdict(build).items() if key != "cached"}
        (making / _NOTE).write_text(json.dumps(noted), encoding="utf-8")
        _put(making, cache)
    _forget_old(caches)
    return cache, build


def parsed_records(folder: Path, embedder: "Embedder") -> Iterator[ParsedDocument]:
    """Yield each record as a document, chunked as ingest chunks a document.

    Most of the time goes into counting tokens, which tokenizers does beside other threads.
    """
    embedder.max_tokens  # noqa: B018 (loaded before the threads ask for it)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        records = read_records(folder)
        while batch := list(islice(records, _BATCH)):
            yield from threads.map(lambda record: _parsed(record, embedder), batch)


def _parsed(record: Record, embedder: "Embedder") -> ParsedDocument:
    document = _document(record)
    text = _text(record)
    places = find_places(text, document.kind)
    passages = split_into_passages(
        document.id,
        document.title,
        text,
        places,
        count_tokens=embedder.count_tokens,
        max_tokens=embedder.max_tokens,
    )
    return ParsedDocument(document, text, places, passages)


def _document(record: Record) -> Document:
    return Document(
        id=record.id,
        title=normalize(record.field("document_title") or ""),
        file=record.id,
        sha256=hashlib.sha256(record.text.encode()).hexdigest(),
        number=record.field("number"),
    )


def _text(record: Record) -> str:
    """Write the record as it stands in its document: under its Điều and title."""
    article, title = record.field("article"), normalize(record.title).strip()
    heading = f"Điều {article}. {title}".rstrip() if article else title
    return f"{heading}\n{normalize(record.text).strip()}".strip()


def _key(corpus: Path, embedder: "Embedder") -> str:
    made_by = f"{_VERSION} {FORMAT} {PIPELINE_VERSION} {embedder.name} {embedder.max_tokens} "
    digest = hashlib.sha256(made_by.encode())
    with corpus.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()[:16]


def _put(made: Path, cache: Path) -> None:
    """Give a finished index its place, unless another run has put one there meanwhile."""
    if not (cache / _NOTE).is_file():
        shutil.rmtree(cache, ignore_errors=True)  # of an earlier version, which did not finish
        with suppress(OSError):
            made.rename(cache)
    if not (cache / _NOTE).is_file():
        raise UserInputError(f"The index cannot be kept at {cache}: make room there, or remove it.")


def _forget_old(caches: Path) -> None:
    """Keep the caches that were used last; the others can be built again."""
    notes = sorted(caches.glob(f"*/{_NOTE}"), key=lambda note: note.stat().st_mtime, reverse=True)
    for note in notes[KEPT_CACHES:]:
        shutil.rmtree(note.parent, ignore_errors=True)
    for unfinished in caches.glob(f"{_UNFINISHED}*"):
        if time.time() - unfinished.stat().st_mtime > _LONGEST_BUILD:
            shutil.rmtree(unfinished, ignore_errors=True)

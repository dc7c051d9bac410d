"""The index of an evaluation: built once for a corpus and a model, then kept for the next run."""

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.evaluation_data import Record, corpus_file, read_records
from bot.progress import Report
from ingest.chunking import split_into_passages
from ingest.outline import find_places
from ingest.pipeline import PIPELINE_VERSION
from vectorstore.generations import FORMAT
from vectorstore.publishing import Publisher
from vectorstore.records import Document, ParsedDocument
from vectorstore.vietnamese import normalize

if TYPE_CHECKING:
    from vectorstore.embedding import Embedder

KEPT_CACHES = 4
_VERSION = 2  # of the way from a record to passages, below


@dataclass(frozen=True, slots=True)
class Build:
    """What was built: counts, and the seconds from the first record read to the published index."""

    documents: int
    passages: int
    seconds: float
    cached: bool


def build_index(
    folder: Path, caches: Path, embedder: "Embedder", *, report: Report | None
) -> tuple[Path, Build]:
    """Return the folder of an index over the records of `folder`, built now unless an earlier run kept it."""
    cache = caches / _key(corpus_file(folder), embedder)
    note = cache / "build.json"
    if note.is_file():
        note.touch()
        return cache, Build(**json.loads(note.read_text(encoding="utf-8")), cached=True)
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir(parents=True)
    started = time.perf_counter()
    generation = Publisher(cache, embedder=embedder, keep_generations=1).publish(
        list(parsed_records(folder, embedder)), progress=report
    )
    build = Build(
        generation.documents, generation.passages, round(time.perf_counter() - started, 1), cached=False
    )
    kept = {key: value for key, value in asdict(build).items() if key != "cached"}
    note.write_text(json.dumps(kept), encoding="utf-8")
    _forget_old(caches)
    return cache, build


def parsed_records(folder: Path, embedder: "Embedder") -> Iterator[ParsedDocument]:
    """Yield each record as a document, chunked as ingest chunks a document."""
    for record in read_records(folder):
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
        yield ParsedDocument(document, text, places, passages)


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


def _forget_old(caches: Path) -> None:
    """Keep the caches that were used last; the others can be built again."""
    notes = sorted(caches.glob("*/build.json"), key=lambda note: note.stat().st_mtime, reverse=True)
    for note in notes[KEPT_CACHES:]:
        shutil.rmtree(note.parent, ignore_errors=True)

"""Does what a start does, then looks whether all is well."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.crashes.place import Place, State
from benchmarks.crashes.processes import DONE, WRONG
from bot.composition import App
from ingest.manifest import load_manifest
from vectorstore.errors import VectorstoreError
from vectorstore.index import Index
from vectorstore.probe import probe
from vectorstore.query import Query
from vectorstore.records import Document

_KEPT_FILES = frozenset({"current", "writer.lock", "writer.pid"})


def look(place: Place, expected: Sequence[State], report: Path, *, is_settled: bool) -> int:
    """Look as a process that starts; write what is live and what is wrong.

    Of an index that `is_settled`, nothing was begun since, each document says what its manifest entry does.
    """
    app = place.app()
    app.generations.tidy()
    wrong, live, has_grown = [*_leftovers(place, app)], State(), False
    try:
        index = app.reader.current()
        has_grown = index.manifest.growths > 0
        documents = index.documents()
        live = State((one.file, one.sha256) for one in documents)
        wrong += _faults(app, index)
        if live not in expected:
            wrong.append("the live generation is neither that of before nor that of after")
        if is_settled:
            wrong += _unlike_manifest(place, documents)
    except (VectorstoreError, OSError) as error:
        wrong.append(f"the index cannot be read: {error}")
    told = {"wrong": wrong, "live": sorted(live), "has_grown": has_grown}
    report.write_text(json.dumps(told), encoding="utf-8")
    return WRONG if wrong else DONE


def _leftovers(place: Place, app: App) -> Iterator[str]:
    folders = sorted(path.name for path in place.index.iterdir() if path.is_dir())
    if folders != app.generations.names():
        yield f"leftovers: {sorted(set(folders) - set(app.generations.names()))}"
    files = {path.name for path in place.index.iterdir() if path.is_file()}
    if files - _KEPT_FILES:
        yield f"leftovers: {sorted(files)}"


def _faults(app: App, index: Index) -> Iterator[str]:
    documents = index.documents()
    if probe(index, sample_size=index.manifest.passages) != index.manifest.passages:
        yield "not every passage was probed"
    if len({one.file for one in documents}) != len(documents):
        yield "a document is there twice"
    retriever = app.retriever_over(app.reader)
    for one in documents:
        text = index.text(one.id)
        word = text[text.index("mã ") + 3 :].partition(".")[0]
        hits = retriever.search(Query(word, word), limit=1)
        if not hits or hits[0].passage.document_id != one.id:
            yield f"{one.file} is not found by its own word"


def _unlike_manifest(place: Place, documents: Sequence[Document]) -> Iterator[str]:
    entries = load_manifest(place.corpus).entries
    for one in documents:
        entry = entries.pop(one.file, None)
        if entry is not None and entry.title != one.title:
            yield f"{one.file} is not called as its entry in the manifest says"
    for file in entries:
        yield f"the manifest has an entry of {file}, which is not there"

"""Checks that everything a question needs is there and works; each finding says what to do."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError
from ingest.errors import IngestError
from vectorstore.errors import VectorstoreError

if TYPE_CHECKING:
    from bot.composition import App

MIN_FREE_BYTES = 500 * 1000**2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `detail` says what was seen or, where it failed, what to do."""

    name: str
    is_ok: bool
    detail: str


def check(app: "App") -> Iterator[Finding]:
    """Yield a finding for each part, as it is checked; a part that fails does not stop the others."""
    probes: dict[str, Callable[[App], str]] = {
        "corpus": _corpus,
        "model": _model,
        "diacritics": _diacritics,
        "reranker": _reranker,
        "glossary": _glossary,
        "index": _index,
        "self-probe": _self_probe,
        "texts": _texts,
        "up to date": _up_to_date,
        "database": _database,
        "disk": _disk,
    }
    for name, probe in probes.items():
        try:
            yield Finding(name, True, probe(app))
        except (BotError, IngestError, VectorstoreError, OSError) as error:
            yield Finding(name, False, " ".join(str(error).split()))


class UnhealthyError(BotError):
    """A check failed; the message says what to do."""


def _corpus(app: "App") -> str:
    from ingest.manifest import load_manifest

    load_manifest(app.corpus)
    return str(app.corpus)


def _model(app: "App") -> str:
    vector = app.embedder.embed_query("kiểm tra")
    if vector.shape != (app.embedder.dimension,):
        raise UnhealthyError(
            f"The model gives {vector.shape[0]} numbers instead of {app.embedder.dimension}."
        )
    return f"{app.embedder.name}, {app.embedder.dimension} dimensions"


def _diacritics(app: "App") -> str:
    return f"restores “cong doan” to “{app.restorer.restore('cong doan')}”"


def _reranker(app: "App") -> str:
    if app.reranker is not None:
        return f"{len(app.reranker.names)} features"
    if app.settings.retrieval.reranker:
        return "left out: it was fitted to another embedding model; the fused order is used"
    return "none; the fused order is used"


def _glossary(app: "App") -> str:
    app.glossary.expand("")
    path = app.settings.corpus.path / "glossary.toml"
    return str(path) if path.is_file() else "none; abbreviations are searched as typed"


def _index(app: "App") -> str:
    return f"generation {app.reader.current().manifest.name}"


def _self_probe(app: "App") -> str:
    from vectorstore.probe import probe

    return f"{probe(app.reader.current())} passages find themselves"


def _texts(app: "App") -> str:
    """Every quote is checked against these texts, so they are checked against their passages."""
    index = app.library.current()
    documents = index.documents()
    for document in documents:
        text = index.text(document.id)
        for passage in index.passages(document.id):
            if text[passage.start : passage.end] != passage.text:
                raise UnhealthyError(f"The text of {document.id} is damaged: run `policybot rebuild`.")
    return f"{len(documents)} texts agree with their passages"


def _up_to_date(app: "App") -> str:
    from bot.keeping.generations import behind_corpus, described

    behind = behind_corpus(app)
    if behind.count:
        raise UnhealthyError(
            f"The live index differs from the corpus: {described(behind)}. Run `policybot ingest`; "
            "it says why where a file cannot be read."
        )
    return "the files are those that were indexed"


def _database(app: "App") -> str:
    from bot.state import SCHEMA_VERSION, State

    State(app.settings.database.url).close()
    return f"opens, schema {SCHEMA_VERSION}"


def _disk(app: "App") -> str:
    folder = existing_parent(app.settings.index.path)
    free = shutil.disk_usage(folder).free
    if free < MIN_FREE_BYTES:
        raise UnhealthyError(
            f"Only {free // 1000**2} MB are free at {folder}: make room for the next generation."
        )
    if not os.access(folder, os.W_OK):
        raise UnhealthyError(f"{folder} cannot be written: give this user the right to.")
    return f"{free // 1000**3} GB free at {folder}"


def existing_parent(path: Path) -> Path:
    """Return the nearest folder on the way up that exists."""
    return next(folder for folder in (path, *path.parents) if folder.is_dir())

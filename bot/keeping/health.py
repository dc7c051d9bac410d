"""Checks that everything a question needs is there and works; each finding says what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError, UnhealthyError
from bot.keeping import machine
from bot.keeping.language_model import language_model
from bot.keeping.removed import damaged_records
from bot.keeping.status import database_file
from bot.keeping.vectors import agree_with, are_unit_vectors
from ingest.errors import IngestError
from vectorstore.errors import VectorstoreError
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, Status

if TYPE_CHECKING:
    from bot.composition import App

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `detail` says what was seen or, where it failed, what to do."""

    name: str
    is_ok: bool
    detail: str


def check(app: "App") -> Iterator[Finding]:
    """Yield a finding for each part, as it is checked; a part that fails does not stop the others."""
    probes: dict[str, Callable[[App], str]] = {
        "restored": _restored,
        "corpus": _corpus,
        "manifest": _manifest,
        "removed": _removed,
        "adding": machine.writable_folders,
        "scans": machine.scans,
        "model": _model,
        "diacritics": _diacritics,
        "reranker": _reranker,
        "translations": _translations,
        "language": language_model,
        "glossary": _glossary,
        "index": _index,
        "generations": _generations,
        "files": _files,
        "self-probe": _self_probe,
        "dimensions": _dimensions,
        "passages": _passages,
        "texts": _texts,
        "versions": _versions,
        "questions": _questions,
        "up to date": _up_to_date,
        "database": _database,
        "disk": machine.disks,
    }
    for name, probe in probes.items():
        try:
            yield Finding(name, True, probe(app))
        except (BotError, IngestError, VectorstoreError, OSError) as error:
            yield Finding(name, False, " ".join(str(error).split()))
        except KeyError as error:
            yield Finding(name, False, f"The index names {error}, which it lacks: run `policybot rebuild`.")


def _restored(app: "App") -> str:
    from bot.keeping.restoring import refuse_half_restored

    refuse_half_restored(app.settings.index.path)
    return "no restore was cut short"


def _corpus(app: "App") -> str:
    from ingest.manifest import load_manifest

    load_manifest(app.corpus)
    return str(app.corpus)


def _manifest(app: "App") -> str:
    from ingest.manifest import doubtful, load_manifest

    manifest = load_manifest(app.corpus)
    doubts = doubtful(manifest, app.corpus)
    if doubts:
        more = f" ({len(doubts) - 1} more like it)" if len(doubts) > 1 else ""
        raise UnhealthyError(f"{doubts[0]}{more}")
    return f"{len(manifest.entries)} entries, each of a file that is there"


def _removed(app: "App") -> str:
    damaged = damaged_records(app.removed_files)
    if damaged:
        raise UnhealthyError(
            f"{', '.join(map(str, damaged))} cannot be read, so that `policybot restore-document` cannot put "
            "back the file beside it: put it back with `policybot add` if it is needed, then delete both."
        )
    return "what was removed can be put back"


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


def _translations(app: "App") -> str:
    chosen = app.settings.answering.translations
    if app.translations is not None:
        return f"{app.translations.table.chances.size} chances"
    if chosen and not Path(chosen).is_dir():
        return (
            f"left out: there is no folder {chosen}; name that of the shipped models/translations as "
            '[answering] translations, or set it to "" to do without'
        )
    return "left out: it numbers words as another embedding model does" if chosen else "none"


def _glossary(app: "App") -> str:
    app.glossary.expand("")
    path = app.settings.corpus.path / "glossary.toml"
    return str(path) if path.is_file() else "none; abbreviations are searched as typed"


def _index(app: "App") -> str:
    return f"generation {app.reader.current().manifest.name}"


def _self_probe(app: "App") -> str:
    from vectorstore.probe import probe

    return f"{probe(app.reader.current())} passages find themselves"


def _generations(app: "App") -> str:
    """A rollback is of use only where it finds a generation that can be read."""
    names = app.generations.names()
    damaged = [name for name, manifest in app.generations.described() if manifest is None]
    if damaged:
        folders = ", ".join(str(app.generations.folder(name)) for name in damaged)
        raise UnhealthyError(
            f"{len(damaged)} of {len(names)} cannot be read. Nothing needs them: delete {folders}."
        )
    leftovers = [] if app.generations.is_being_written() else app.generations.leftovers()
    note = f"; {len(leftovers)} unfinished, which the next ingest or serve removes" if leftovers else ""
    return f"{len(names)} kept{note}"


def _files(app: "App") -> str:
    """What was changed since it was written is damage, also where the bot goes on answering from it."""
    live, old, unsealed = app.generations.current(), [], 0
    for name in app.generations.names():
        damage = app.generations.damage(name)
        unsealed += damage is None
        for file, what in (damage or {}).items():
            if name == live:
                raise UnhealthyError(
                    f"{app.generations.folder(name) / file} {what}: run `policybot rebuild`."
                )
            old.append(f"{app.generations.folder(name) / file} {what}")
    if old:
        raise UnhealthyError(
            f"{old[0]}. Nothing needs that generation, and no rollback goes there: delete its folder."
        )
    note = f"; {unsealed} made before digests were kept, cannot be compared" if unsealed else ""
    return f"all as they were written{note}"


def _dimensions(app: "App") -> str:
    """The vectors must be those of the model: of its length, of unit length, and what it gives today."""
    index, embedder = app.reader.current(), app.embedder
    if index.manifest.dimension != embedder.dimension:
        raise UnhealthyError(
            f"The vectors have {index.manifest.dimension} dimensions, the model {embedder.dimension}: "
            "run `policybot rebuild`."
        )
    if not are_unit_vectors(index.vectors):
        raise UnhealthyError("There are vectors that are not of unit length: run `policybot rebuild`.")
    if not agree_with(index, embedder):
        raise UnhealthyError(
            "The vectors are not those that the model gives now; [embedding] passage_prefix or segment_words "
            "may have changed: run `policybot rebuild`."
        )
    return f"{index.manifest.passages} vectors of {index.manifest.dimension} dimensions"


def _passages(app: "App") -> str:
    index = app.library.current()
    orphans = index.texts.orphans()
    if orphans:
        raise UnhealthyError(
            f"{len(orphans)} passages belong to no document (first: {orphans[0]}): run `policybot rebuild`."
        )
    empty = [one.id for one in index.documents() if not index.passages(one.id)]
    without = f"; without any: {', '.join(empty[:_NAMED])}" if empty else ""
    return f"{index.texts.count()} passages, each of a document{without}"


def _texts(app: "App") -> str:
    """Every quote is checked against these texts, so they are checked against passages and hashes."""
    from vectorstore.context import embedded_text
    from vectorstore.embedded import content_hash

    index = app.library.current()
    documents, hashes = index.documents(), index.texts.hashes_by_passage()
    for document in documents:
        text = index.text(document.id)
        for passage in index.passages(document.id):
            is_cut_from_it = text[passage.start : passage.end] == passage.text
            hashed = content_hash(embedded_text(document.title, passage))
            if not is_cut_from_it or hashed != hashes[passage.id]:
                raise UnhealthyError(f"The text of {document.id} is damaged: run `policybot rebuild`.")
    return f"{len(documents)} texts agree with their passages and hashes"


def _versions(app: "App") -> str:
    """Of two versions of one document that both hold today, the bot would quote now one, now the other."""
    documents, today = app.library.current().documents(), app.today()
    held = [one for one in documents if one.number and one.issued_on and _may_hold(one, today)]
    by_name: dict[tuple[str, object], str] = {}
    for one in held:
        other = by_name.setdefault((number_key(one.number or ""), one.issued_on), one.file)
        if other != one.file:
            raise UnhealthyError(
                f"{other} and {one.file} are two versions of {one.number} that hold at once: run "
                "`policybot remove` for the wrong one, or give it a last day in manifest.toml."
            )
    return "no two versions of one document hold at once"


def _may_hold(document: Document, day: date) -> bool:
    return document.status_on(day) in (Status.IN_FORCE, Status.UNKNOWN)


def _questions(app: "App") -> str:
    from bot.composition import FIXED_QUESTIONS
    from bot.measuring.fixed_questions import read_fixed_questions

    path = app.corpus / FIXED_QUESTIONS
    if not path.is_file():
        return f"no {FIXED_QUESTIONS}: only the self-probe decides on new generations"
    documents, asked = app.library.current().documents(), read_fixed_questions(path)
    about = sum(any(gold.is_in(one) for gold in question.gold for one in documents) for question in asked)
    return f"{about} of {len(asked)} are about documents of the index"


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
    """It is only looked at: whoever serves or writes next brings it up to date."""
    from bot.state import SCHEMA_VERSION, look

    found = look(app.settings.database.url)
    file = database_file(app.settings.database.url)
    if found.schema is None and file and not machine.is_writable(file.parent):
        raise UnhealthyError(f"{file.parent} cannot be written: give this user the right to.")
    if found.schema is None:
        return "none yet; `policybot serve` makes it"
    if found.is_behind:
        return (
            f"whole, schema {found.schema}; the next `policybot serve` brings it to {SCHEMA_VERSION}: "
            "run `policybot backup` before"
        )
    return f"whole, schema {found.schema}"

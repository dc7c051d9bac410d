"""Checks that everything a question needs is there and works; each finding says what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import BotError, UnhealthyError
from bot.keeping import index_health, machine, model_health
from bot.keeping.language_model import language_model
from bot.keeping.removed import damaged_records
from bot.keeping.status import database_file
from ingest.errors import IngestError
from vectorstore.errors import VectorstoreError

if TYPE_CHECKING:
    from bot.composition import App


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
        "model": model_health.model,
        "diacritics": model_health.diacritics,
        "reranker": model_health.reranker,
        "translations": model_health.translations,
        "language": language_model,
        "glossary": _glossary,
        "index": index_health.index,
        "generations": index_health.generations,
        "files": index_health.files,
        "self-probe": index_health.self_probe,
        "dimensions": index_health.dimensions,
        "passages": index_health.passages,
        "texts": index_health.texts,
        "versions": index_health.versions,
        "questions": index_health.questions,
        "up to date": index_health.up_to_date,
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


def _glossary(app: "App") -> str:
    app.glossary.expand("")
    path = app.settings.corpus.path / "glossary.toml"
    return str(path) if path.is_file() else "none; abbreviations are searched as typed"


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

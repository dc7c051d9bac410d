"""The manifest of a corpus: what its keepers know of each document, checked; and proposals for it."""

import tomllib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.declared_amendments import names_document
from ingest.errors import ManifestError
from ingest.manifest_writing import MANIFEST, table_of
from vectorstore.records import Document, Status


class Entry(BaseModel):
    """One [[document]] table; what is left out is read from the text."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    file: str
    number: str | None = None
    title: str | None = None
    kind: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    status: str | None = None
    replaces: list[str] | None = None
    amends: list[str] | None = None
    replaced_by: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of a corpus, by file."""

    entries: dict[str, Entry]

    def entry(self, file: str) -> Entry | None:
        """Return the entry of a file, named relative to the corpus; None where it has none."""
        return self.entries.get(file)

    def missing(self, corpus: Path) -> list[str]:
        """Return the files that have an entry and are not in the corpus."""
        return [file for file in self.entries if not (corpus / file).is_file()]


def doubtful(manifest: Manifest, corpus: Path) -> list[str]:
    """Return what cannot be meant in a manifest, each with its line and what to do."""
    path = corpus / MANIFEST
    doubts = {
        file: f"{file} is not there. Correct the name, put the file there, or delete the table."
        for file in manifest.missing(corpus)
    }
    for file, one in manifest.entries.items():
        if one.effective_from and one.effective_to and one.effective_to < one.effective_from:
            doubts[file] = (
                f"{file} ends ({one.effective_to}) before it begins ({one.effective_from}). Correct the days."
            )
    lines = _lines(path) if doubts else {}
    return [f"{path}, line {lines.get(file, 1)}: {doubt}" for file, doubt in doubts.items()]


def _lines(path: Path) -> dict[str, int]:
    """Return the number of the line that names each file."""
    lines: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        with suppress(tomllib.TOMLDecodeError):
            if line.lstrip().startswith("file"):
                lines.setdefault(str(tomllib.loads(line).get("file")), number)
    return lines


def load_manifest(corpus: Path) -> Manifest:
    """Return the manifest of a corpus, empty where it has none; ManifestError names the table and key."""
    path = corpus / MANIFEST
    if not path.is_file():
        return Manifest({})
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path} is not valid TOML: {error}. Correct that line.") from error
    unknown = sorted(content.keys() - {"document"})
    tables = content.get("document", [])
    if unknown or not isinstance(tables, list):
        named = unknown[0] if unknown else "document"
        raise ManifestError(f"{path}: '{named}' is not expected here. Write [[document]] tables only.")
    entries: dict[str, Entry] = {}
    for number, table in enumerate(tables, start=1):
        entry = _entry(table, f"{path}, document {number}")
        if entry.file in entries:
            raise ManifestError(f"{path}: two tables for {entry.file}. Keep one.")
        entries[entry.file] = entry
    return Manifest(entries)


def _entry(table: object, where: str) -> Entry:
    try:
        entry = Entry.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "table"
        file = table.get("file", "") if isinstance(table, dict) else ""
        raise ManifestError(f"{where} ({file}): {key}: {first['msg']}.") from error
    if entry.status is not None and entry.status not in set(Status):
        allowed = ", ".join(Status)
        raise ManifestError(f"{where} ({entry.file}): status '{entry.status}' is none of {allowed}.")
    nameless = [one for one in entry.amends or () if not names_document(one)]
    if nameless:
        raise ManifestError(f"{where} ({entry.file}): amends '{nameless[0]}' has no document number.")
    return entry


def propose(documents: Sequence[Document], manifest: Manifest, path: Path) -> None:
    """Write an entry for each document without one to `path`; remove the file where all have one."""
    missing = [document for document in documents if manifest.entry(document.file) is None]
    if not missing:
        path.unlink(missing_ok=True)
        return
    tables = "\n\n".join(map(_table, missing))
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f"{path.name}.part")
    waiting.write_text(
        f"# Read from the texts. Check each, then copy it into {MANIFEST}.\n\n{tables}\n", "utf-8"
    )
    waiting.replace(path)


def _table(document: Document) -> str:
    return table_of(
        {
            "file": document.file,
            "number": document.number,
            "title": document.title,
            "kind": document.kind,
            "issuer": document.issuer,
            "issued_on": document.issued_on,
            "effective_from": document.effective_from,
            "effective_to": document.effective_to,
            "replaced_by": document.replaced_by,
            "source_url": document.source_url,
            "replaces": document.replaces,
        }
    )

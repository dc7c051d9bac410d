"""Recognises a document that staff bring, and compares it with what is there."""

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot import texts_staff as texts
from bot.errors import UserInputError
from bot.keeping.changes import change_lines
from bot.keeping.corpus import file_with_the_same_bytes, place_for
from bot.keeping.doubts import comparison_lines, doubts, same_numbers
from bot.keeping.fetching import FetchLimits, fetch, is_url
from bot.keeping.twins import same_in_content
from bot.keeping.versions import compare, leaves_earlier_in_force
from bot.wording.document_names import brief_name, day_text
from ingest.manifest_writing import Value, entry_of, table_of
from vectorstore.errors import IndexMissingError
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, ParsedDocument, Status

if TYPE_CHECKING:
    from bot.composition import App
    from vectorstore.index import Index

Corrections = Mapping[str, Value]  # what staff know better than the text tells, by name of the field


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was recognised in a file, and where it would be kept."""

    path: Path  # where it waits
    file: str  # relative to the corpus
    parsed: ParsedDocument
    status: Status
    twin: str | None = None  # the file of the corpus that is the same, byte by byte
    replaced: Document | None = None  # what this is another version of
    keeps_replaced: bool = False  # that version held before this one began, and stays
    differences: tuple[str, ...] = ()  # between the two, a line for each
    changes: tuple[str, ...] = ()  # what it does to other documents and to its own parts, a line for each
    doubts: tuple[str, ...] = ()  # what to look at, a line for each
    conflicts: tuple[str, ...] = ()  # those of them that other documents give rise to
    corrections: Corrections | None = None

    @property
    def reason_to_look(self) -> str:
        """Why this must not be taken in unseen: what other documents have to do with it; else ""."""
        return next(iter(self.conflicts), version_line(self))

    @property
    def signature(self) -> str:
        """What this is, and does to others and they to it, as a hash: another one is another decision."""
        replaced = self.replaced and (self.replaced.file, self.replaced.sha256)
        own = self.parsed.document.sha256  # a page of an album may come late
        told = (own, self.twin, replaced, self.keeps_replaced, self.differences, self.changes, self.conflicts)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    def entry_for(self, file: str) -> str:
        """Return the manifest entry it gets there; "" where the text alone says what it is."""
        return table_of({"file": file, **self.corrections}) if self.corrections else ""


def refuse_missing(sources: Iterable[str]) -> None:
    """Raise UserInputError for the first source that is neither an address nor a file."""
    for source in sources:
        if not is_url(source) and not Path(source).is_file():
            raise UserInputError(f"No file {source}: name a file or an http(s) address.")


def recognise(source: str, room: Path, app: "App", *, but: Collection[str] = ()) -> Proposal:
    """Copy or download `source` into `room` and read it as ingest would; `but` are places that are given."""
    if not is_url(source):
        return examine(Path(shutil.copy(source, room)), app, but=but)
    path = downloaded(source, room, app)
    return examine(path, app, corrections=source_of_link(path, source, app), but=but)


def source_of_link(path: Path, url: str, app: "App") -> dict[str, str]:
    """Return the address of what was downloaded, as a correction; nothing where the file names its own."""
    return {} if examine(path, app).parsed.document.source_url else {"source_url": url}


def downloaded(url: str, room: Path, app: "App") -> Path:
    """Download a document within the limits of the settings; UserInputError where it cannot be had."""
    return fetch(url, room, limits=FetchLimits(max_bytes=app.settings.ingest.max_file_mb * 1024**2))


def examine(
    path: Path,
    app: "App",
    *,
    corrections: Corrections | None = None,
    file: str = "",
    but: Collection[str] = (),
) -> Proposal:
    """Read a file as ingest would, with what staff corrected, and compare it with what is there.

    `file` is its place in the corpus, where that is decided already; else it gets one that is free, and
    not among `but`.
    """
    from bot.keeping.read_once import ReadOnce
    from ingest.manifest import Entry, Manifest, load_manifest
    from ingest.preparing import prepare_as

    twin = _twin(path, app, but=file)
    if twin and not file and _is_left_behind(twin, corrections, app):
        file, twin = twin, ""
    file = file or place_for(path.name, app.corpus, but=but).relative_to(app.corpus).as_posix()
    entries = dict(load_manifest(app.corpus).entries)
    entries.pop(file, None)
    if corrections:
        entries[file] = Entry.model_validate({"file": file, **corrections})
    parsed = prepare_as(file, path, Manifest(entries), app.embedder, ReadOnce(app.file_reader, path.parent))
    proposal = Proposal(
        path,
        file,
        parsed,
        status=parsed.document.status_on(app.today()),
        twin=twin or None,
        corrections=corrections,
    )
    return _compared(proposal, app)


def _twin(path: Path, app: "App", *, but: str) -> str:
    """Return the file of the corpus that has the same contents; "" where none has."""
    found = file_with_the_same_bytes(path, app.corpus, but=but)
    return found.relative_to(app.corpus).as_posix() if found else ""


def _is_left_behind(file: str, corrections: Corrections | None, app: "App") -> bool:
    """Tell whether a file of the corpus is one that whoever was adding it could not publish any more."""
    if entry_of(app.corpus, file) not in ("", table_of({"file": file, **(corrections or {})})):
        return False
    try:
        return all(one.file != file for one in app.library.current().documents())
    except IndexMissingError:
        return True


def _compared(proposal: Proposal, app: "App") -> Proposal:
    """Return the proposal with what it means for the documents of the live index."""
    try:
        index = app.library.current()
    except IndexMissingError:
        return replace(proposal, doubts=doubts(proposal.parsed, ()))
    parsed = proposal.parsed
    known = tuple(one for one in index.documents() if one.file != proposal.file)
    earlier = earlier_version(parsed.document, known)
    twins = tuple(_of_twins(proposal, earlier, known, index))
    compared = replace(
        proposal,
        replaced=earlier,
        changes=change_lines(parsed.document, known),
        doubts=(*twins, *doubts(parsed, known)),
        conflicts=(*twins, *same_numbers(parsed.document, known)),
    )
    if earlier is None:
        return compared
    difference = compare(index.text(earlier.id), index.places(earlier.id), parsed.text, parsed.places)
    return replace(
        compared,
        keeps_replaced=leaves_earlier_in_force(earlier, parsed.document) and not difference.is_same,
        differences=comparison_lines(difference),
    )


def _of_twins(
    proposal: Proposal, earlier: Document | None, known: Sequence[Document], index: "Index"
) -> Iterator[str]:
    if proposal.twin is not None:
        yield texts.SAME_BYTES.format(file=proposal.twin)
    elif earlier is None:
        lengths = index.texts.lengths()
        same = same_in_content(
            proposal.parsed.text, ((document, lengths[document.id]) for document in known), index.text
        )
        if same is not None:
            yield texts.SAME_CONTENT.format(document=brief_name(same))


def version_line(proposal: Proposal) -> str:
    """Return what becomes of the earlier version; "" where there is none."""
    if proposal.replaced is None:
        return ""
    name, begins = brief_name(proposal.replaced), proposal.parsed.document.effective_from
    if proposal.keeps_replaced and begins is not None:
        return texts.FOLLOWS.format(document=name, day=day_text(begins))
    return texts.CORRECTS.format(document=name)


def earlier_version(document: Document, known: Iterable[Document]) -> Document | None:
    """Return the known document of the same number and day of issue; None where there is none.

    A number alone does not tell: two provinces, and two terms of one body, number alike. Of several
    versions it is the last.
    """
    if document.number is None or document.issued_on is None:
        return None
    key = (number_key(document.number), document.issued_on)
    same = [one for one in known if one.number and (number_key(one.number), one.issued_on) == key]
    return max(same, key=lambda one: one.effective_to is None, default=None)

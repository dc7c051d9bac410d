"""Publishes what staff put into the corpus, takes it back, gives it again: wholly, or not at all."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import NotFoundError, UserInputError
from bot.keeping.adding import Proposal, examine
from bot.keeping.in_line import bring_in_line, go_forward
from bot.keeping.placing import Kept, Note, entry_set, keep
from bot.keeping.removed import (
    Removed,
    brought_back,
    find_removed,
    record_named,
    taken_out,
    taken_out_before,
)
from bot.keeping.versions import hold_at_once
from ingest.manifest_writing import values_of
from vectorstore.records import Document

if TYPE_CHECKING:
    from bot.composition import App
    from ingest.pipeline import Progress
    from ingest.report import IngestReport


class AnotherVersionError(UserInputError):
    """Another version of a document is in the corpus already: two would hold at once."""


def publish(
    app: "App",
    proposals: Sequence[Proposal],
    *,
    plans: Sequence[Kept | None] = (),
    note: Note | None = None,
    progress: "Progress | None" = None,
) -> "tuple[IngestReport, tuple[Kept, ...]]":
    """Put documents into the corpus and the index; where either fails, both are as they were.

    `note` hears how they will be kept before anything is touched; `plans` are what it heard of those whose
    publishing was begun by a process that was killed.
    """
    if go_forward(app):
        proposals = [examine(one.path, app, corrections=one.corrections, file=one.file) for one in proposals]
    with keep(proposals, app.corpus, app.removed_files, plans=plans, note=note) as kept:
        report = bring_in_line(app, [proposal.parsed for proposal in proposals], progress=progress)
        _refuse_failed(report, [one.file for one in kept])
    return report, kept


def remove(
    app: "App", documents: Sequence[Document], *, progress: "Progress | None" = None
) -> "tuple[IngestReport, tuple[Path, ...]]":
    """Take documents out of the corpus and the index; return where their files are kept.

    What a process that was killed had taken out of the corpus already is taken out of the index.
    """
    with ExitStack() as undo:
        kept = [_out(app, document, undo) for document in documents]
        return bring_in_line(app, progress=progress), tuple(kept)


def restore(app: "App", wanted: str, *, progress: "Progress | None" = None) -> "tuple[IngestReport, Removed]":
    """Put a document that was taken out back into the corpus and the index; find_removed says which.

    AnotherVersionError where one that holds for the same time is in the corpus: two would hold at once.
    """
    corpus, removed = app.corpus, app.removed_files
    record = find_removed(removed, wanted)
    bring_in_line(app, progress=progress)
    _refuse_beside_another(app, record)
    with brought_back(corpus, removed, record):
        report = bring_in_line(app, progress=progress)
        _refuse_failed(report, [record.file])
    return report, record


def _refuse_beside_another(app: "App", record: Removed) -> None:
    """Raise AnotherVersionError where another version of the document holds when this one would."""
    others = [one for one in app.library.current().documents() if record.is_version_of(one)]
    if not others or not (app.removed_files / record.name).is_file():
        return
    back = examine(
        app.removed_files / record.name, app, corrections=values_of(record.entry), file=record.file
    ).parsed.document
    for one in sorted(others, key=lambda one: one.effective_from or date.min):
        if one.file != record.file and hold_at_once(one, back):
            raise AnotherVersionError(
                f"{one.file} ({one.id}) is another version of {one.number} for the same time as "
                f"{record.name}: take that out first, with `policybot remove {one.id}`, then run "
                f"`policybot restore-document {record.name}`."
            )


def _out(app: "App", document: Document, undo: ExitStack) -> Path:
    corpus, removed = app.corpus, app.removed_files
    record = taken_out_before(corpus, removed, document.file)
    return removed / record.name if record else undo.enter_context(taken_out(corpus, document, removed))


def _refuse_failed(report: "IngestReport", files: Sequence[str]) -> None:
    """Raise UserInputError where one of these files could not be read."""
    failed = {failure.file: failure.error for failure in report.failed}
    for file in files:
        if file in failed:
            raise UserInputError(failed[file])


def take_back(app: "App", kept: Kept) -> "tuple[IngestReport, str]":
    """Take a document out again, and let the earlier version be what it was; return its kept file."""
    corpus, removed = app.corpus, app.removed_files
    with ExitStack() as undo:
        if (corpus / kept.file).is_file():
            name = undo.enter_context(taken_out(corpus, document_of_file(app, kept.file), removed)).name
        else:
            record = taken_out_before(corpus, removed, kept.file)
            name = record.name if record else ""
        earlier = record_named(removed, kept.replaced) if kept.replaced else None
        if earlier is not None:
            undo.enter_context(brought_back(corpus, removed, earlier))
        if kept.ended:
            undo.enter_context(entry_set(corpus, kept.ended, kept.entry_before))
        return bring_in_line(app), name


def give_again(app: "App", kept: Kept, name: str) -> "tuple[IngestReport, Kept]":
    """Put a document that was taken back into the corpus again; return how it is kept now."""
    corpus, removed = app.corpus, app.removed_files
    record = record_named(removed, name)
    if record is None and not (corpus / kept.file).is_file():
        raise NotFoundError(f"{name} is no longer in {removed}.")
    with ExitStack() as undo:
        earlier = _earlier_to_replace(app, kept, record)
        if earlier is not None:
            kept = replace(kept, replaced=undo.enter_context(taken_out(corpus, earlier, removed)).name)
        if record is not None:
            undo.enter_context(brought_back(corpus, removed, record))
        if kept.ended:
            undo.enter_context(entry_set(corpus, kept.ended, kept.entry_after))
        return bring_in_line(app), kept


def _earlier_to_replace(app: "App", kept: Kept, record: Removed | None) -> Document | None:
    """Return the version that came back when a document was taken out; None where none did.

    AnotherVersionError where yet another one answers by now: two would hold at once.
    """
    documents = app.library.current().documents() if record else ()
    there = [one for one in documents if record and record.is_version_of(one) and one.file != kept.ended]
    there = [one for one in there if (app.corpus / one.file).is_file()]
    there.sort(key=lambda one: one.effective_to is not None)
    comes_back = bool(kept.replaced) and record_named(app.removed_files, kept.replaced) is None
    if comes_back:
        return there[0] if there else None
    if there and there[0].effective_to is None:
        raise AnotherVersionError(
            f"{there[0].file} is another version of {there[0].number}: take that out first."
        )
    return None


def document_of_file(app: "App", file: str) -> Document:
    """Return the document of a file as the live index has it; NotFoundError where it has none."""
    found = next((one for one in app.library.current().documents() if one.file == file), None)
    if found is None:
        raise NotFoundError(f"There is no document of {file} in the index.")
    return found

"""Publishes what staff put into the corpus, takes it back, gives it again: wholly, or not at all."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import NotFoundError, UserInputError
from bot.keeping.adding import Proposal, examine
from bot.keeping.generations import behind_corpus
from bot.keeping.placing import Kept, Note, entry_set, keep
from bot.keeping.removed import Removed, brought_back, record_named, record_of_file, taken_out
from vectorstore.errors import IndexLockedError
from vectorstore.records import Document, ParsedDocument

if TYPE_CHECKING:
    from bot.composition import App
    from ingest.pipeline import IngestReport, Progress

PATIENCE_SECONDS = 60.0  # while another process writes
_AGAIN_SECONDS = 0.2


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
    if app.generations.is_rolled_back():  # the live generation does not know every version in the corpus
        bring_in_line(app)
        proposals = [examine(one.path, app, corrections=one.corrections, file=one.file) for one in proposals]
    with keep(proposals, app.corpus, app.removed_files, plans=plans, note=note) as kept:
        report = bring_in_line(app, [proposal.parsed for proposal in proposals], progress=progress)
        failed = {failure.file: failure.error for failure in report.failed}
        for one in kept:
            if one.file in failed:
                raise UserInputError(failed[one.file])
    return report, kept


def take_back(app: "App", kept: Kept) -> "tuple[IngestReport, str]":
    """Take a document out again, and let the earlier version be what it was; return its kept file."""
    corpus, removed = app.corpus, app.removed_files
    with ExitStack() as undo:
        if (corpus / kept.file).is_file():
            name = undo.enter_context(taken_out(corpus, document_of_file(app, kept.file), removed)).name
        else:
            record = record_of_file(removed, kept.file)
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


def undoes_rollback(app: "App") -> bool:
    """Return whether what is published next brings back what a rollback took away."""
    is_settled = not app.generations.is_being_written()  # of one being published `current` is the last part
    return is_settled and app.generations.is_rolled_back() and behind_corpus(app).count > 0


def bring_in_line(
    app: "App", prepared: Sequence[ParsedDocument] = (), *, progress: "Progress | None" = None
) -> "IngestReport":
    """Publish the corpus as it is now; where another process writes, wait for it for a while."""
    from ingest.pipeline import ingest_corpus

    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return ingest_corpus(
                app.corpus,
                app.publisher,
                embedder=app.embedder,
                proposals=app.proposals,
                reader=app.file_reader,
                prepared=prepared,
                progress=progress,
            )
        except IndexLockedError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_AGAIN_SECONDS)


def document_of_file(app: "App", file: str) -> Document:
    """Return the document of a file as the live index has it; NotFoundError where it has none."""
    found = next((one for one in app.library.current().documents() if one.file == file), None)
    if found is None:
        raise NotFoundError(f"There is no document of {file} in the index.")
    return found

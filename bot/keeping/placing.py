"""Puts the files of documents into the corpus as it was planned: wholly or not at all, also after a kill."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UserInputError
from bot.keeping.corpus import copy_to_free_place, have_same_bytes, place_for
from bot.keeping.removed import (
    free_name,
    places_of_removed,
    put_back,
    record_named,
    record_of_file,
    taken_out,
    taken_out_before,
)
from ingest.manifest_writing import entry_of, put_entry, table_of, values_of

if TYPE_CHECKING:
    from bot.keeping.adding import Proposal


@dataclass(frozen=True, slots=True)
class Kept:
    """How a document comes into the corpus: what it moves or ends, so that it can be taken back."""

    file: str
    replaced: str = ""  # the name under which the file of the earlier version is kept
    ended: str = ""  # the file of the earlier version that ends where this one begins
    entry_before: str = ""  # of that file
    entry_after: str = ""


Note = Callable[[tuple[Kept, ...]], object]


@contextmanager
def keep(
    proposals: "Sequence[Proposal]",
    corpus: Path,
    removed: Path,
    *,
    plans: Sequence[Kept | None] = (),
    note: Note | None = None,
) -> Iterator[tuple[Kept, ...]]:
    """Put the files into the corpus; earlier versions of them go to `removed`, or end where these begin.

    `note` hears what is planned before anything is touched; where the process then ends, the same `plans`
    given again come to the same end. Where the body fails, all is put back as it was.
    """
    plans = plans or [None] * len(proposals)
    kept = _planned(proposals, plans, corpus, removed)
    if note is not None:
        note(kept)
    with ExitStack() as undo:
        for proposal, one, before in zip(proposals, kept, plans, strict=True):
            _put(proposal, one, corpus, removed, undo, is_again=before is not None)
        yield kept


def _planned(
    proposals: "Sequence[Proposal]", plans: Sequence[Kept | None], corpus: Path, removed: Path
) -> tuple[Kept, ...]:
    """Return for each what was planned before, else a plan with places that no other has."""
    files = {one.file for one in plans if one}
    names = {one.replaced for one in plans if one}
    kept = []
    for proposal, before in zip(proposals, plans, strict=True):
        one = before or _plan(proposal, corpus, removed, files, names)
        files.add(one.file)
        names.add(one.replaced)
        kept.append(one)
    return tuple(kept)


def _plan(proposal: "Proposal", corpus: Path, removed: Path, files: set[str], names: set[str]) -> Kept:
    file = proposal.file
    taken = files | places_of_removed(removed)
    if file in taken or not _is_free_or_the_same(proposal.path, corpus / file):
        file = place_for(proposal.path.name, corpus, but=taken).relative_to(corpus).as_posix()
    earlier = proposal.replaced
    if earlier is None:
        return Kept(file)
    if not (corpus / earlier.file).is_file():  # somebody has taken it out
        record = record_of_file(removed, earlier.file)
        return Kept(file, replaced=record.name if record else "")
    if not proposal.keeps_replaced:
        return Kept(file, replaced=free_name(earlier.file, removed, but=names))
    before = entry_of(corpus, earlier.file)
    begins = proposal.parsed.document.effective_from
    values = values_of(before) | {"file": earlier.file, "status": None, "effective_to": begins}
    return Kept(file, "", earlier.file, before, table_of(values))


def _put(
    proposal: "Proposal", kept: Kept, corpus: Path, removed: Path, undo: ExitStack, *, is_again: bool
) -> None:
    """Do what is planned, or what is left of it."""
    place = corpus / kept.file
    if not _is_free_or_the_same(proposal.path, place):
        raise UserInputError(f"There is another file at {place} by now: add {proposal.path.name} once more.")
    before = "" if is_again else entry_of(corpus, kept.file)
    undo.enter_context(entry_set(corpus, kept.file, proposal.entry_for(kept.file), before=before))
    undo.enter_context(_copied(proposal.path, place, is_ours=is_again))
    if kept.replaced:
        undo.enter_context(_earlier_out(proposal, kept, corpus, removed))
    if kept.ended:
        undo.enter_context(entry_set(corpus, kept.ended, kept.entry_after, before=kept.entry_before))


@contextmanager
def entry_set(corpus: Path, file: str, table: str, *, before: str | None = None) -> Iterator[None]:
    """Let this be the entry of a file, and what it was `before` again where the body fails."""
    now = entry_of(corpus, file)
    before = now if before is None else before
    try:
        if table != now:
            put_entry(corpus, file, table)
        yield
    except BaseException:
        if table != before:
            put_entry(corpus, file, before)
        raise


@contextmanager
def _earlier_out(proposal: "Proposal", kept: Kept, corpus: Path, removed: Path) -> Iterator[None]:
    """Take the earlier version out, where it is not out yet, and put it back where the body fails."""
    record, earlier = record_named(removed, kept.replaced), proposal.replaced
    if earlier is not None and (corpus / earlier.file).is_file():
        with taken_out(corpus, earlier, removed, name=kept.replaced):
            yield
        return
    if record is not None:
        taken_out_before(corpus, removed, record.file)  # of which a kill may have left the entry
    try:
        yield
    except BaseException:
        if record is not None and not (corpus / record.file).exists():
            put_back(corpus, removed, record)
        raise


@contextmanager
def _copied(path: Path, place: Path, *, is_ours: bool) -> Iterator[None]:
    is_ours = copy_to_free_place(path, place) or is_ours
    try:
        yield
    except BaseException:
        if is_ours:
            place.unlink(missing_ok=True)
        raise


def _is_free_or_the_same(path: Path, place: Path) -> bool:
    return not place.exists() or have_same_bytes(path, place)

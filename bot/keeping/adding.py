"""Recognises a document that staff bring, and keeps it in the corpus once they agree."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UserInputError
from bot.keeping.changes import change_lines
from bot.keeping.corpus import file_with_the_same_bytes, place_for, taken_out
from bot.keeping.fetching import fetch, is_url
from vectorstore.errors import IndexMissingError
from vectorstore.identifiers import number_key
from vectorstore.records import Document, ParsedDocument, Status

if TYPE_CHECKING:
    from bot.composition import App


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was recognised in a file, and where it would be kept."""

    path: Path  # where it waits
    file: str  # relative to the corpus
    parsed: ParsedDocument
    status: Status
    twin: str | None = None  # the file of the corpus that is the same, byte by byte
    replaced: Document | None = None  # what this is another version of
    changes: tuple[str, ...] = ()  # what it does to other documents and to its own parts, a line for each


def refuse_missing(sources: Iterable[str]) -> None:
    """Raise UserInputError for the first source that is neither an address nor a file."""
    for source in sources:
        if not is_url(source) and not Path(source).is_file():
            raise UserInputError(f"No file {source}: name a file or an http(s) address.")


def recognise(source: str, room: Path, app: "App") -> Proposal:
    """Copy or download `source` into `room` and read it as ingest would."""
    from ingest.manifest import load_manifest
    from ingest.pipeline import prepare

    path = fetch(source, room) if is_url(source) else Path(shutil.copy(source, room))
    place = place_for(path.name, app.corpus)
    parsed = prepare(path, room, load_manifest(app.corpus), app.embedder)
    twin = file_with_the_same_bytes(path, app.corpus)
    known = _indexed(app)
    return Proposal(
        path=path,
        file=place.relative_to(app.corpus).as_posix(),
        parsed=parsed,
        status=parsed.document.status_on(app.today()),
        twin=twin.relative_to(app.corpus).as_posix() if twin else None,
        replaced=earlier_version(parsed.document, known),
        changes=change_lines(parsed.document, known),
    )


def earlier_version(document: Document, known: Iterable[Document]) -> Document | None:
    """Return the known document of the same number and day of issue; None where there is none.

    A number alone does not tell: two provinces, and two terms of one body, number alike.
    """
    if document.number is None or document.issued_on is None:
        return None
    key = (number_key(document.number), document.issued_on)
    same = (one for one in known if one.number and (number_key(one.number), one.issued_on) == key)
    return next(same, None)


@contextmanager
def keep(proposals: Sequence[Proposal], corpus: Path, removed: Path) -> Iterator[None]:
    """Put the files into the corpus; earlier versions of them go to `removed`.

    Where publishing then fails, all is put back as it was.
    """
    with ExitStack() as undo:
        for proposal in proposals:
            if proposal.replaced is not None and (corpus / proposal.replaced.file).is_file():
                undo.enter_context(taken_out(corpus, proposal.replaced, removed))
            undo.enter_context(_copied(proposal.path, corpus / proposal.file))
        yield


@contextmanager
def _copied(path: Path, place: Path) -> Iterator[None]:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(path, place)
        yield
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def _indexed(app: "App") -> tuple[Document, ...]:
    try:
        return app.library.current().documents()
    except IndexMissingError:
        return ()

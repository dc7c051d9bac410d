"""Recognises a document that staff bring, and keeps it in the corpus once they agree."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.corpus import file_with_the_same_bytes, place_for
from bot.errors import UserInputError
from bot.fetching import fetch, is_url
from vectorstore.records import ParsedDocument, Status

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
    replaced: str | None = None  # the file whose document has the same number


def recognise(source: str, room: Path, app: "App") -> Proposal:
    """Copy or download `source` into `room` and read it as ingest would."""
    from ingest.manifest import load_manifest
    from ingest.pipeline import prepare

    path = _brought(source, room)
    place = place_for(path.name, app.corpus)
    parsed = prepare(path, room, load_manifest(app.corpus), app.embedder)
    twin = file_with_the_same_bytes(path, app.corpus)
    return Proposal(
        path=path,
        file=place.relative_to(app.corpus).as_posix(),
        parsed=parsed,
        status=parsed.document.status_on(app.today()),
        twin=twin.relative_to(app.corpus).as_posix() if twin else None,
    )


@contextmanager
def keep(proposals: Sequence[Proposal], corpus: Path) -> Iterator[None]:
    """Put the files into the corpus; where publishing them then fails, take them out again."""
    with ExitStack() as undo:
        for proposal in proposals:
            place = corpus / proposal.file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(proposal.path, place)
            undo.callback(place.unlink)
        yield
        undo.pop_all()


def _brought(source: str, room: Path) -> Path:
    if is_url(source):
        return fetch(source, room)
    path = Path(source)
    if not path.is_file():
        raise UserInputError(f"No file {source}: name a file or an http(s) address.")
    return Path(shutil.copyfile(path, room / path.name))

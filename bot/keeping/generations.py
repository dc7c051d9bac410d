"""Goes back to the generation before, and tells in what the live one differs from the corpus."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.composition import App
    from ingest.difference import Difference

_MOST_NAMED = 3  # files of a kind


@dataclass(frozen=True, slots=True)
class RolledBack:
    """The generation that is live now, and in what it differs from the corpus."""

    name: str
    created: str
    documents: int
    behind: "Difference"


def roll_back(app: "App") -> RolledBack:
    """Make the generation before the live one live again, and say what that leaves out."""
    name = app.publisher.rollback()
    manifest = app.generations.manifest(name)
    return RolledBack(name, manifest.created, manifest.documents, behind_corpus(app))


def behind_corpus(app: "App") -> "Difference":
    """Return in what the live generation differs from the corpus folder."""
    from ingest.difference import difference

    index = app.library.current()
    return difference(app.corpus, index.documents(), index.texts.recipes(), app.embedder)


def described(behind: "Difference") -> str:
    """Return a difference in a line: "2 files are not indexed (a.txt, b.txt); 1 file has changed (c.txt)"."""
    return "; ".join(_parts(behind))


def _parts(behind: "Difference") -> Iterator[str]:
    kinds = (
        (behind.lacking, "{count} {files} not indexed"),
        (behind.changed, "{count} {files} changed since"),
        (behind.gone, "{count} {files} indexed but no longer there"),
    )
    for found, form in kinds:
        if found:
            named = ", ".join(found[:_MOST_NAMED]) + (", …" if len(found) > _MOST_NAMED else "")
            files = "file" if len(found) == 1 else "files"
            yield f"{form.format(count=len(found), files=files)} ({named})"

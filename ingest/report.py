"""What one run of ingest changed, and which files it could not read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.preparing import NextDocument


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why; `is_kept` where its document stays as it was read before."""

    file: str
    error: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What one run changed; the lists hold document ids."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    generation: str
    seconds: float
    damage: str = ""  # of the index that was live, where a rebuild found that it cannot be read


def report_of(
    parsed: Sequence[NextDocument],
    before: Mapping[str, str],
    failed: tuple[Failure, ...],
    *,
    generation: str,
    seconds: float,
) -> IngestReport:
    """Return what is other than `before`, which has recipes by id of the document."""
    recipes = {one.document.id: one.recipe for one in parsed}
    return IngestReport(
        added=tuple(one for one in recipes if one not in before),
        replaced=tuple(_changed(recipes, before)),
        removed=tuple(sorted(before.keys() - recipes.keys())),
        unchanged=sum(before.get(one) == recipe for one, recipe in recipes.items()),
        failed=failed,
        generation=generation,
        seconds=seconds,
    )


def _changed(recipes: Mapping[str, str], before: Mapping[str, str]) -> Iterator[str]:
    for document_id, recipe in recipes.items():
        if document_id in before and before[document_id] != recipe:
            yield document_id

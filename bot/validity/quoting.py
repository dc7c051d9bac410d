"""The stretch of a place that says most of what is asked."""

from bot.choosing.extraction import Stretch, stretches_of_place
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from vectorstore.records import Document, Passage, Place

_KIND = 0.5  # weight of the kind of fact asked for, beside the share of the question


def best_of_place(
    asked: Asked, place: Place, document: Document, index: Index, max_chars: int
) -> list[Stretch]:
    """Return the stretch of a place that says most of what is asked."""
    passage = _passage_of(place, document, index)
    if passage is None:
        return []
    text = index.text(document.id)
    stretches = stretches_of_place(asked, passage, place, index, max_chars=max_chars)

    def worth(one: Stretch) -> float:
        said = text[one.start : one.end]
        return asked.coverage(said) + _KIND * asked.has_kind(said)

    return sorted(stretches, key=worth, reverse=True)[:1]


def _passage_of(place: Place, document: Document, index: Index) -> Passage | None:
    touching = (one for one in index.passages(document.id) if one.start < place.end and place.start < one.end)
    return next(touching, None)

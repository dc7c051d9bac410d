"""Says which khoản of a place or list that was asked for are not quoted, lest a part pass for the whole."""

from collections.abc import Iterator, Sequence

from bot import texts
from bot.answers import Citation
from bot.choosing.enumerated import listing_article
from bot.choosing.named import named_places
from bot.choosing.relevance import Asked
from bot.shapes.case import Case
from vectorstore.locating import children
from vectorstore.records import Passage, Place

_LEAST_SAID = 0.5  # of a question, by a khoản that may answer it
_MOST_NEIGHBOURS = 3  # more of them say alike what only some words of the question are about


def unquoted_notes(case: Case, citations: Sequence[Citation]) -> list[str]:
    """Return one line for each place named, or list asked for, that the quotes do not have whole."""
    notes = []
    for passage, place in (*named_places(case.query, case.hits, case.index), *_lists(case, citations)):
        own = [one for one in citations if one.document.id == passage.document_id]
        missing = list(_missing(place, case.index.places(passage.document_id), own))
        if missing and any(_meets(one, place) for one in own):
            notes.append(texts.NOT_ALL_QUOTED.format(rest="; ".join(missing)))
    return list(dict.fromkeys(notes)) or _neighbours(case, citations[:1], citations)


def _neighbours(case: Case, first: Sequence[Citation], citations: Sequence[Citation]) -> list[str]:
    """Return one line for the khoản beside the first quote that say as much of the question as any quote."""
    asked = Asked.of_query(case.query, case.index.weight)
    for best in first:
        text, places = case.index.text(best.document.id), case.index.places(best.document.id)
        own = [one for one in citations if one.document.id == best.document.id]
        articles = (one for one in places if one.level == "article" and _meets(best, one))
        named = [
            texts.CLAUSE.format(label=clause.label)
            for article in articles
            for clause in children(places, article, levels=("clause",))
            if not any(_meets(one, clause) for one in own)
            and all(_says_as_much(asked, text[clause.start : clause.end], one.quote) for one in own)
        ]
        if named and len(named) <= _MOST_NEIGHBOURS:
            return [texts.NOT_ALL_QUOTED.format(rest="; ".join(named))]
    return []


def _says_as_much(asked: Asked, other: str, quote: str) -> bool:
    """Tell whether another khoản has as many of the question's words as the quote, and of its facts."""
    said = asked.coverage(other)
    return said >= max(_LEAST_SAID, asked.coverage(quote)) and asked.has_kind(other) >= asked.has_kind(quote)


def _lists(case: Case, citations: Sequence[Citation]) -> Iterator[tuple[Passage, Place]]:
    """Yield each quoted Điều whose list the question asks for."""
    for one in citations:
        places = case.index.places(one.document.id)
        article = listing_article(case.query.text, places, one.start)
        if article is not None:
            yield one.passage, article


def _missing(place: Place, places: Sequence[Place], citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the khoản and điểm of a place that are not quoted; those of one khoản together."""
    clauses = children(places, place, levels=("clause",))
    if not clauses:
        yield from _points(place, places, citations)
    for clause in clauses:
        name = texts.CLAUSE.format(label=clause.label)
        if not any(_meets(one, clause) for one in citations):
            yield name
        else:
            yield from (f"{points} {name}" for points in _points(clause, places, citations))


def _points(place: Place, places: Sequence[Place], citations: Sequence[Citation]) -> Iterator[str]:
    points = children(places, place, levels=("point",))
    labels = [point.label for point in points if not any(_meets(one, point) for one in citations)]
    if labels:
        yield texts.POINT.format(label=", ".join(labels))


def _meets(citation: Citation, place: Place) -> bool:
    return citation.start < place.end and place.start < citation.end

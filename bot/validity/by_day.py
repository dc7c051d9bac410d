"""Puts what answered on the day first: the law of that day on the same subject, its wording of that day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.choosing.extraction import Stretch, stretches_of_place
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from bot.validity.counterparts import counterparts
from bot.validity.validity import is_news_of_later, part_at, prefer_valid, status_of, successor_in
from vectorstore.identifiers import find_references, number_key
from vectorstore.locating import find_place
from vectorstore.parts import Amendment, Change
from vectorstore.query import Reference
from vectorstore.records import Document, Passage, Place, Status

_MOST_TRIED = 8  # stretches of another edition, the best first
_NEIGHBOURLY = 0.5  # a khoản that scores less than another by this does not say the same
_KIND = 0.5  # weight of the kind of fact asked for, beside the share of the question
_HOLDS = (Status.IN_FORCE, Status.UNKNOWN)


def of_the_day(
    asked: Asked,
    found: Sequence[Stretch],
    index: Index,
    as_of: date,
    today: date,
    *,
    max_chars: int,
    wanted: frozenset[str] = frozenset(),
) -> tuple[list[Stretch], Sequence[Stretch]]:
    """Return the stretches by what holds on the day, and those that show how sure they are.

    Where the best ones do not hold, the Điều of a title like theirs in the law of that day answers as surely.
    """
    ranked = prefer_valid(found, index, as_of, today, wanted=wanted)
    standing, same = _standing_in(asked, found, index, as_of, today, wanted=wanted, max_chars=max_chars)
    if standing is None and (waiting := _waiting(found, ranked, index, as_of)):
        return waiting, [found[0], *ranked]
    if standing is None:
        is_meant = bool(ranked) and ranked[0].passage.document_id in wanted
        rivals = [one for one in found if one.passage.document_id not in wanted] if is_meant else []
        return ranked, [*ranked, *rivals]
    others = [one for one in ranked if not any(_overlap(one, other) for other in same)]
    return [*same, *others], [standing, *others]


def _waiting(found: Sequence[Stretch], ranked: Sequence[Stretch], index: Index, as_of: date) -> list[Stretch]:
    """Return the best stretches where only their part does not hold, and what holds is a neighbour of theirs.

    Such a neighbour of the same Điều would pass for an answer; what will hold, or held, is one with its day.
    """
    if not ranked or not found or ranked[0].passage.document_id != found[0].passage.document_id:
        return []
    best, first = found[0], ranked[0]
    is_same = first.passage.article == best.passage.article and first.score <= best.score - _NEIGHBOURLY
    if not is_same or index.document(best.passage.document_id).status_on(as_of) not in _HOLDS:
        return []
    return [one for one in found if one.score > first.score and _is_waiting(one, best, index, as_of)]


def _is_waiting(stretch: Stretch, best: Stretch, index: Index, as_of: date) -> bool:
    is_same = stretch.passage.document_id == best.passage.document_id
    return is_same and status_of(stretch, index, as_of) not in _HOLDS


def _standing_in(
    asked: Asked,
    found: Sequence[Stretch],
    index: Index,
    as_of: date,
    today: date,
    *,
    wanted: frozenset[str],
    max_chars: int,
) -> tuple[Stretch | None, list[Stretch]]:
    """Return the best stretch of another edition, and what its law says of the same on the day.

    None before the first stretch that is of the day itself, or where no Điều has a title like that.
    """
    for stretch in found[:_MOST_TRIED]:
        document = index.document(stretch.passage.document_id)
        if _is_of_the_day(document, as_of, wanted) and not is_news_of_later(document, as_of, today):
            break
        for place, other in _in_editions(stretch, index):
            if not _is_of_the_day(other, as_of, wanted):
                continue
            same = _stretches_in(asked, place, other, stretch, found, index, max_chars)
            if same:
                return stretch, same
    return None, []


def shown_by_another_day(
    ranked: Sequence[Stretch], found: Sequence[Stretch], index: Index, as_of: date, today: date
) -> list[Stretch]:
    """Return what shows how sure the best stretch is by what another edition says of it; none for today.

    Two editions say the same in other words; the one that answers more plainly bears the other out.
    """
    if not ranked or as_of == today:
        return []
    best = ranked[0].passage
    others = [one for one in ranked if (one.passage.document_id, one.passage.article) != _article_of(best)]
    for place, document in _in_editions(ranked[0], index):
        same = [one for one in found if one.passage.document_id == document.id and _is_inside(one, place)]
        if same:
            return [same[0], *others]
    return []


def _article_of(passage: Passage) -> tuple[str, str | None]:
    return passage.document_id, passage.article


def _in_editions(stretch: Stretch, index: Index) -> Iterator[tuple[Place, Document]]:
    """Yield the Điều that say in other editions of its law what a stretch says.

    What an article says, the Điều that it refers to say, and those of other editions.
    """
    document = index.document(stretch.passage.document_id)
    own = [(place, document) for place in index.places(document.id) if _is_article_around(place, stretch)]
    referred = [] if document.number else list(_referred(stretch, index))
    yield from referred
    for place, law in own or referred:
        for other in _editions(law, index):
            for found in counterparts(place, index.places(law.id), index.places(other.id)):
                yield found, other


def _is_article_around(place: Place, stretch: Stretch) -> bool:
    return place.level == "article" and _is_inside(stretch, place)


def _referred(stretch: Stretch, index: Index) -> Iterator[tuple[Place, Document]]:
    """Yield the Điều that a stretch of an article refers to; where no law is said, the only one it names."""
    text = index.text(stretch.passage.document_id)
    named_in = dict.fromkeys(one for ref in find_references(text) for one in _named(ref, index))
    laws = tuple(one for one in named_in if (one.kind or "").lower().endswith("luật"))
    for reference in find_references(text[stretch.start : stretch.end]):
        named = _named(reference, index) or (laws if len(laws) == 1 else ())
        for document in named if reference.article else ():
            place = find_place(index.places(document.id), reference.article or "")
            if place is not None:
                yield place, document


def _named(reference: Reference, index: Index) -> tuple[Document, ...]:
    is_named = reference.document_name or reference.document_number
    return index.matching(reference)[:1] if is_named else ()


def _is_inside(stretch: Stretch, place: Place) -> bool:
    return place.start <= stretch.start and stretch.end <= place.end


def _is_of_the_day(document: Document, as_of: date, wanted: frozenset[str]) -> bool:
    if wanted:
        return document.id in wanted
    return document.status_on(as_of) in _HOLDS and document.could_hold_on(as_of)


def _editions(document: Document, index: Index) -> Iterable[Document]:
    """Yield the documents that this one replaces and that replace it."""
    own, later = number_key(document.number or ""), number_key(document.replaced_by or "")
    for one in index.documents():
        is_earlier = one.replaced_by is not None and number_key(one.replaced_by) == own
        if one.number is not None and (is_earlier or number_key(one.number) == later):
            yield one


def _stretches_in(
    asked: Asked,
    place: Place,
    document: Document,
    stretch: Stretch,
    found: Sequence[Stretch],
    index: Index,
    max_chars: int,
) -> list[Stretch]:
    """Return what was found in a place, as good as the stretch it stands for; else the place itself."""
    inside = [one for one in found if one.passage.document_id == document.id and _is_inside(one, place)]
    quoted = inside or _best_of_place(asked, place, document, index, max_chars)
    return [replace(one, score=stretch.score) for one in quoted[:1]]


def _best_of_place(
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


def with_new_wording(
    asked: Asked, chosen: Sequence[Stretch], index: Index, as_of: date, *, limit: int, max_chars: int
) -> list[Stretch]:
    """Return the stretches, each that was rewritten behind the wording that holds on the day."""
    arranged: list[Stretch] = []
    for stretch in chosen:
        wording = _new_wording(asked, stretch, index, as_of, max_chars)
        if wording and not any(_overlap(wording, other) for other in (*chosen, *arranged)):
            arranged.append(wording)
        arranged.append(stretch)
    return arranged[:limit]


def followed_by_new_wording(
    asked: Asked, named: Sequence[Stretch], index: Index, as_of: date, *, limit: int, max_chars: int
) -> list[Stretch]:
    """Return the places that a question names, as they stand, and how the first of them reads on the day."""
    arranged = with_new_wording(asked, named, index, as_of, limit=2 * len(named), max_chars=max_chars)
    added = [one for one in arranged if one not in named][:1]
    return [*named[: limit - len(added)], *added]


def _new_wording(asked: Asked, stretch: Stretch, index: Index, as_of: date, max_chars: int) -> Stretch | None:
    document = index.document(stretch.passage.document_id)
    if not document.amended_by:
        return None
    part = part_at(stretch, index)
    made = [one for one in document.amended_by if one.part.covers(part) and one.holds_on(as_of)]
    rewritten = [one for one in made if one.change is Change.REWRITTEN]
    if not rewritten:
        return None
    return _said_by(asked, max(rewritten, key=lambda one: one.since or date.min), stretch, index, max_chars)


def _said_by(
    asked: Asked, amendment: Amendment, stretch: Stretch, index: Index, max_chars: int
) -> Stretch | None:
    other, by = successor_in(index)(amendment.number), amendment.by
    if other is None or by.article is None:
        return None
    place = find_place(index.places(other.id), by.article, by.clause, by.point)
    quoted = _best_of_place(asked, place, other, index, max_chars) if place else []
    return replace(quoted[0], score=stretch.score) if quoted else None


def _overlap(one: Stretch, other: Stretch) -> bool:
    is_same = one.passage.document_id == other.passage.document_id
    return is_same and one.start < other.end and other.start < one.end

"""Finds the Điều of other editions of a law that say the same: by their title, or one much like it."""

from collections.abc import Iterable, Iterator, Sequence

from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from vectorstore.conversation import content_words
from vectorstore.locating import find_place
from vectorstore.number_spelling import number_key
from vectorstore.query import Reference
from vectorstore.records import Document, Place
from vectorstore.references import find_references
from vectorstore.vietnamese import fold

_FEWEST_WORDS = 2  # of a title that is the same
_FEWEST_ALIKE = 3  # words that two titles share which are only alike
_ALIKE = 0.6  # share of the words of both together


def counterparts(place: Place, own: Sequence[Place], others: Sequence[Place]) -> list[Place]:
    """Return the Điều of another edition with the title of this one, else those with one much like it.

    "Đối tượng và điều kiện hưởng lương hưu" and "Điều kiện hưởng lương hưu" are alike: one has all the words
    of the other, and no other title of either edition comes nearer.
    """
    if len(fold(place.title).split()) < _FEWEST_WORDS:
        return []
    others = [one for one in others if one.level == "article"]
    same = [one for one in others if fold(one.title) == fold(place.title)]
    if same:
        return same
    nearest = [(_likeness(place, other), other) for other in others]
    best = max((likeness for likeness, _ in nearest), default=0.0)
    found = [other for likeness, other in nearest if likeness == best >= _ALIKE]
    rivals = [one for one in own if one.level == "article" and one != place]
    return [other for other in found if all(_likeness(one, other) <= best for one in rivals)]


def _likeness(one: Place, other: Place) -> float:
    """Return the share of the words of two titles that both have; 0 where each has words of its own."""
    words, others = set(content_words(one.title)), set(content_words(other.title))
    shared = words & others
    if len(shared) < _FEWEST_ALIKE or shared not in (words, others):
        return 0.0
    return len(shared) / len(words | others)


def in_editions(stretch: Stretch, index: Index) -> Iterator[tuple[Place, Document]]:
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
    return place.level == "article" and is_inside(stretch, place)


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


def is_inside(stretch: Stretch, place: Place) -> bool:
    """Tell whether a stretch lies in a place."""
    return place.start <= stretch.start and stretch.end <= place.end


def _editions(document: Document, index: Index) -> Iterable[Document]:
    """Yield the documents that this one replaces and that replace it."""
    own, later = number_key(document.number or ""), number_key(document.replaced_by or "")
    for one in index.documents():
        is_earlier = one.replaced_by is not None and number_key(one.replaced_by) == own
        if one.number is not None and (is_earlier or number_key(one.number) == later):
            yield one

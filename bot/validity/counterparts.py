"""Finds the Điều of another edition of a law that says the same: by its title, or one much like it."""

from collections.abc import Sequence

from vectorstore.conversation import content_words
from vectorstore.records import Place
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

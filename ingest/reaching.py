"""Finds the places that reach into a stretch of a text, in no more time where there are many others."""

from bisect import bisect_right
from collections.abc import Sequence

from vectorstore.records import Place


class Reaching:
    """The places of one document, in the order of their starts."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._starts = [place.start for place in places]
        self._longer = _longer_before([place.end for place in places])

    def into(self, start: int, end: int) -> list[Place]:
        """Return the places that start up to `end`, that included, and end behind `start`, in order."""
        at, found = bisect_right(self._starts, end) - 1, []
        while at >= 0:
            if self._places[at].end > start:
                found.append(self._places[at])
                at -= 1
            else:
                at = self._longer[at]
        return found[::-1]


def _longer_before(ends: Sequence[int]) -> list[int]:
    """Return for each place the last one before it that ends later, -1 where none does."""
    longer: list[int] = []
    for at, end in enumerate(ends):
        before = at - 1
        while before >= 0 and ends[before] <= end:
            before = longer[before]
        longer.append(before)
    return longer

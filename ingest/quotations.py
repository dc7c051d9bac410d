"""Finds what a text quotes: an amending law quotes whole Điều, which are not its own."""

import re
from bisect import bisect_right

_LONGEST = 40_000  # characters: what is longer was opened and never closed


class Quotations:
    """The stretches between “ and ”, outermost only; a mark that is never closed is ignored."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        opened: list[int] = []
        for match in re.finditer("[“”]", text):
            if match.group() == "“":
                opened.append(match.start())
            elif opened:
                start = opened.pop()
                if not opened or match.start() - opened[0] > _LONGEST:
                    opened.clear()
                    self._starts.append(start)
                    self._ends.append(match.start())

    def holds(self, position: int) -> bool:
        """Tell whether a position is inside a quotation."""
        place = bisect_right(self._starts, position) - 1
        return place >= 0 and position < self._ends[place]

    def blanked(self) -> str:
        """Return the text with a space for each character that is quoted."""
        pieces, begin = [], 0
        for start, end in zip(self._starts, self._ends, strict=True):
            pieces += [self._text[begin:start], " " * (end - start)]
            begin = end
        return "".join([*pieces, self._text[begin:]])

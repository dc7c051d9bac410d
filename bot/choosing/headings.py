"""Where the headings of a text stand: a heading names a matter and says nothing of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from vectorstore.records import Place
from vectorstore.vietnamese import syllables

_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4  # beyond headings, that say something


def is_bare_heading(text: str, places: Sequence[Place], start: int, end: int, *, title: str = "") -> bool:
    """Tell whether text[start:end] holds headings, or words of the title, and hardly a word more."""
    spans = [span for span in heading_spans(text, places) if span[0] < end and start < span[1]]
    beyond = [
        word.group()
        for word in _WORD.finditer(text, start, end)
        if not any(left <= word.start() < right for left, right in spans)
    ]
    return len(beyond) < _FEWEST_WORDS or set(syllables(" ".join(beyond))) <= set(syllables(title))


def heading_spans(text: str, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield where the label and the title of each titled place stand."""
    for place in places:
        if place.level not in ("clause", "point") and place.title:
            count = len(_WORD.findall(f"{place.label} {place.title}"))
            ends = [word.end() for word in islice(_WORD.finditer(text, place.start), count)]
            yield place.start, ends[-1] if ends else place.start

"""Where the headings of a text stand: a heading names a matter and says nothing of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from vectorstore.records import Place
from vectorstore.vietnamese import syllables

_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4  # beyond headings, that say something
# Scans put stray marks around a label and lose blanks: "- ChươngV -".
_PART = re.compile(r"\W*(?:Phần|Chương|Mục|Tiểu mục)\s*(?:[IVXLCH]+|\d{1,2}|(?=\W*$))(?!\w)[^.;:,]*$")
_FEWEST_CAPITALS = 4  # letters; "CP" or a mark that a scan left behind is no heading


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


def before_next_heading(text: str, start: int, end: int) -> int:
    """Return where text[start:end] ends without the headings of the next part that stand at its end.

    A text of nothing but headings stays as it is.
    """
    stop = end
    while (line := text.rfind("\n", start, stop)) >= 0 and is_heading_line(text[line:stop].strip()):
        stop = line
    stop = start + len(text[start:stop].rstrip())
    return stop if stop > start else end


def is_heading_line(line: str) -> bool:
    """Tell whether a line is blank, in capitals throughout, or names a part: "Chương II"."""
    capitals = sum(letter.isupper() for letter in line)
    in_capitals = capitals >= _FEWEST_CAPITALS and not any(letter.islower() for letter in line)
    return not line or in_capitals or _PART.match(line) is not None

"""The lines of a text, each with the Điều, khoản and điểm that it stands in, by the labels at line starts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vectorstore.parts import WHOLE, Part

_LABEL = re.compile(
    r"\s*(?:[-–*#]+\s*)?(?:Điều\s+(?P<article>\d{1,3}[a-zđ]?)\s*[.:]"
    r"|(?P<clause>\d{1,2}[a-zđ]?)\s*[.)](?!\d)|(?P<point>[a-zđ]\d?)\s*\))\s*"
)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line without its label."""

    text: str
    place: Part
    is_labelled: bool  # whether it opens the place


def own_lines(text: str) -> Iterator[OwnLine]:
    """Yield the lines that are not blank, in order."""
    place = WHOLE
    for line in re.findall(r"[^\n]*\S[^\n]*", text):
        label = _LABEL.match(line)
        if label is None:
            yield OwnLine(line.strip(), place, is_labelled=False)
            continue
        if label["article"]:
            place = Part(label["article"])
        elif label["clause"]:
            place = Part(place.article, label["clause"])
        else:
            place = replace(place, point=label["point"])
        yield OwnLine(line[label.end() :].strip(), place, is_labelled=True)


def around(place: Part) -> Part:
    """Return the part that a part lies in."""
    if place.point is not None:
        return replace(place, point=None)
    return replace(place, clause=None) if place.clause is not None else WHOLE

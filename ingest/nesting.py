"""From headings, which say where a part starts, to places, which also say where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.records import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a numbered part starts; a part ends before the next of the same or a higher rank."""

    rank: int  # 0 is outermost
    level: str
    label: str
    title: str
    start: int


def nest(headings: Sequence[Heading], text: str) -> list[Place]:
    """Return the places, outer before inner; white space at the end of a part is left out of it."""
    places = []
    for number, heading in enumerate(headings):
        following = (other.start for other in headings[number + 1 :] if other.rank <= heading.rank)
        end = next(following, len(text))
        end = heading.start + len(text[heading.start : end].rstrip())
        places.append(Place(heading.level, heading.label, heading.title, heading.start, end))
    return places


def first_line(text: str, start: int) -> str:
    """Return the rest of the line at `start`, without white space around it."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].strip()

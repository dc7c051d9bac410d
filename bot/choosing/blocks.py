"""What can be quoted around a passage that was found: whole khoản, paragraphs, and their parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.choosing.headings import before_next_heading
from vectorstore.records import Passage, Place

_SENTENCE_END = re.compile(r"(?<=[.!?;:…])[”\")]*\s+(?=[^\W_a-zà-ỹ]|[-–•+“\"]|[a-zđ]\))|\n+")
# "1. ", "2 - ", "a) ": an abbreviation or a label is no sentence of its own.
_SHORTEST_SENTENCE = 25
# Nor does "Thomas S. Nguyễn", "TS. Lê" or "TP. Huế" end one.
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:[A-ZĐ]|TS|ThS|PGS|GS|BS|KS|LS|TP|Tp|TX|Q|P|St|Dr|Mr|Mrs|Ms|Jr|Inc|vs)\.$"
)
_LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that makes sense on its own, and the lines that lead to it; offsets in the document."""

    passage: Passage
    start: int
    end: int
    units: tuple[tuple[int, int], ...]  # the points or sentences it is made of, in order
    headings: tuple[str, ...] = ()
    leads: bool = False  # whether the first unit introduces the others ("... như sau:")
    intro: tuple[int, int] | None = None  # what its Điều says before the first khoản, which khoản complete

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    def within(self, start: int, end: int) -> "Block":
        """Return the part of it that lies in a stretch, with what lies there of its units."""
        units = ((max(left, start), min(right, end)) for left, right in self.units)
        return replace(self, start=start, end=end, units=tuple(unit for unit in units if unit[0] < unit[1]))


def blocks_of(passage: Passage, text: str, places: Sequence[Place]) -> list[Block]:
    """Return the blocks that the passage touches, in order of the document.

    In a legal text a block is a khoản, or the Điều where it has none; elsewhere a paragraph.
    """
    article = _innermost(places, passage, ("article",)) or _below_headings(places, passage)
    if article is None:
        return list(_paragraphs(passage, text, passage.start, passage.end))
    clauses = [
        place
        for place in places
        if place.level == "clause" and article.start <= place.start and place.end <= article.end
    ]
    if not clauses:
        return _whole_article(passage, text, places, article)
    touched = [place for place in clauses if place.start < passage.end and passage.start < place.end]
    return [_clause(passage, text, places, place, article) for place in touched] or list(
        _paragraphs(passage, text, passage.start, passage.end)
    )


def _innermost(places: Sequence[Place], passage: Passage, levels: tuple[str, ...]) -> Place | None:
    around = [
        place
        for place in places
        if place.level in levels and place.start <= passage.start and passage.end <= place.end
    ]
    return min(around, key=lambda place: place.end - place.start, default=None)


def _below_headings(places: Sequence[Place], passage: Passage) -> Place | None:
    """Return the Điều of a passage that starts with the heading of the chapter above it."""
    if passage.article is None:
        return None
    inside = (
        place for place in places if place.level == "article" and place.start < passage.end <= place.end
    )
    return next(inside, None)


def _whole_article(passage: Passage, text: str, places: Sequence[Place], article: Place) -> list[Block]:
    """An Điều without khoản: its body is the block, under its heading line."""
    last = before_next_heading(text, article.start, article.end)
    start, end = stripped(text, _after_heading(text, article), last)
    if start >= end:
        start, end = stripped(text, article.start, last)
    return [_block(passage, text, places, start, end, (_heading(article),))]


def _clause(passage: Passage, text: str, places: Sequence[Place], clause: Place, article: Place) -> Block:
    start, end = stripped(text, clause.start, before_next_heading(text, clause.start, clause.end))
    first = min(
        place.start
        for place in places
        if place.level == "clause" and article.start <= place.start < article.end
    )
    intro = stripped(text, _after_heading(text, article), first)
    block = _block(passage, text, places, start, end, (_heading(article),))
    if intro[0] >= intro[1] or not text[intro[0] : intro[1]].endswith(":"):
        return block
    heading = f"{_heading(article)} {text[intro[0] : intro[1]]}"
    return replace(block, headings=(heading,), intro=intro)


def _block(
    passage: Passage, text: str, places: Sequence[Place], start: int, end: int, headings: tuple[str, ...]
) -> Block:
    points = [place for place in places if place.level == "point" and start <= place.start < end]
    units: list[tuple[int, int]] = []
    if points:
        lead = stripped(text, start, points[0].start)
        units += [lead] if lead[0] < lead[1] else []
        bounds = [place.start for place in points[1:]] + [end]
        units += [stripped(text, place.start, bound) for place, bound in zip(points, bounds, strict=True)]
        return Block(passage, start, end, tuple(units), headings, leads=len(units) > len(points))
    return Block(
        passage, start, end, tuple(sentences(text, start, end)), headings, _is_lead(text, start, end)
    )


def _is_lead(text: str, start: int, end: int) -> bool:
    first_line = text[start:end].split("\n", 1)[0].rstrip()
    return first_line.endswith(":") and end - start > len(first_line)


def _heading(place: Place) -> str:
    return f"{place.label}. {place.title}".rstrip(". ")


def _after_heading(text: str, place: Place) -> int:
    """Return where the text under a heading line starts; the place's start where it has no such line."""
    line_end = text.find("\n", place.start, place.end)
    return line_end + 1 if line_end >= 0 and place.title else place.start


def _paragraphs(passage: Passage, text: str, start: int, end: int) -> Iterator[Block]:
    """Yield paragraphs; one that ends in ":" stays with the list it introduces."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text[start:end])]
    groups: list[list[tuple[int, int]]] = []
    for left, right in lines:
        line = (start + left, start + right)
        introduced = groups and text[groups[-1][0][0] : groups[-1][0][1]].rstrip().endswith(":")
        if introduced and re.match(r"\s*(?:[-–•+*]|\w{1,2}[).])", text[line[0] : line[1]]):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        left, right = stripped(text, group[0][0], group[-1][1])
        if left < right:
            leads = len(group) > 1
            units = tuple(group) if leads else tuple(sentences(text, left, right))
            yield Block(passage, left, right, units, passage.heading_path, leads)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a stretch start and end, blanks around them left out."""
    position = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if "\n" not in match.group() and (
            match.start() - position < _SHORTEST_SENTENCE
            or _ABBREVIATED.search(text, max(position, match.start() - _LONGEST_TITLE), match.start())
        ):
            continue
        left, right = stripped(text, position, match.start() + len(match.group().rstrip()))
        if left < right:
            yield left, right
        position = match.end()
    left, right = stripped(text, position, end)
    if left < right:
        yield left, right


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a stretch so that it neither starts nor ends with a blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

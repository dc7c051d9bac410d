"""Puts the words that Tesseract found on a page into lines, in the order in which people read them.

The head of an official document and its signatures stand in two columns: who issues it beside the motto of
the state, who receives it beside who signs. Each column is read whole.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_WORD_LEVEL = "5"
_FEWEST_CONFIDENCE = 0.5  # of a line; stamps, handwriting and specks are read with less
_GAP = 0.03  # of the width of the page: more stands between columns, not between words
_LEFT, _RIGHT = 0.4, 0.6  # of the width: where the middle of what stands in a column lies
_SIGNATURES = "Nơi nhận"
_MOTTO = re.compile(r"CỘNG|VIỆT NAM|Độc lập")


@dataclass(frozen=True, slots=True)
class Printed:
    """One page as it is read, and how sure its characters are, 0 to 1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    confidence: float
    left: int
    right: int
    line: tuple[int, int, int]  # block, paragraph, line

    @property
    def weight(self) -> float:
        return self.confidence * len(self.text)


_Segment = Sequence[_Word]


def printed_pages(table: str) -> Iterator[Printed]:
    """Yield the pages of the table of words that Tesseract writes."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    for _, on_page in groupby(rows, key=lambda row: row["page_num"]):
        page = list(on_page)
        yield _printed([_word(row) for row in page if _is_word(row)], width=int(page[0]["width"]))


def _is_word(row: dict[str, str]) -> bool:
    return row["level"] == _WORD_LEVEL and bool((row["text"] or "").strip())


def _word(row: dict[str, str]) -> _Word:
    left = int(row["left"])
    line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
    return _Word(row["text"].strip(), float(row["conf"]) / 100, left, left + int(row["width"]), line)


def _printed(words: Iterable[_Word], *, width: int) -> Printed:
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    lines = [line for line in lines if _confidence(line) >= _FEWEST_CONFIDENCE]
    text = "\n".join(_joined(_in_reading_order(lines, width)))
    return Printed(text, _confidence([word for line in lines for word in line]))


def _confidence(words: _Segment) -> float:
    return sum(word.weight for word in words) / max(1, sum(len(word.text) for word in words))


def _joined(lines: Iterable[_Segment]) -> Iterator[str]:
    """Yield the lines, with a blank one between paragraphs."""
    before: tuple[int, int] | None = None
    for line in lines:
        paragraph = line[0].line[:2]
        if before not in (None, paragraph):
            yield ""
        before = paragraph
        yield _text(line)


def _in_reading_order(lines: Sequence[_Segment], width: int) -> list[_Segment]:
    segments = [_segments(line, width) for line in lines]
    head = next((at for at, found in enumerate(segments) if _crosses(found, width)), len(lines))
    if not any(_MOTTO.search(_text(line)) for line in lines[:head]):
        head = 0
    starts = (at for at, line in enumerate(lines) if _text(line).startswith(_SIGNATURES))
    foot = next((at for at in starts if at >= head), len(lines))
    return [*_by_column(segments[:head], width), *lines[head:foot], *_by_column(segments[foot:], width)]


def _text(line: _Segment) -> str:
    return " ".join(word.text for word in line)


def _segments(line: _Segment, width: int) -> list[_Segment]:
    """Return the parts of a line that wide gaps separate."""
    parts: list[list[_Word]] = [[line[0]]]
    for word in line[1:]:
        if word.left - parts[-1][-1].right > _GAP * width:
            parts.append([word])
        else:
            parts[-1].append(word)
    return list(parts)


def _crosses(segments: Sequence[_Segment], width: int) -> bool:
    """Tell whether a line stands in neither column but in the middle, as titles and paragraphs do."""
    return len(segments) == 1 and _LEFT < _middle(segments[0], width) < _RIGHT


def _middle(segment: _Segment, width: int) -> float:
    return (segment[0].left + segment[-1].right) / 2 / width


def _by_column(lines: Sequence[Sequence[_Segment]], width: int) -> list[_Segment]:
    """Return the left column, then the right one; as they were where there is only one."""
    if not any(len(line) > 1 for line in lines):
        return [segment for line in lines for segment in line]
    left = [segment for line in lines for segment in line if _middle(segment, width) < (_LEFT + _RIGHT) / 2]
    right = [segment for line in lines for segment in line if _middle(segment, width) >= (_LEFT + _RIGHT) / 2]
    return [*left, *right]

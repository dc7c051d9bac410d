"""The outline of Party and union documents: I › 1 › a, with Roman numerals and nested numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.nesting import Heading, nest
from ingest.outline_ends import END, NEW_MATTER, ends
from vectorstore.records import Place
from vectorstore.roman import value_of

_HEADING = re.compile(
    r"^[ \t]*(?:(?P<roman>[IVX]{1,5})\s*(?:[.\-–—)]|\.\s*-)+\s*(?=\S)"
    r"|(?P<nested>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s*[.\-–)]*\s+(?=\S)"
    r"|(?P<number>\d{1,2})\s*[.\-–)](?!\d)\s*(?=\S)"
    r"|(?P<letter>[a-zđ])\s*[).]\s+(?=\S))",
    re.MULTILINE,
)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LONGEST_TITLE = 160
_FEWEST_SECTIONS = 2


def find_sections(text: str) -> list[Place]:
    """Return the sections; empty where the text does not number at least two in a row."""
    headings = list(_headings(text))
    if sum(heading.level == "heading" for heading in headings) < _FEWEST_SECTIONS:
        return []
    return [place for place in nest(headings, text) if place.level != END]


@dataclass(slots=True)
class _Counters:
    roman: int = 0
    number: int = 0
    letter: int = -1


def _headings(text: str) -> Iterator[Heading]:
    """Yield the headings, and where parts end without one; a new matter counts its parts anew."""
    at = _Counters()
    marks = sorted(ends(text), key=lambda mark: mark.start)
    for match in _HEADING.finditer(text):
        while marks and marks[0].start < match.start():
            at = _Counters(at.roman) if marks[0].label == NEW_MATTER else at
            yield marks.pop(0)
        heading = _next_heading(match, at, _title(text, match.end()))
        if heading is not None:
            yield heading
    yield from marks


def _next_heading(match: re.Match[str], at: _Counters, title: str) -> Heading | None:
    """Return the heading when it continues the counting, else None: a date or a list that starts at 7."""
    if match["roman"]:
        if value_of(match["roman"]) != at.roman + 1:
            return None
        at.roman, at.number, at.letter = at.roman + 1, 0, -1
        return Heading(0, "heading", match["roman"], title, match.start("roman"))
    prefix = f"{_numeral(at.roman)}." if at.roman else ""
    if match["nested"]:
        is_own = int(match["nested"].split(".")[0]) == at.number
        label = f"{prefix}{match['nested']}"
        return Heading(2, "heading", label, title, match.start("nested")) if is_own else None
    if match["number"]:
        if int(match["number"]) != at.number + 1:
            return None
        at.number, at.letter = at.number + 1, -1
        return Heading(1, "heading", f"{prefix}{match['number']}", title, match.start("number"))
    order = _LETTERS.find(match["letter"])
    if not (at.number or at.roman) or not at.letter < order <= at.letter + 2:
        return None
    at.letter = order
    return Heading(3, "point", match["letter"], "", match.start("letter"))


def _title(text: str, start: int) -> str:
    """Return the heading's words when they stand alone on the line; a section may open with a sentence."""
    line = text[start : text.find("\n", start) if "\n" in text[start:] else len(text)].strip()
    return line if len(line) <= _LONGEST_TITLE and not line.endswith((".", ";", ",")) else ""


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]

"""Finds the Điều of a law: those that count on, not those listed as contents, apart from those of annexes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.quotations import Quotations

ARTICLE = re.compile(
    r"^[ \t]*(?:Điều|ĐIỀU)\s*(?P<number>\d{1,3}[a-zđ]?)[ \t]*(?:[.:](?!\d)[ \t]*|$)", re.MULTILINE
)
# "Điều 29, Trách nhiệm": a comma that a scan read for a dot; a heading only between Điều 28 and Điều 30.
_MISREAD = re.compile(
    r"^[ \t]*(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3})[ \t]*[,;][ \t]*(?=[^\W\d_a-zà-ỹđ])(?!(?:Điều|Khoản|Điểm)\b)",
    re.MULTILINE,
)
APPENDIX = re.compile(
    r"^[ \t]*(?P<label>(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVXLC]+|\d+))?"
    r"|(?:MẪU SỐ|Mẫu số)\s+[\dIVX.]+[a-z]?(?:/[A-ZĐ]+\w*)?)"
    r"\s*(?:[.:\-–(]|$)",
    re.MULTILINE,
)
_FEWEST_IN_CONTENTS = 3
_BODY_SHARE = 0.4  # of the headings: under those of a table of contents stands next to nothing


@dataclass(frozen=True, slots=True)
class Article:
    """The heading of one Điều: where its word stands, and where what comes after the number starts."""

    number: str  # "27", "27a"
    start: int
    title_start: int


@dataclass(frozen=True, slots=True)
class Articles:
    """The Điều of a document, and those of the models and rules in its annexes, which count anew."""

    own: tuple[Article, ...]
    annexed: tuple[Article, ...] = ()


def find_articles(text: str, quoted: Quotations) -> Articles:
    """Return the Điều of a text in order; those quoted, referred to or listed as contents are none."""
    runs = _runs(list(_counting(text, quoted)))
    runs = [run for at, run in enumerate(runs) if not _is_contents(text, run, runs[at + 1 :])]
    for at in range(1, len(runs)):
        if APPENDIX.search(text, runs[at - 1][-1].start, runs[at][0].start):
            return Articles(_flat(runs[:at]), _flat(runs[at:]))
    return Articles(_flat(runs))


def _counting(text: str, quoted: Quotations) -> Iterator[Article]:
    """Yield the Điều that count on; a number that jumps although the next one follows is a reference."""
    found = _headings(text, quoted)
    numbers = [_value(match["number"]) for match in found]
    last = 0
    for place, (match, number) in enumerate(zip(found, numbers, strict=True)):
        following = numbers[place + 1 :]
        if number > last + 1 and last + 1 in following:
            continue
        if number < last and not (number == 1 and following[:1] == [2]):
            continue
        if number == last and match["number"].isdecimal():
            continue
        last = number
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Article(match["number"], start, match.end())


def _headings(text: str, quoted: Quotations) -> list[re.Match[str]]:
    """Return what looks like the heading of an Điều, those misread between their neighbours included."""
    found = [match for match in ARTICLE.finditer(text) if not quoted.holds(match.start("number"))]
    for misread in _MISREAD.finditer(text):
        place = bisect_left(found, misread.start(), key=lambda match: match.start())
        if place == 0 or quoted.holds(misread.start("number")):
            continue
        around = [_value(match["number"]) for match in found[place - 1 : place + 1]]
        if around == [int(misread["number"]) - 1, int(misread["number"]) + 1]:
            found.insert(place, misread)
    return found


def _runs(articles: Sequence[Article]) -> list[list[Article]]:
    """Return the articles in runs; each but the first starts at a Điều 1 anew."""
    runs: list[list[Article]] = []
    for article in articles:
        if runs and _value(article.number) >= _value(runs[-1][-1].number):
            runs[-1].append(article)
        else:
            runs.append([article])
    return runs


def _is_contents(text: str, run: Sequence[Article], later: Sequence[Sequence[Article]]) -> bool:
    """Tell whether a run only lists headings that a later one has with their text."""
    if len(run) < _FEWEST_IN_CONTENTS or not any(len(other) >= len(run) for other in later):
        return False
    lines = text[run[0].start : run[-1].start].split("\n")
    headings = sum(len(line) for line in lines if ARTICLE.match(line))
    return sum(map(len, lines)) - headings < _BODY_SHARE * headings


def _flat(runs: Sequence[Sequence[Article]]) -> tuple[Article, ...]:
    return tuple(article for run in runs for article in run)


def _value(number: str) -> int:
    return int(number.rstrip("abcdefghijklmnopqrstuvwxyzđ"))

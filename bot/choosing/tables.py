"""Tables in a text, and lists by year in a sentence: rows, what leads to them, the time each is for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bot.choosing.blocks import stripped
from vectorstore.dates import named_days
from vectorstore.vietnamese import fold_keeping_length

Span = tuple[int, int]
Period = tuple[date, date]

CELLS_APART = " | "
_LINE = re.compile(r"[^\n]+")
_CLAUSE = re.compile(r"[^;]+")
_BARE_YEAR = re.compile(r"^\s*(?:nam\s+)?(?P<y>(?:19|20)\d\d)\s*$")
_YEARS = re.compile(
    r"^\s*(?:tu\s+)?(?:nam\s+)?(?P<a>(?:19|20)\d\d)\s*(?:-|–|den|toi)\s*(?:het\s+)?(?:nam\s+)?(?P<b>(?:19|20)\d\d)\s*$"
)
_UNTIL = re.compile(r"\b(?:den|toi)\b")
_BEFORE = re.compile(r"\btruoc\b")
_FROM = re.compile(r"\b(?:tu|ke tu|sau)\b")
_OPEN = re.compile(r"\btro di\b|\btro ve sau\b")
_BACK = re.compile(r"\btro ve truoc\b")
_LONGEST_CAPTION = 120
_FEWEST = 3  # rows or clauses; fewer are no table


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells, the time it is for, and the lines that lead to it."""

    span: Span
    cells: tuple[str, ...]
    period: Period | None
    heading: tuple[Span, ...]  # the caption and the heading row, or the words before a list
    titles: tuple[str, ...] = ()  # of the columns
    table: Span = (0, 0)


def rows_of(text: str) -> list[Row]:
    """Return the rows of all tables and lists by year in a text, in order."""
    lines = [found.span() for found in _LINE.finditer(text)]
    found = [*_table_rows(text, lines), *_listed_rows(text, lines)]
    return sorted(found, key=lambda row: row.span)


def _table_rows(text: str, lines: Sequence[Span]) -> Iterator[Row]:
    for at, size in _tables(text, lines):
        titles = _cells(text, lines[at])
        heading = _heading(text, lines, at)
        table = (lines[at][0], lines[at + size - 1][1])
        rows = []
        for line in lines[at + 1 : at + size]:
            cells = _cells(text, line)
            rows.append(Row(line, cells, period_of(cells[0]), heading, titles, table))
        yield from _until_the_next(rows)


def _tables(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a table start, its heading first, and how many they are."""
    at = 0
    while at < len(lines):
        size = 0
        while at + size < len(lines) and CELLS_APART in text[slice(*lines[at + size])]:
            size += 1
        if size > _FEWEST:
            yield at, size
        at += max(size, 1)


def _heading(text: str, lines: Sequence[Span], at: int) -> tuple[Span, ...]:
    """Return the heading row, with the line above it where that names the table."""
    caption = lines[at - 1] if at else None
    if caption is None or not 0 < caption[1] - caption[0] <= _LONGEST_CAPTION:
        return (lines[at],)
    is_caption = text[slice(*caption)].rstrip().endswith(":") or not text[slice(*caption)].rstrip().endswith(
        (".", ";", ",")
    )
    return ((caption[0], lines[at][1]),) if is_caption else (lines[at],)


def _listed_rows(text: str, lines: Sequence[Span]) -> Iterator[Row]:
    """Yield the clauses of a line such as "Tuổi nghỉ hưu của nữ: năm 2026 là …; năm 2027 là …"."""
    for start, end in lines:
        colon = text.find(": ", start, end)
        if colon < 0 or CELLS_APART in text[start:end]:
            continue
        clauses = [stripped(text, *found.span()) for found in _CLAUSE.finditer(text, colon + 1, end)]
        rows = [
            Row(span, (text[slice(*span)],), _first_period(text[slice(*span)]), ((start, colon + 1),))
            for span in clauses
        ]
        dated = [row for row in rows if row.period is not None]
        if len(dated) >= _FEWEST and len(dated) == len(rows):
            yield from _until_the_next([replace(row, table=(start, end)) for row in rows])


def _until_the_next(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows: one that goes on "từ ngày ..." ends where a later one begins."""
    for row, following in pairwise([*rows, None]):
        if row is None:
            continue
        later = following.period if following else None
        if row.period and row.period[1] == date.max and later and row.period[0] < later[0]:
            yield replace(row, period=(row.period[0], later[0] - timedelta(days=1)))
        else:
            yield row


def _cells(text: str, line: Span) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text[slice(*line)].split("|"))


def period_of(cell: str) -> Period | None:
    """Return the time that a cell names: "2027", "Từ năm 2028 trở đi"; None where it names none."""
    folded = fold_keeping_length(cell)
    year = _BARE_YEAR.match(folded)
    if year:
        return date(int(year["y"]), 1, 1), date(int(year["y"]), 12, 31)
    years = _YEARS.match(folded)
    if years:
        return date(int(years["a"]), 1, 1), date(int(years["b"]), 12, 31)
    return _first_period(cell)


def _first_period(text: str) -> Period | None:
    """Return the time that a clause opens with."""
    days = sorted(named_days(text))
    if not days:
        return None
    position, first, last = days[0]
    lead = fold_keeping_length(text[: position + 6])
    if _BACK.search(fold_keeping_length(text)):
        return date.min, last
    if _BEFORE.search(lead):
        return date.min, first - timedelta(days=1)
    if (
        _FROM.search(lead)
        and len(days) > 1
        and _UNTIL.search(fold_keeping_length(text[position : days[1][0] + 6]))
    ):
        return first, days[1][2]
    if _FROM.search(lead) or _OPEN.search(fold_keeping_length(text)):
        return first, date.max
    if _UNTIL.search(lead):
        return date.min, last
    return first, last

"""Puts the rows of a table on lines of their own where each cell stands on one: "1", "Cao Bằng", "30", ...

Only a table that counts its rows is known for sure: its heading row begins with "TT", and every row with the
next number, the same count of lines behind the one before.
"""

import re
from collections.abc import Iterator, Sequence

CELLS_APART = " | "
_LINE = re.compile(r"[^\n]+")
_COUNTS = re.compile(r"\s*(?:S?TT|Số TT|Số thứ tự)\s*", re.IGNORECASE)
_FEWEST_CELLS, _MOST_CELLS = 3, 12
_FEWEST_ROWS = 4
_LONGEST_CELL = 150  # characters

Span = tuple[int, int]


def join_cell_lines(text: str) -> str:
    """Return the text with each row of such tables on one line, its cells set apart; all else as it was."""
    lines = [found.span() for found in _LINE.finditer(text) if found.group().strip()]
    pieces, position = [], 0
    for at, (start, end) in enumerate(lines):
        if start < position or not _COUNTS.fullmatch(text, start, end):
            continue
        rows = _rows(text, lines, at)
        if rows:
            pieces += [text[position:start], "\n".join(_joined(text, row) for row in rows)]
            position = rows[-1][-1][1]
    return "".join([*pieces, text[position:]])


def _rows(text: str, lines: Sequence[Span], at: int) -> list[Sequence[Span]]:
    """Return the rows of the table whose heading row starts at a line; none where it is no such table."""
    for size in range(_FEWEST_CELLS, _MOST_CELLS + 1):
        heading = lines[at : at + size]
        rows = list(_counted(text, lines, at + size, size))
        if len(rows) >= _FEWEST_ROWS and _is_short(heading):
            return [heading, *rows]
    return []


def _counted(text: str, lines: Sequence[Span], first: int, size: int) -> Iterator[Sequence[Span]]:
    """Yield stretches of so many lines for as long as each begins with the next number."""
    for count, at in enumerate(range(first, len(lines) - size + 1, size), start=1):
        row = lines[at : at + size]
        if text[slice(*row[0])].strip(" .") != str(count) or not _is_short(row):
            return
        yield row


def _is_short(row: Sequence[Span]) -> bool:
    return all(end - start <= _LONGEST_CELL for start, end in row)


def _joined(text: str, row: Sequence[Span]) -> str:
    return CELLS_APART.join(text[start:end].strip() for start, end in row)

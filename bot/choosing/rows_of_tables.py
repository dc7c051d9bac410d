"""Rows of a table among what is chosen: not of the table for others, and never without their heading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.choosing.dated_rows import is_of_others
from bot.choosing.remembering import Index
from bot.choosing.stretches import Stretch, overlap
from bot.choosing.tables import CELLS_APART, Row, rows_of


def of_the_asked(question: str, stretches: Sequence[Stretch], index: Index) -> list[Stretch]:
    """Return the stretches without rows for another of a group: those of men, where women are asked about."""
    return [one for one in stretches if not is_of_others(question, _heading(one, index))]


def under_headings(stretches: Sequence[Stretch], index: Index) -> list[Stretch]:
    """Return the stretches, the heading of a table once before the first of its rows."""
    return list(_headed(stretches, index))


def _headed(stretches: Sequence[Stretch], index: Index) -> Iterator[Stretch]:
    quoted = list(stretches)
    for one in stretches:
        row = _row_at(one, index)
        heading = replace(one, start=row.heading[-1][0], end=row.heading[-1][1], leads=()) if row else one
        if any(overlap(heading, other) for other in quoted):
            yield one
            continue
        quoted.append(heading)
        between = index.text(one.passage.document_id)[heading.end : one.start]
        if between.strip():
            yield from (heading, one)
        else:
            yield replace(one, start=heading.start)


def _row_at(stretch: Stretch, index: Index) -> Row | None:
    """Return the row of a table with titled columns that a stretch begins with."""
    text = index.text(stretch.passage.document_id)
    rows = rows_of(text) if CELLS_APART in text[stretch.start : stretch.end] else ()
    return next((row for row in rows if row.titles and _begins_with(stretch, row)), None)


def _begins_with(stretch: Stretch, row: Row) -> bool:
    return row.span[0] <= stretch.start < row.span[1]


def _heading(stretch: Stretch, index: Index) -> str:
    text, row = index.text(stretch.passage.document_id), _row_at(stretch, index)
    return " ".join(text[slice(*span)] for span in row.heading) if row else ""

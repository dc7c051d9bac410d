"""Puts the rows for the time asked about in front of what was chosen otherwise."""

from collections.abc import Sequence
from datetime import date

from bot.choosing.arranging import apart_from, in_reading_order
from bot.choosing.dated_rows import RowsFound, dated_rows
from bot.choosing.extraction import Stretch
from bot.choosing.named_rows import named_row
from bot.choosing.regimes import is_of_unasked_retirement
from bot.choosing.remembering import Index
from bot.choosing.rows_of_tables import of_the_asked, under_headings
from bot.choosing.tables import CELLS_APART
from bot.shapes.case import Case

_DOCUMENTS_READ = 5  # for their tables


def with_rows(case: Case, best: Sequence[Stretch], sure: float) -> tuple[Sequence[Stretch], float]:
    """Return what to quote in reading order, and how sure it is.

    Rows for the time asked about come first; where a table lacks the row, it is no answer. A row that all
    words lead to answers alone.
    """
    index, chars = case.index, case.max_quote_chars
    documents = [
        document
        for document in case.documents_found()[:_DOCUMENTS_READ]
        if not is_of_unasked_retirement(case.query.text, document.title)
    ]
    rows = dated_rows(case.query, documents, index, case.as_of, max_chars=chars)
    named = (
        RowsFound() if rows.is_sure else named_row(case.query, documents, index, case.as_of, max_chars=chars)
    )
    if named.is_sure:
        return named.stretches, 1.0
    if not _are_meant(rows, best):
        about = of_the_asked(case.query.text, best, index)
        quoted = under_headings(in_reading_order(about, index, max_chars=chars), index)
        is_answer = bool(about) and not _lacks_row(rows, best, index, case.as_of)
        return quoted, sure if is_answer else 0.0
    behind = in_reading_order(apart_from(rows.stretches, best), index, max_chars=chars)
    others = [one for one in apart_from(rows.stretches, behind) if not _is_of_table(one, index)]
    quoted = [*rows.stretches, *others][: max(case.max_citations, len(rows.stretches))]
    return quoted, 1.0 if rows.is_sure else sure


def _are_meant(rows: RowsFound, best: Sequence[Stretch]) -> bool:
    """Tell whether rows answer: all words lead to them, or they stand in the Điều that answers best."""
    if rows.is_sure or not rows.stretches or not best:
        return bool(rows.stretches) and rows.is_sure
    return _article_of(rows.stretches[0]) == _article_of(best[0])


def _article_of(stretch: Stretch) -> tuple[str, str | None]:
    return stretch.passage.document_id, stretch.passage.article


def _is_of_table(stretch: Stretch, index: Index) -> bool:
    """Tell whether a stretch has cells of a table: other rows mislead beside the one that is asked for."""
    return CELLS_APART in index.text(stretch.passage.document_id)[stretch.start : stretch.end]


def _lacks_row(rows: RowsFound, best: Sequence[Stretch], index: Index, as_of: date) -> bool:
    """Tell whether what would be quoted is a table without a row for the time asked about."""
    table = rows.without_row
    if table is None or not best or apart_from([table], best[:1]):
        return False
    text = index.text(table.passage.document_id)
    return str(as_of.year) not in text[best[0].start : best[0].end]

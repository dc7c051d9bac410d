"""The row of a table that a question names: "người ngoài thuê sân cầu lông giá bao nhiêu".

A row alone says neither what its figures are nor of what table it is; it answers under the heading row, and
only where it and what stands around it say every word of the matter, and what is asked for is what the table
has: a table of who speaks where tells no price and no hours.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.asked.head.asked_for import asked_for
from bot.asked.head.figure_words import HOW_MANY
from bot.asked.head.places import is_scattered
from bot.choosing.dated_rows import RowsFound, headings_at, passage_at, tables_of
from bot.choosing.remembering import Index
from bot.choosing.stretches import Stretch
from bot.choosing.tables import Row
from bot.validity.validity import status_of
from vectorstore.conversation import content_words
from vectorstore.query import Query
from vectorstore.records import Document, Status
from vectorstore.vietnamese import syllables

_ASKS_FOR_FIGURE = re.compile(
    rf"(?<!\w)(?:{HOW_MANY}|giá|(?:mất|tốn|thu|trả) tiền|miễn phí|phí)(?!\w)", re.IGNORECASE
)
_OF_ANY_PRICE = "giá thuê phí tiền mất tốn thu miễn dùng sử dụng mức"
_PRICE_WORDS = frozenset(_OF_ANY_PRICE.split())
_ASKS_FOR_PRICE = re.compile(
    rf"(?<!\w)(?:giá|phí|(?:{HOW_MANY}|mất|tốn|thu|trả) tiền|miễn phí|thu)(?!\w)", re.IGNORECASE
)
_OF_PRICES = re.compile(r"(?<!\w)(?:(?<!đánh )giá|phí|tiền|thuê|lương)(?!\w)", re.IGNORECASE)
_PRICE = re.compile(r"\s*(?:\d[\d.,]*\s*(?:đồng|vnđ|đ)(?!\w)|(?:miễn phí|không thu)(?!\w))", re.IGNORECASE)
_NAMES_APART = re.compile(r"[+,;()/]")
_FIGURE = re.compile(r"\W*\d")
_HOLDS = (Status.IN_FORCE, Status.UNKNOWN)


def named_row(
    query: Query, documents: Sequence[Document], index: Index, as_of: date, *, max_chars: int
) -> RowsFound:
    """Return the one row that all words of a question lead to, under its heading; nothing elsewhere."""
    asked = query.text.removesuffix(query.added)
    wanted = frozenset(content_words(asked)) - _PRICE_WORDS
    if not wanted or not _ASKS_FOR_FIGURE.search(asked):
        return RowsFound()
    for document in documents:
        for rows in tables_of(document, index):
            around = _around(document, rows, index)
            has_it = _has_what_is_asked(asked, wanted, rows, around)
            row = _row_for(asked, wanted, rows, _words([around])) if has_it else None
            found = _stretches(row, document, index, max_chars) if row else []
            if found and status_of(found[-1], index, as_of) in _HOLDS:
                return RowsFound(found, is_sure=True)
    return RowsFound()


def _around(document: Document, rows: Sequence[Row], index: Index) -> str:
    """Return the heading row, the line above it, the headings and the title."""
    text = index.text(document.id)
    own = (text[slice(*span)] for span in rows[0].heading)
    return " | ".join([*own, *headings_at(rows[0].span[0], index.places(document.id)), document.title])


def _has_what_is_asked(asked: str, wanted: frozenset[str], rows: Sequence[Row], around: str) -> bool:
    """Tell whether a table has prices, or what else a question asks for, as it or its headings say."""
    units = asked_for(asked).units
    if units and units[0] not in syllables(around):
        return False
    has_prices = any(_PRICE.match(cell) for row in rows for cell in row.cells)
    return has_prices or _OF_PRICES.search(around) is not None or _asks_for_its_own(asked, wanted, around)


def _asks_for_its_own(asked: str, wanted: frozenset[str], around: str) -> bool:
    return not _ASKS_FOR_PRICE.search(asked) and not wanted.isdisjoint(_words([around]))


def _row_for(asked: str, wanted: frozenset[str], rows: Sequence[Row], around: frozenset[str]) -> Row | None:
    """Return the row that alone says most of what is wanted, with what is around the table all of it."""
    if not rows[0].titles:
        return None
    said = {row: _words(_labels(row)) & wanted for row in rows}
    best = max(rows, key=lambda row: len(said[row]))
    is_alone = sum(len(said[row]) == len(said[best]) for row in rows) == 1
    own = said[best] - around
    is_named = bool(own) and _is_called_so(best, said[best])
    is_named = is_named and not is_scattered(asked, own, " | ".join(_labels(best)))
    return best if is_alone and is_named and wanted <= said[best] | around else None


def _is_called_so(row: Row, said: frozenset[str]) -> bool:
    """Tell whether what is said of a row names it: one syllable of several does not, "bằng" of "Cao Bằng"."""
    names = (_words([name]) for label in _labels(row) for name in _NAMES_APART.split(label))
    return len(said) > 1 or any(name and name <= said for name in names)


def _labels(row: Row) -> list[str]:
    return [cell for cell in row.cells if not _FIGURE.match(cell)]


def _stretches(row: Row, document: Document, index: Index, max_chars: int) -> list[Stretch]:
    """Return the heading row and the row: one stretch where nothing stands between them."""
    heading = row.heading[-1]
    between = index.text(document.id)[heading[1] : row.span[0]]
    spans = [(heading[0], row.span[1])] if not between.strip() else [heading, row.span]
    passage = passage_at(row.span[0], document, index)
    return (
        [Stretch(passage, *span, 0.0) for span in spans if span[1] - span[0] <= max_chars] if passage else []
    )


def _words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(syllables(" ".join(texts)))

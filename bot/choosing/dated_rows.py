"""The row of a table that the year or the birthday in a question asks for, under the heading of the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.choosing.extraction import Stretch
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Index
from bot.choosing.row_times import When, rows_for
from bot.choosing.tables import Row, rows_of
from bot.choosing.words import Words
from bot.validity.validity import status_of
from vectorstore.birthdays import without_birthday
from vectorstore.contrasts import GROUPS
from vectorstore.query import Query
from vectorstore.records import Document, Passage, Place, Status
from vectorstore.vietnamese import syllables

_MOST_LACKING = 0.34  # share of the question's words that a table and its headings may lack
_MOST_LACKING_BY_BIRTH = 0.5  # the same of a table by birthdays for a question that names one
_LACKING_FOR_A_BIRTHDAY = 0.2  # the same for being sure where somebody's row was found by his birthday
_BOUNDS = ("thấp nhất", "cao nhất", "sớm nhất", "muộn nhất", "tối thiểu", "tối đa")
_HOLDS = (Status.IN_FORCE, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class RowsFound:
    """The rows that a question asks for, their heading first, and whether all of its words lead to them."""

    stretches: Sequence[Stretch] = ()
    is_sure: bool = False
    without_row: Stretch | None = None  # a table of just what is asked that has no row for that time


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The rows of one table that are for the time asked about, and how far the table is beside the matter."""

    document: Document
    table: Sequence[Row]
    rows: Sequence[Row]
    lacking: float  # share of the question's words that lead nowhere in it
    narrower: bool  # whether its headings speak of a bound, "thấp nhất", that the question does not
    beside: float  # words of its own heading that the question lacks

    @property
    def far(self) -> tuple[float, bool, float]:
        """How far it is from what is asked; the least is the nearest."""
        return self.lacking, self.narrower, self.beside


def dated_rows(
    query: Query, documents: Sequence[Document], index: Index, as_of: date, *, max_chars: int
) -> RowsFound:
    """Return the rows for the time that a question names, of the table that is most about its matter.

    Where two tables of one document are as much about it, one for men and one for women, it is both.
    """
    when = When.of(query)
    if when.period is None and when.born is None:
        return RowsFound()
    text = query.text.removeprefix(query.topic) if query.whole else query.text
    asked = Asked.of(without_birthday(text), index.weight, added=query.added)
    tables = [
        _candidate(asked, document, rows, when, index)
        for document in documents
        for rows in tables_of(document, index)
    ]
    most = _MOST_LACKING_BY_BIRTH if when.born else _MOST_LACKING
    about = sorted(
        (one for one in tables if one is not None and one.lacking <= most), key=lambda one: one.far
    )
    having = [one for one in about if one.rows and _is_meant(one, about[0]) and _holds(one, index, as_of)]
    if having:
        best = [one for one in having if _is_as_near(one, having[0])]
        least = _LACKING_FOR_A_BIRTHDAY if when.born else 0.0
        return RowsFound(_stretches(best, index, max_chars), is_sure=having[0].lacking <= least)
    without = (one for one in about if one.lacking == 0 and not one.rows)
    return next((RowsFound(without_row=_table(one, index)) for one in without), RowsFound())


def tables_of(document: Document, index: Index) -> Iterator[Sequence[Row]]:
    """Yield the rows of each table or list of a document."""
    rows = rows_of(index.text(document.id))
    for table in dict.fromkeys(row.table for row in rows):
        yield [row for row in rows if row.table == table]


def _candidate(
    asked: Asked, document: Document, rows: Sequence[Row], when: When, index: Index
) -> _Candidate | None:
    """Return a table with its rows for the time; None where it is not by time, or of another group."""
    matching = rows_for(rows, when)
    text = index.text(document.id)
    own = " ".join(text[slice(*span)] for span in rows[0].heading)
    if matching is None or is_of_others(asked.text, own):
        return None
    around = [own, *headings_at(rows[0].span[0], index.places(document.id)), document.title]
    lacking = asked.unsaid(Words.of(around)).share
    beside = len(set(syllables(" ".join(around[:-1]))) - set(syllables(asked.text)))
    return _Candidate(document, rows, matching, lacking, _is_narrower(asked.text, around), beside)


def _is_narrower(question: str, headings: Sequence[str]) -> bool:
    """Tell whether headings speak of a bound that the question does not name."""
    asked, said = syllables(question), syllables(" ".join(headings))
    return any(_says(said, bound) and not _says(asked, bound) for bound in _BOUNDS)


def _is_meant(one: _Candidate, nearest: _Candidate) -> bool:
    """Tell whether a table may answer: not one of bounds where the nearest is without and lacks the row."""
    same_document = one.document.id == nearest.document.id
    return not (same_document and one.narrower and not nearest.narrower)


def is_of_others(question: str, heading: str) -> bool:
    """Tell whether a heading is of one of a group and the question for another: women, not men."""
    asked, said = syllables(question), syllables(heading)
    for group in GROUPS:
        of_heading = {name for name in group if _says(said, name)}
        of_question = {name for name in group if _says(asked, name)}
        if of_heading and of_question and not of_heading & of_question:
            return True
    return False


def _says(words: Sequence[str], name: str) -> bool:
    wanted = syllables(name)
    return any(list(words[at : at + len(wanted)]) == list(wanted) for at in range(len(words)))


def headings_at(position: int, places: Sequence[Place]) -> list[str]:
    """Return the headings that a position stands under, without khoản and điểm."""
    return [
        f"{place.label} {place.title}"
        for place in places
        if place.start <= position < place.end and place.level not in ("clause", "point")
    ]


def _is_as_near(one: _Candidate, best: _Candidate) -> bool:
    """Tell whether a table of the same document is as much about what is asked: for the other of a group."""
    same_document = one.document.id == best.document.id
    return same_document and one.far == best.far


def _stretches(found: Sequence[_Candidate], index: Index, max_chars: int) -> list[Stretch]:
    """Return the heading and the rows of each table as stretches, as one where nothing stands between."""
    stretches: list[Stretch] = []
    for one in found:
        text, heading = index.text(one.document.id), one.rows[0].heading[-1]
        first, last = one.rows[0].span, one.rows[-1].span
        is_one = not text[heading[1] : first[0]].strip()
        passage = passage_at(first[0], one.document, index)
        if passage is None:
            continue
        if not is_one and text[slice(*heading)].endswith(":"):  # it only leads to the rows
            stretches.append(Stretch(passage, first[0], last[1], 0.0, leads=(heading,)))
            continue
        spans = [(heading[0], last[1])] if is_one else [heading, (first[0], last[1])]
        stretches += [Stretch(passage, *span, 0.0) for span in spans if span[1] - span[0] <= max_chars]
    return stretches


def _holds(found: _Candidate, index: Index, as_of: date) -> bool:
    rows = _stretches([found], index, max_chars=len(index.text(found.document.id)))
    return bool(rows) and status_of(rows[-1], index, as_of) in _HOLDS


def _table(found: _Candidate, index: Index) -> Stretch | None:
    start, end = found.table[0].table
    passage = passage_at(start, found.document, index)
    return Stretch(passage, start, end, 0.0) if passage else None


def passage_at(position: int, document: Document, index: Index) -> Passage | None:
    """Return the passage that a position lies in."""
    passages = (one for one in index.passages(document.id) if one.start <= position < one.end)
    return next(passages, None)

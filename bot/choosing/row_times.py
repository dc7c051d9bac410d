"""The time that a question names, and the rows of a table that are for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.choosing.tables import Period, Row
from vectorstore.birthdays import Birthday, birthday_in
from vectorstore.dates import named_days
from vectorstore.query import Query
from vectorstore.vietnamese import fold_keeping_length

_OF_BIRTH, _MONTH_OF_BIRTH = "nam sinh", "thang sinh"


@dataclass(frozen=True, slots=True)
class When:
    """The time that a question names, and the birthday of whom it is about."""

    period: Period | None
    born: Birthday | None

    @classmethod
    def of(cls, query: Query) -> "When":
        """Read them off a question; the day of the one before counts where it names none."""
        named = sorted(named_days(query.question), key=lambda found: found[2])
        taken_over = (query.as_of, query.as_of) if query.as_of else None
        return cls(named[-1][1:] if named else taken_over, birthday_in(query.whole or query.question))


def rows_for(rows: Sequence[Row], when: When) -> list[Row] | None:
    """Return the rows of a table for a time; None where the table is not by such a time."""
    of_birth = _of_birth(rows, when.born) if when.born else None
    by_time = [row for row in rows if row.period is not None]
    if of_birth is not None:
        return of_birth
    if when.period is None or len(by_time) < len(rows) / 2:
        return None
    return [row for row in by_time if _is_for(row, when.period)]


def _is_for(row: Row, period: Period) -> bool:
    return row.period is not None and row.period[0] <= period[1] and period[0] <= row.period[1]


def _of_birth(rows: Sequence[Row], born: Birthday) -> list[Row] | None:
    """Return the rows for a birthday; None of a table that is not by birthdays."""
    titles = [fold_keeping_length(title) for title in rows[0].titles]
    if _OF_BIRTH not in titles:
        return None
    year, month = (
        titles.index(_OF_BIRTH),
        titles.index(_MONTH_OF_BIRTH) if _MONTH_OF_BIRTH in titles else None,
    )
    return [row for row in rows if _is_of(row, born, year, month) or _is_open_for(row, born)]


def _is_of(row: Row, born: Birthday, year: int, month: int | None) -> bool:
    return row.cells[year : year + 1] == (str(born.year),) and (
        born.month is None or month is None or _number(row.cells[month]) == born.month
    )


def _is_open_for(row: Row, born: Birthday) -> bool:
    """Tell whether a row without an end, "Từ tháng 4/1966 trở đi", takes a birthday in."""
    if row.period is None or not (row.period[0] == date.min or row.period[1] == date.max):
        return False
    return _is_for(row, (date(born.year, born.month or 1, 1), date(born.year, born.month or 12, 28)))


def _number(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() else None

"""Clauses end at their marks; a label or a number is none."""

import pytest

from bot.choosing.clauses import clause_end, last_clause_end

TEXT = "1. Nghỉ 03 ngày, được 1.500.000 đồng;\na) do hai bên thỏa thuận nhưng không thấp hơn mức đó. Hết"


@pytest.mark.parametrize(
    ("after", "end"),
    [
        pytest.param("1", "đồng;", id="behind a label and a sum"),
        pytest.param("nhưng không thấp", "mức đó.", id="behind the middle of a phrase"),
        pytest.param("He", "Hết", id="the end of the text"),
    ],
)
def test_a_clause_ends_behind_its_mark(after: str, end: str) -> None:
    position = TEXT.index(after) + len(after) if after in TEXT else len(TEXT)

    assert TEXT[: clause_end(TEXT, position, len(TEXT))].endswith(end)


@pytest.mark.parametrize(
    ("limit", "end"),
    [
        pytest.param(len(TEXT), "Hết", id="all of it"),
        pytest.param(TEXT.index("thấp") + 4, "đồng;", id="never in mid-phrase"),
        pytest.param(10, "", id="no clause is that short"),
    ],
)
def test_the_last_clause_that_fits_is_whole(limit: int, end: str) -> None:
    found = TEXT[: last_clause_end(TEXT, 0, limit)]

    assert found.endswith(end)
    assert bool(found) is bool(end)

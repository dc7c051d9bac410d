"""Whether a stretch holds, where parts that stand in it have ended."""

from datetime import date

import pytest

from vectorstore.holding import ended_inside, status_of_stretch
from vectorstore.parts import Amendment, Change, Part
from vectorstore.records import Document, Place, Status

TEXT = "Điều 1. Mức\n2. Được giảm:\na) một nửa;\nb) một phần tư."
ARTICLE, CLAUSE, A, B = (TEXT.index(words) for words in ("Điều", "2.", "a)", "b)"))
PLACES = (
    Place("article", "Điều 1", "Mức", ARTICLE, len(TEXT)),
    Place("clause", "2", "", CLAUSE, len(TEXT)),
    Place("point", "a", "", A, B - 1),
    Place("point", "b", "", B, len(TEXT)),
)
LAW = Document(
    "l", "Luật", "l", "", number="1/2019/QH14", effective_from=date(2020, 1, 1),
    amended_by=(Amendment("2/2022/QH15", Change.ENDED, Part("1", "2", "a"), since=date(2023, 1, 1)),),
)  # fmt: skip
BEFORE, AFTER = date(2022, 1, 1), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "day", "status", "ended"),
    [
        pytest.param(A, B - 1, AFTER, Status.REPLACED, (), id="the điểm itself"),
        pytest.param(CLAUSE, B - 1, AFTER, Status.REPLACED, (Part("1", "2", "a"),), id="with its lead"),
        pytest.param(CLAUSE, len(TEXT), AFTER, Status.IN_FORCE, (Part("1", "2", "a"),), id="among others"),
        pytest.param(B, len(TEXT), AFTER, Status.IN_FORCE, (), id="another điểm"),
        pytest.param(CLAUSE, B - 1, BEFORE, Status.IN_FORCE, (), id="before it was ended"),
    ],
)
def test_a_stretch_holds_as_the_parts_in_it_do(
    start: int, end: int, day: date, status: Status, ended: tuple[Part, ...]
) -> None:
    assert status_of_stretch(LAW, PLACES, start, end, day) is status
    assert ended_inside(LAW, PLACES, start, end, day) == ended

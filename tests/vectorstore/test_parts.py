"""A Chương covers the Điều in it, however its number is written; an Điều is known by its number alone."""

from datetime import date

import pytest

from vectorstore.locating import locate
from vectorstore.parts import WHOLE, Amendment, Change, Part
from vectorstore.records import Document, Place, Status

PLACES = (
    Place("chapter", "Chương III", "Sách", 0, 100),
    Place("section", "Mục 2", "", 10, 90),
    Place("article", "Điều 7", "", 20, 80),
    Place("clause", "1", "", 30, 60),
    Place("heading", "Phụ lục II", "", 100, 200),
    Place("heading", "Phụ lục II, Điều 1", "", 120, 200),
)
INSIDE = locate(PLACES, 35, 50).part


@pytest.mark.parametrize(
    ("headings", "covers"),
    [
        (("Chương III",), True),
        (("Chương 3",), True),
        (("Chương III", "Mục 2"), True),
        (("Chương III", "Mục 1"), False),
        (("Chương II",), False),
        (("Phụ lục III",), False),
        ((), False),
    ],
)
def test_a_chapter_covers_what_lies_in_it(headings: tuple[str, ...], covers: bool) -> None:
    assert Part(headings=headings).covers(INSIDE) is covers


def test_an_article_is_covered_whatever_stands_around_it() -> None:
    assert Part("7", "1", None, ("Chương III", "Mục 2")) == INSIDE
    assert Part("7").covers(INSIDE)
    assert not Part("8").covers(INSIDE)
    assert not WHOLE.covers(INSIDE)


def test_an_annex_covers_its_own_articles() -> None:
    assert Part(headings=("Phụ lục số 02",)).covers(locate(PLACES, 130, 140).part)


def test_what_lies_in_an_ended_chapter_has_ended_and_the_rest_holds() -> None:
    ended = Amendment("9/2026/NĐ-CP", Change.ENDED, Part(headings=("Chương III",)))
    law = Document(
        "1", "Luật", "1.txt", "1", number="1/2020/QH14", status=Status.IN_FORCE, amended_by=(ended,)
    )
    day = date(2026, 1, 1)

    assert law.status_of(INSIDE, day) is Status.REPLACED
    assert law.status_of(locate(PLACES, 130, 140).part, day) is Status.IN_FORCE

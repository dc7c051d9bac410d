"""What candidates show together."""

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes import parsed_document
from vectorstore.company import kinship, likeness
from vectorstore.grouping import NUMBER, RANK, YEAR, groups_of, rank_of, year_of
from vectorstore.records import Document

TEXT = "Điều 1. Tiền lương\n1. Trả đúng hạn.\nĐiều 2. Nghỉ hằng năm\n1. Nghỉ 12 ngày."
OLD = Document("old", "Luật", "old", "", number="10/2012/QH13")
NEW = Document("new", "Luật", "new", "", number="45/2019/QH14")
NEWS = Document("news", "Tin", "news", "")
VECTORS = np.array([[1, 0], [0, 1], [1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)
FUSED = np.array([0.9, 0.1, 0.8, 0.3, 0.2, 0.5])


@pytest.fixture
def groups() -> NDArray[np.int32]:
    """Two passages of each document: rows 0 and 1, 2 and 3, 4 and 5."""
    return groups_of([parsed_document(document, TEXT) for document in (OLD, NEW, NEWS)])


@pytest.mark.parametrize(
    ("number", "year"),
    [("10/2012/QH13", 2012), ("57-KL/TW", 0), (None, 0), ("100/2019/nđ-cp", 2019), ("1902/QĐ-TLĐ", 0)],
)
def test_the_year_of_a_law_stands_in_its_number(number: str | None, year: int) -> None:
    assert year_of(Document("a", "", "", "", number=number)) == year


def test_the_date_of_a_document_goes_before_its_number() -> None:
    assert year_of(Document("a", "", "", "", number="57-KL/TW", issued_on=date(2023, 6, 15))) == 2023


@pytest.mark.parametrize(
    ("number", "kind", "rank"),
    [
        ("10/2012/QH13", None, 0),
        (None, "Bộ luật", 0),
        ("12/2022/NĐ-CP", "Nghị định", 1),
        ("100/2019/nđ-cp", None, 1),
        ("10/2020/TT-BLĐTBXH", None, 2),
        ("57-KL/TW", "Kết luận", 3),
        ("15/2020/QĐ-TTg", None, 3),
        ("326/2016/UBTVQH14", None, 3),
        (None, None, 3),
    ],
)
def test_laws_rank_before_decrees_and_decrees_before_circulars(
    number: str | None, kind: str | None, rank: int
) -> None:
    assert rank_of(Document("a", "", "", "", number=number, kind=kind)) == rank


def test_passages_are_counted_within_their_law() -> None:
    parts = [Document(f"{OLD.number}#{part}", "Luật", "", "", number=OLD.number) for part in (1, 2)]

    groups = groups_of([parsed_document(part, TEXT) for part in parts])

    assert groups[:, NUMBER].tolist() == [0, 1, 2, 3]
    assert groups[:, YEAR].tolist() == [2012] * 4
    assert groups[:, RANK].tolist() == [0] * 4


def test_a_passage_that_a_later_law_repeats_is_known(groups: NDArray[np.int32]) -> None:
    found = likeness(groups, VECTORS, FUSED, None)

    assert found["newer_alike"] == pytest.approx([1, 0.8, 0, 0, 0, 0])
    assert found["older_alike"] == pytest.approx([0, 0, 1, 0.8, 0, 0])
    assert found["year_behind"].tolist() == [7, 7, 0, 0, -1, -1]


def test_what_was_issued_after_the_day_asked_about_makes_nothing_old(groups: NDArray[np.int32]) -> None:
    found = likeness(groups, VECTORS, FUSED, date(2015, 1, 1))

    assert found["newer_alike"].tolist() == [0] * 6
    assert found["year_behind"].tolist() == [0, 0, -1, -1, -1, -1]


def test_support_counts_the_others_and_not_the_passage_itself() -> None:
    alone = groups_of([parsed_document(OLD, TEXT)])[:1]

    assert likeness(alone, VECTORS[:1], FUSED[:1], None)["support"] == pytest.approx([0])


def test_what_is_like_the_best_is_near_them(groups: NDArray[np.int32]) -> None:
    found = likeness(groups, VECTORS, FUSED, None)

    assert found["like_best"] == pytest.approx([0.894, 0.447, 0.894, 0.894, 0.984, 0.447], abs=0.001)


def test_a_passage_stands_at_its_place_in_the_law(groups: NDArray[np.int32]) -> None:
    found = kinship(groups, np.full(6, 2), FUSED, FUSED, FUSED)

    assert found["place"].tolist() == [0, 0.5] * 3
    assert found["rank"].tolist() == [0, 0, 0, 0, 3, 3]

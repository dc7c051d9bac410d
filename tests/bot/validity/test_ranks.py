"""Which of two documents stands higher, and which is newer."""

from dataclasses import replace
from datetime import date

import pytest

from bot.validity.ranks import comes_first, is_newer, stands_higher
from tests.bot.library import NEW_LAW
from vectorstore.records import Document


def document(kind: str, number: str, since: date | None = date(2020, 1, 1)) -> Document:
    return replace(NEW_LAW, kind=kind, number=number, effective_from=since)


LAW = document("Luật", "1/2019/QH14")
DECREE = document("Nghị định", "2/2021/NĐ-CP", date(2021, 1, 1))
PREMIER = document("Quyết định", "3/2022/QĐ-TTg")
CIRCULAR = document("Thông tư", "4/2022/TT-BNV")
STATUTE = document("Điều lệ", "5/QĐ-TLĐ")
PARTY = document("Quy định", "6-QĐ/TW")


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        pytest.param(LAW, DECREE, id="law and decree"),
        pytest.param(DECREE, PREMIER, id="decree and decision of the premier"),
        pytest.param(PREMIER, CIRCULAR, id="decision of the premier and circular"),
        pytest.param(CIRCULAR, STATUTE, id="circular and statute"),
    ],
)
def test_the_kind_of_a_document_tells_how_high_it_stands(higher: Document, lower: Document) -> None:
    assert stands_higher(higher, lower)
    assert not stands_higher(lower, higher)
    assert comes_first(higher, lower)


def test_of_party_documents_and_laws_none_stands_higher() -> None:
    assert not stands_higher(LAW, PARTY)
    assert not stands_higher(PARTY, LAW)


def test_of_one_kind_the_newer_comes_first() -> None:
    older = replace(DECREE, effective_from=date(2015, 1, 1))

    assert is_newer(DECREE, older)
    assert comes_first(DECREE, older)
    assert not comes_first(older, DECREE)


def test_without_days_nobody_says_which_is_newer() -> None:
    undated = replace(DECREE, effective_from=None)

    assert not is_newer(DECREE, undated)
    assert not is_newer(undated, DECREE)

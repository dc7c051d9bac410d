"""What real texts beside the project say of their validity and of each other's is read as it stands there."""

from datetime import date
from pathlib import Path

import pytest

from ingest.corpus_files import corpus_files
from ingest.manifest import Manifest
from ingest.preparing import prepare
from ingest.relations import resolve_relations
from tests.fakes import FakeEmbedder
from vectorstore.parts import Change, Part
from vectorstore.records import Document, Status

LAWS = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.fixture(scope="module")
def corpus() -> dict[str, Document]:
    """The documents of the shared corpus by number, each with what the others say of it."""
    if not LAWS.is_dir():
        pytest.skip("needs the shared corpus beside the project")
    embedder = FakeEmbedder()
    parsed = [prepare(path, LAWS, Manifest({}), embedder).document for path in corpus_files(LAWS)]
    return {document.number: document for document in resolve_relations(parsed) if document.number}


def changes(document: Document, number: str, change: Change) -> set[Part]:
    return {one.part for one in document.amends if one.number == number and one.change is change}


@pytest.mark.slow
def test_parts_that_laws_rewrite_and_end_are_read(corpus: dict[str, Document]) -> None:
    assert changes(corpus["45/2019/QH14"], "58/2014/QH13", Change.REWRITTEN) == {
        Part("54"), Part("55"), Part("73", "1"),
    }  # fmt: skip
    assert changes(corpus["41/2024/QH15"], "84/2015/QH13", Change.REWRITTEN) == {
        Part("42", "7"), Part("43", "1"), Part("44", "2", "b"),
        Part("49", "3"), Part("49", "5"), Part("53", "3"),
    }  # fmt: skip
    assert changes(corpus["158/2025/NĐ-CP"], "135/2020/NĐ-CP", Change.ENDED) == {
        Part("3", "2"), Part("7", "1"), Part("7", "3"), Part("8", "2"), Part(headings=("Phụ lục III",)),
    }  # fmt: skip
    assert changes(corpus["38/2013/QH13"], "76/2006/QH11", Change.ENDED) == {Part(headings=("Chương IX",))}
    assert len(changes(corpus["84/2015/QH13"], "58/2014/QH13", Change.ENDED)) == 10
    assert {one.number for one in corpus["51/2024/QH15"].amends} == {"25/2008/QH12", "30/2023/QH15"}


@pytest.mark.slow
def test_laws_that_amend_nothing_are_said_to_amend_nothing(corpus: dict[str, Document]) -> None:
    amending = {number for number, document in corpus.items() if document.amends}

    assert amending & {"10/2012/QH13", "50/2024/QH15", "145/2020/NĐ-CP", "12/2022/NĐ-CP", "127-KL/TW"} <= {
        "10/2012/QH13"  # it ends a code that it names by its year alone
    }
    assert corpus["10/2012/QH13"].amended_numbers == ()


@pytest.mark.slow
def test_parts_hold_on_days_of_their_own(corpus: dict[str, Document]) -> None:
    law = corpus["58/2014/QH13"]

    assert law.status_of(Part("2", "2"), date(2017, 12, 31)) is Status.NOT_YET
    assert law.status_of(Part("2", "2"), date(2018, 1, 1)) is Status.IN_FORCE
    assert law.status_of(Part("104"), date(2016, 6, 30)) is Status.IN_FORCE
    assert law.status_of(Part("104"), date(2016, 7, 1)) is Status.REPLACED
    assert law.status_of(Part("39"), date(2025, 6, 30)) is Status.IN_FORCE
    assert law.status_of(Part("39"), date(2025, 7, 1)) is Status.REPLACED


@pytest.mark.slow
def test_replaced_documents_and_their_successors_name_each_other(corpus: dict[str, Document]) -> None:
    replaced = {number: one.replaced_by for number, one in corpus.items() if one.replaced_by}

    assert replaced == {
        "10/2012/QH13": "45/2019/QH14",
        "12/2012/QH13": "50/2024/QH15",
        "58/2014/QH13": "41/2024/QH15",
    }
    assert all(old in corpus[new].replaces for old, new in replaced.items() if new)

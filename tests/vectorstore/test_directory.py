from datetime import date

import pytest

from vectorstore.directory import Directory
from vectorstore.records import Document, Status
from vectorstore.references import find_references

OLD = Document(
    "12-2012-qh13", "Luật Công đoàn", "cu.md", "0", number="12/2012/QH13", kind="Luật",
    effective_from=date(2013, 1, 1), effective_to=date(2025, 7, 1), replaced_by="50/2024/QH15",
)  # fmt: skip
NEW = Document(
    "50-2024-qh15", "Luật Công đoàn", "moi.md", "0", number="50/2024/QH15", kind="Luật",
    effective_from=date(2025, 7, 1), replaces=("12/2012/QH13",),
)  # fmt: skip
DECREE = Document("12-2022-nd-cp", "Nghị định", "nd.md", "0", number="12/2022/NĐ-CP", kind="Nghị định")
ARTICLE = Document("bai", "Nghỉ thai sản", "bai.md", "0", status=Status.UNKNOWN)
DIRECTORY = Directory([OLD, NEW, DECREE, ARTICLE])


def ids(question: str, day: date) -> list[str]:
    (reference,) = find_references(question)
    return [document.id for document in DIRECTORY.matching(reference, day)]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param("12/2022/NĐ-CP", ["12-2022-nd-cp"], id="number"),
        pytest.param("nd 12/2022/nd-cp", ["12-2022-nd-cp"], id="number without diacritics"),
        pytest.param("Nghị định 12", ["12-2022-nd-cp"], id="part of a number"),
        pytest.param("Luật Công đoàn", ["50-2024-qh15", "12-2012-qh13"], id="name of two"),
        pytest.param("Luật Công đoàn 2012", ["12-2012-qh13"], id="name and year"),
        pytest.param("Điều 5", [], id="no document"),
        pytest.param("Luật Đất đai", [], id="another law"),
        pytest.param("99/2022/NĐ-CP", [], id="another number"),
    ],
)
def test_a_reference_finds_its_documents(question: str, found: list[str]) -> None:
    assert ids(question, date(2026, 1, 1)) == found


def test_the_document_in_force_on_the_day_comes_first() -> None:
    assert ids("Luật Công đoàn", date(2020, 1, 1)) == ["12-2012-qh13", "50-2024-qh15"]


def test_editions_without_a_number_are_told_apart_by_their_year() -> None:
    editions = [
        Document(f"dieu-le-{year}", "Điều lệ Công đoàn Việt Nam", "", "", issued_on=date(year, 2, 3))
        for year in (2018, 2023)
    ]
    (reference,) = find_references("Điều lệ Công đoàn năm 2023")

    assert Directory(editions).matching(reference) == (editions[1],)

"""A reference names the document whose number, part of it, or name and year it has."""

from datetime import date

import pytest

from vectorstore.query import Reference
from vectorstore.records import Document
from vectorstore.reference_targets import matches_document

UNION_LAW = Document(
    id="50-2024-qh15",
    title="Luật Công đoàn",
    file="a.txt",
    sha256="0",
    number="50/2024/QH15",
    kind="Luật",
    issued_on=date(2024, 11, 27),
)


@pytest.mark.parametrize(
    ("reference", "matches"),
    [
        (Reference(document_number="50/2024/qh15"), True),
        (Reference(document_number="12/2012/QH13"), False),
        (Reference(document_name="luật công đoàn"), True),
        (Reference(document_name="luật công đoàn 2024"), True),
        (Reference(document_name="luật công đoàn 2012"), False),
        (Reference(document_name="luật 50/2024"), True),
        (Reference(document_name="luật việc làm"), False),
        (Reference(document_name="nghị định 50"), False),
        (Reference(article="5"), False),
    ],
)
def test_reference_matches_the_document_it_names(reference: Reference, matches: bool) -> None:
    assert matches_document(reference, UNION_LAW) is matches

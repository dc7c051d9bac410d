"""A message that is nothing but part of a number means the one document that has it."""

import pytest

from bot.asked.bare_number import with_whole_number
from tests.bot.library import NEW_LAW, OLD_LAW
from vectorstore.records import Document

OTHER = Document(id="o", title="Nghị định", file="o", sha256="o", number="99/2024/NĐ-CP")


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("99/2024", "99/2024/QH15"),
        ("số 99/2024?", "99/2024/QH15"),
        ("99/2024 nói gì", "99/2024 nói gì"),
        ("97/2024", "97/2024"),
    ],
)
def test_a_bare_number_is_completed(message: str, read: str) -> None:
    assert with_whole_number(message, lambda: (NEW_LAW, OLD_LAW)) == read


def test_a_number_of_two_documents_stays_as_it_is() -> None:
    assert with_whole_number("99/2024", lambda: (NEW_LAW, OTHER)) == "99/2024"

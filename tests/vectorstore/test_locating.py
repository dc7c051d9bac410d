"""Where a stretch of text stands, and which place a reference means."""

import pytest

from vectorstore.locating import children, find_place, locate
from vectorstore.records import Place

TEXT = "Chương I\nĐiều 1. Mức\n1. Một\na) Hai\nb) Ba\n2. Bốn\nĐiều 2. Hết\nNăm"


def place(level: str, label: str, title: str, first: str, last: str) -> Place:
    return Place(level, label, title, TEXT.index(first), TEXT.index(last) + len(last))


PLACES = (
    place("chapter", "Chương I", "", "Chương", "Năm"),
    place("article", "Điều 1", "Mức", "Điều 1", "Bốn"),
    place("clause", "1", "", "1. Một", "Ba"),
    place("point", "a", "", "a) Hai", "Hai"),
    place("point", "b", "", "b) Ba", "Ba"),
    place("clause", "2", "", "2. Bốn", "Bốn"),
    place("article", "Điều 2", "Hết", "Điều 2", "Năm"),
)


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("Hai", "Điều 1, khoản 1, điểm a"),
        ("a) Hai\nb) Ba", "Điều 1, khoản 1"),
        ("Bốn", "Điều 1, khoản 2"),
        ("Ba\n2. Bốn", "Điều 1"),
        ("Năm", "Điều 2"),
        ("Bốn\nĐiều 2", "Chương I"),
    ],
)
def test_every_part_that_is_named_contains_the_whole_stretch(words: str, locator: str) -> None:
    start = TEXT.index(words)

    assert locate(PLACES, start, start + len(words)).locator == locator


def test_sections_of_party_texts_are_named_by_their_numbers() -> None:
    places = (
        Place("heading", "II", "Nhiệm vụ", 0, 50),
        Place("heading", "II.3", "", 10, 50),
        Place("heading", "", "Mở đầu", 60, 70),
        Place("heading", "Phụ lục I", "", 80, 90),
    )

    found = [locate(places, start, start + 5) for start in (20, 62, 82, 95)]

    assert [location.locator for location in found] == ["Mục II.3", "mục “Mở đầu”", "Phụ lục I", ""]
    assert [location.article for location in found] == ["II.3", None, None, None]


@pytest.mark.parametrize(
    ("wanted", "label"),
    [
        (("1", None, None), "Điều 1"),
        (("1", "2", None), "2"),
        (("1", "1", "b"), "b"),
        (("1", None, "a"), "a"),
        (("9", None, None), None),
        (("1", "7", None), None),
        (("2", "1", None), None),
    ],
)
def test_a_reference_finds_its_place_or_none(
    wanted: tuple[str, str | None, str | None], label: str | None
) -> None:
    found = find_place(PLACES, *wanted)

    assert (found.label if found else None) == label


def test_children_are_those_directly_inside() -> None:
    assert [inner.label for inner in children(PLACES, PLACES[0])] == ["Điều 1", "Điều 2"]
    assert [inner.label for inner in children(PLACES, PLACES[1], levels=("point",))] == ["a", "b"]

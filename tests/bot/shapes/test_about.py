"""What is told of a document as a whole."""

from bot.shapes.about import titled_parts
from vectorstore.records import Place


def place(label: str, title: str, start: int) -> Place:
    return Place(level="heading", label=label, title=title, start=start, end=start + 9)


def test_the_parts_of_a_party_document_are_its_outermost_headings_with_a_title() -> None:
    places = [place("I", "QUAN ĐIỂM", 0), place("I.1", "Trẻ em", 10), place("II", "MỤC TIÊU", 20)]

    assert [one.label for one in titled_parts(places)] == ["I", "II"]


def test_one_heading_alone_or_headings_without_numbers_are_no_parts() -> None:
    assert titled_parts([place("I", "QUAN ĐIỂM", 0)]) == []
    assert titled_parts([place("Điều kiện", "Điều kiện", 0), place("Hồ sơ", "Hồ sơ", 10)]) == []

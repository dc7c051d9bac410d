"""What is told of a document as a whole."""

from dataclasses import replace

from bot.answering import Answerer
from bot.answers import Answer
from bot.shapes.about import numbered_items, titled_parts
from tests.bot.library import OLD_LAW, TODAY, Library, OverlapRetriever
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Place

ITEMS = ("1. Chủ tịch nghỉ 32 giờ.", "2. Tổ trưởng nghỉ 16 giờ.")


def place(label: str, title: str, start: int) -> Place:
    return Place(level="heading", label=label, title=title, start=start, end=start + 9)


def test_the_parts_of_a_party_document_are_its_outermost_headings_with_a_title() -> None:
    places = [place("I", "QUAN ĐIỂM", 0), place("I.1", "Trẻ em", 10), place("II", "MỤC TIÊU", 20)]

    assert [one.label for one in titled_parts(places)] == ["I", "II"]


def test_one_heading_alone_or_headings_without_numbers_are_no_parts() -> None:
    assert titled_parts([place("I", "QUAN ĐIỂM", 0)]) == []
    assert titled_parts([place("Điều kiện", "Điều kiện", 0), place("Hồ sơ", "Hồ sơ", 10)]) == []


def test_a_text_may_consist_of_counted_items() -> None:
    counted = [place("1", "", 0), place("1.1", "", 5), place("2", "", 10)]

    assert [one.label for one in numbered_items(counted)] == ["1", "2"]
    assert numbered_items([place("2", "", 0), place("3", "", 10)]) == []
    assert numbered_items([place("1", "", 0)]) == []


class Directive(Library):
    """A library of one text, whose counted lines are headings."""

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Return a heading for each item."""
        return tuple(replace(one, level="heading") for one in super().places(document_id))


def shelf_of_items() -> Library:
    document = replace(
        OLD_LAW, id="ct", title="Chỉ thị 5/CT-LĐLĐ về giờ nghỉ", number="5/CT-LĐLĐ", kind="Chỉ thị"
    )
    return Directive({"ct": "\n".join(["CHỈ THỊ", *ITEMS])}, {"ct": document})


def told(*, max_quote_chars: int) -> Answer:
    shelf = shelf_of_items()
    answerer = Answerer(
        OverlapRetriever(shelf),
        shelf,
        QueryBuilder(None, Glossary.load(None)),
        max_quote_chars=max_quote_chars,
        today=lambda: TODAY,
    )
    result = answerer.answer("chỉ thị 5/CT-LĐLĐ nói gì?").result
    assert isinstance(result, Answer)
    return result


def test_all_items_of_a_short_text_tell_what_it_is_about() -> None:
    assert [one.quote for one in told(max_quote_chars=1000).citations] == [*ITEMS]


def test_of_a_longer_one_the_first_item_does_and_their_number_is_told() -> None:
    answer = told(max_quote_chars=len(ITEMS[0]) + 1)

    assert [one.quote for one in answer.citations] == [ITEMS[0]]
    assert "gồm 2 mục; sau đây là mục 1." in answer.text

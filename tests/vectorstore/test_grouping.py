from dataclasses import replace
from datetime import date

from tests.fakes import parsed_document
from vectorstore.grouping import ARTICLE, COLUMNS, LAW, START, first_days, groups_of
from vectorstore.records import Document

LAW_TEXT = "Điều 1. Phạm vi\n1. Một.\nĐiều 2. Đối tượng\n1. Hai."


def document(name: str, number: str | None) -> Document:
    return Document(name, "Luật", f"{name}.md", "", number=number)


def test_documents_of_one_number_are_one_law_but_not_one_article() -> None:
    groups = groups_of(
        [
            parsed_document(document("a", "1/2020"), LAW_TEXT),
            parsed_document(document("b", "1/2020"), LAW_TEXT),
        ]
    )

    assert len(set(groups[:, LAW])) == 1
    assert len(set(groups[:, ARTICLE])) == 4


def test_documents_without_a_number_are_laws_of_their_own() -> None:
    groups = groups_of([parsed_document(document(name, None), "Một bài viết.") for name in ("a", "b")])

    assert len(set(groups[:, LAW])) == 2


def test_two_passages_of_one_article_belong_together() -> None:
    parsed = parsed_document(document("a", "1/2020"), LAW_TEXT)
    first, second = parsed.passages
    halved = replace(parsed, passages=(first, replace(first, id="a#9", start=5), second))

    groups = groups_of([halved])

    assert groups[0, ARTICLE] == groups[1, ARTICLE] != groups[2, ARTICLE]
    assert groups[:, START].tolist() == [first.start, 5, second.start]


def test_nothing_to_group_is_an_empty_table() -> None:
    assert groups_of([]).shape == (0, COLUMNS)


def test_first_days_are_numbered_as_the_groups_number_laws() -> None:
    known = Document("a", "", "a", "", number="1/2019/QH14", effective_from=date(2020, 1, 1))
    other = Document("b", "", "b", "", number="2/2019/QH14")
    groups = groups_of([parsed_document(one, "Một.") for one in (known, other)])

    days = first_days([known, other])

    assert days[groups[:, LAW]].tolist() == [date(2020, 1, 1).toordinal(), 0]

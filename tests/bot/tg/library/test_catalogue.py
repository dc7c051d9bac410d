"""Documents are found by their words, number or kind, as people name them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.tg.library.catalogue import find_documents, kinds_of, of_kind
from tests.bot.tg.fakes import DOCUMENT, FakeLibrary
from vectorstore.records import Document, Status

TODAY = date(2026, 3, 1)


def document(number: str | None, title: str, kind: str | None, **fields: object) -> Document:
    made = replace(DOCUMENT, id=number or title, number=number, title=title, kind=kind)
    return replace(made, **fields)  # type: ignore[arg-type]


OLD = document("12/2012/QH13", "Luật Công đoàn", "Luật", effective_to=date(2025, 7, 1))
NEW = document("50/2024/QH15", "Luật Công đoàn", "Luật", effective_from=date(2025, 7, 1))
LABOUR = document("45/2019/QH14", "Bộ luật Lao động", "Bộ luật", effective_from=date(2021, 1, 1))
DECREE = document(
    "145/2020/NĐ-CP",
    "Nghị định 145/2020/NĐ-CP quy định chi tiết Bộ luật Lao động về quan hệ lao động",
    "Nghị định",
    issuer="Chính phủ",
)
STORY = document(None, "Lớp tập huấn mùa thu", None, status=Status.UNKNOWN, effective_from=None)
ALL = (OLD, DECREE, STORY, LABOUR, NEW)


class Shelf(FakeLibrary):
    """A generation with these documents."""

    def documents(self) -> Sequence[Document]:
        return ALL


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("công đoàn", [NEW, OLD], id="words of the title, in force first"),
        pytest.param("cong doan", [NEW, OLD], id="without diacritics"),
        pytest.param("LUẬT CÔNG ĐOÀN 2012", [OLD], id="a law and its year"),
        pytest.param("45/2019/QH14", [LABOUR], id="number"),
        pytest.param("145/2020", [DECREE], id="part of a number"),
        pytest.param("145", [DECREE], id="bare number"),
        pytest.param("nghị định chính phủ", [DECREE], id="kind and issuer"),
        pytest.param("lao động", [LABOUR, DECREE], id="much of a title before little of it"),
        pytest.param("luật", [NEW, OLD], id="a kind alone"),
        pytest.param("lop tap huan", [STORY], id="a document without a number"),
        pytest.param("blld", [LABOUR], id="abbreviation"),
        pytest.param("giá vàng", [], id="nothing"),
        pytest.param("", [], id="no words"),
        pytest.param("?!", [], id="no letters"),
    ],
)
def test_documents_are_found_as_people_name_them(words: str, found: list[Document]) -> None:
    assert [one.id for one in find_documents(Shelf(), words, TODAY).documents] == [one.id for one in found]


def test_an_article_that_is_named_is_told() -> None:
    found = find_documents(Shelf(), "điều 29 luật công đoàn", TODAY)

    assert (found.documents[0], found.article) == (NEW, "29")


def test_where_no_title_has_all_words_those_with_most_are_found() -> None:
    found = find_documents(Shelf(), "quan hệ lao động chi tiết abc", TODAY)

    assert found.documents == (DECREE,)


def test_kinds_are_counted_most_first_and_listed() -> None:
    assert kinds_of(ALL) == [("Luật", 2), ("Bộ luật", 1), ("Nghị định", 1), ("Văn bản khác", 1)]
    assert of_kind(ALL, "Luật", TODAY) == (NEW, OLD)
    assert of_kind(ALL, "Văn bản khác", TODAY) == (STORY,)

"""The question shown after a document was taken in is one that it answers, whatever kind it is."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

import pytest

from bot.answers import Answer, Citation, Trace
from bot.keeping.proving import example
from vectorstore.query import Query
from vectorstore.records import Document, Passage, Place, Status

FORM = Document("bao-cao", "Báo cáo mượn sách hằng quý (Mẫu số 07)", "bao-cao.doc", "0", kind="Báo cáo")
OTHER = Document("khac", "Quy chế phòng đọc", "khac.txt", "1", kind="Quy chế")
TELLING = "Số sách mượn trong quý được ghi theo từng loại sách."


@dataclass(frozen=True)
class Headings:
    """An index with one document of these headings."""

    titles: tuple[str, ...] = ()

    def places(self, _: str) -> tuple[Place, ...]:
        return tuple(Place("heading", "", title, 0, 1) for title in self.titles)


@dataclass
class Quoting:
    """Answers every question with these quotes, each of a document, and remembers what it was asked."""

    quotes: tuple[tuple[Document, str], ...]
    asked: list[str] = field(default_factory=list)

    def answer(self, question: str) -> Trace:
        self.asked.append(question)
        made = tuple(
            Citation(
                number=number,
                document=document,
                passage=Passage(f"{document.id}#1", document.id, quote, 0, len(quote)),
                quote=quote,
                start=0,
                end=len(quote),
                locator="",
                article=None,
                clause=None,
                status=Status.UNKNOWN,
            )
            for number, (document, quote) in enumerate(self.quotes, start=1)
        )
        return Trace(question, Query(question, question), date(2031, 1, 1), Answer("", made))


def shown(titles: tuple[str, ...] = (), *quotes: tuple[Document, str]) -> str | None:
    found = example(FORM, cast(Any, Headings(titles)), Quoting(quotes or ((FORM, TELLING),)))
    return found.question if found else None


@pytest.mark.parametrize(
    "scrap",
    [
        "Kính gửi: Ban quản lý phòng đọc",
        "Thuế suất được quy định như sau:",
        ". Điều ks",
        "STT | Tên sách | Số lượng",
        "BÁO CÁO MƯỢN SÁCH HẰNG QUÝ",
        "Nay thành lập tổ kiểm sách gồm các đồng chí",
        "từ " * 20,
    ],
)
def test_no_scrap_of_a_form_or_a_scan_becomes_a_question(scrap: str) -> None:
    asked = shown((scrap, "II. SÁCH CHO TRẺ EM"))

    assert asked == "Sách cho trẻ em theo Báo cáo mượn sách hằng quý (Mẫu số 07)?"


def test_of_a_form_without_headings_its_contents_are_asked_for() -> None:
    assert shown() == "Báo cáo mượn sách hằng quý (Mẫu số 07) có những nội dung gì?"


@pytest.mark.parametrize("quote", ["....., ngày tháng năm", "Số:", "Báo cáo mượn sách hằng quý", "STT | |"])
def test_gaps_and_titles_are_no_answer_to_show(quote: str) -> None:
    assert shown((), (FORM, quote)) is None


def test_an_answer_that_another_document_gives_first_is_not_shown() -> None:
    assert shown((), (OTHER, TELLING), (FORM, TELLING)) is None

"""What is known of a document is said in words, and what is not is left out."""

from dataclasses import replace
from datetime import date

import pytest

from bot.tg.answers.facts import facts, issued_line, source_line, web_address
from tests.bot.tg.fakes import DOCUMENT, TODAY


def test_each_fact_is_a_line_of_its_own() -> None:
    law = replace(
        DOCUMENT,
        issuer="Quốc hội",
        issued_on=date(2025, 1, 2),
        effective_to=date(2027, 1, 1),
        replaces=("2/2012/QH13",),
    )

    assert list(facts(law, TODAY)) == [
        "Loại văn bản: Luật",
        "Cơ quan ban hành: Quốc hội",
        "Ngày ban hành: 02/01/2025",
        "Hiệu lực: đang có hiệu lực từ ngày 01/07/2025",
        "Hết hiệu lực từ ngày: 01/01/2027",
        "Thay thế: 2/2012/QH13",
    ]


def test_a_law_of_which_a_later_edition_is_named_is_not_said_to_hold() -> None:
    law = replace(DOCUMENT, later_named="Luật Công đoàn năm 2030")

    assert "Hiệu lực: chưa rõ còn hiệu lực: đã có Luật Công đoàn năm 2030, kho chưa có" in facts(law, TODAY)


def test_of_many_numbers_the_first_are_named_and_the_others_counted() -> None:
    law = replace(DOCUMENT, replaces=tuple(f"{n}/2012/QH13" for n in range(1, 10)))

    assert list(facts(law, TODAY))[-1].endswith("6/2012/QH13 và 3 văn bản khác")


@pytest.mark.parametrize(
    ("issuer", "day", "line"),
    [
        pytest.param("Chính phủ", date(2025, 1, 2), "Chính phủ ban hành ngày 02/01/2025", id="both"),
        pytest.param("Chính phủ", None, "Chính phủ ban hành", id="issuer"),
        pytest.param(None, date(2025, 1, 2), "Ban hành ngày 02/01/2025", id="day"),
        pytest.param(None, None, "", id="neither"),
    ],
)
def test_who_issued_a_document_and_when(issuer: str | None, day: date | None, line: str) -> None:
    assert issued_line(replace(DOCUMENT, issuer=issuer, issued_on=day)) == line


@pytest.mark.parametrize(
    "url", [None, "", "http://", "ftp://a.vn", "https://localhost/x", "https://a b.vn", "javascript:alert(1)"]
)
def test_what_is_no_address_on_the_web_is_not_linked(url: str | None) -> None:
    assert web_address(replace(DOCUMENT, source_url=url)) is None
    assert source_line(replace(DOCUMENT, source_url=url)) is None


def test_the_source_is_linked_by_the_name_of_its_site() -> None:
    line = source_line(replace(DOCUMENT, source_url="https://vanban.example.vn/a?b=1"))

    assert line is not None
    assert line.text == "Nơi đăng: vanban.example.vn"
    assert line.spans[0].url == "https://vanban.example.vn/a?b=1"

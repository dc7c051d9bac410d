"""A law of which a later edition is named, and is not there, is not known to hold."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.later_editions import named_editions, with_later_editions
from vectorstore.records import Document, Status

LAW = Document(
    id="w",
    title="Luật Việc làm",
    file="w",
    sha256="",
    number="38/2013/QH13",
    effective_from=date(2015, 1, 1),
)
CHARTER = Document(
    id="c",
    title="Điều lệ Công đoàn Việt Nam (khóa XII)",
    file="c",
    sha256="",
    number="174/QĐ-TLĐ",
    issued_on=date(2020, 2, 3),
)


def later(document: Document, text: str, *others: Document) -> str | None:
    naming = Document(id="a", title="Bài", file="a", sha256="", named_editions=named_editions(text))
    return with_later_editions([document, *others, naming])[0].later_named


@pytest.mark.parametrize(
    ("document", "text", "named"),
    [
        pytest.param(
            LAW, "theo Luật Việc làm số 74/2025/QH15.", "Luật Việc làm số 74/2025/QH15", id="number"
        ),
        pytest.param(LAW, "theo Luật Việc làm năm 2025, người", "Luật Việc làm năm 2025", id="year"),
        pytest.param(LAW, "theo Luật Việc làm số 38/2013/QH13", None, id="itself"),
        pytest.param(LAW, "theo Luật Việc làm năm 2012", None, id="an earlier one"),
        pytest.param(
            LAW, "Luật sửa đổi, bổ sung một số điều của Luật Việc làm năm 2025", None, id="amending"
        ),
        pytest.param(LAW, "theo Luật Công đoàn năm 2024", None, id="another law"),
        pytest.param(
            CHARTER,
            "Điều lệ Công đoàn Việt Nam khóa XIII quy định",
            "Điều lệ Công đoàn Việt Nam khóa XIII",
            id="term",
        ),
        pytest.param(CHARTER, "Điều lệ Công đoàn Việt Nam khóa XI quy định", None, id="an earlier term"),
    ],
)
def test_later_edition_that_is_only_named_is_found(document: Document, text: str, named: str | None) -> None:
    assert later(document, text) == named


def test_edition_that_is_there_is_not_only_named() -> None:
    new = replace(LAW, id="n", number="74/2025/QH15")

    assert later(LAW, "theo Luật Việc làm số 74/2025/QH15 và Luật Việc làm năm 2025", new) is None


def test_of_what_has_ended_nothing_is_said() -> None:
    text = "theo Luật Việc làm năm 2025"

    assert later(replace(LAW, effective_to=date(2026, 1, 1)), text) is None
    assert later(replace(LAW, status=Status.REPLACED), text) is None


def test_finding_twice_changes_nothing_more() -> None:
    naming = replace(CHARTER, named_editions=named_editions("theo Luật Việc làm năm 2025"))
    once = with_later_editions([LAW, naming])

    assert once[0].later_named
    assert with_later_editions(once) == once

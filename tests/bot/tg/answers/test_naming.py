"""Documents and places have names that fit a phone and are still recognised."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Citation
from bot.tg.answers.naming import (
    MAX_NAME_CHARS,
    name_within,
    short_name,
    short_place,
    shortened,
    with_brief_framing,
)
from bot.wording.framing import answer_text
from tests.bot.tg.fakes import DOCUMENT, QUOTE, TODAY, citation
from vectorstore.records import Document, Status

DECREE = replace(
    DOCUMENT,
    kind="Nghị định",
    number="9/2025/NĐ-CP",
    title="Nghị định 9/2025/NĐ-CP quy định chi tiết và hướng dẫn thi hành một số điều của Luật Mẫu",
)
ARTICLE = replace(DOCUMENT, number=None, kind="Bài viết", title="Tập huấn cán bộ công đoàn")


@pytest.mark.parametrize(
    ("document", "name"),
    [
        pytest.param(DOCUMENT, "Luật Mẫu (1/2025/QH15)", id="short title"),
        pytest.param(DECREE, "Nghị định 9/2025/NĐ-CP", id="number inside a long title"),
        pytest.param(replace(DOCUMENT, title="Luật " + "rất dài " * 9), "Luật 1/2025/QH15", id="long title"),
        pytest.param(ARTICLE, "Tập huấn cán bộ công đoàn", id="no number"),
    ],
)
def test_a_document_has_a_short_name(document: Document, name: str) -> None:
    assert short_name(document) == name


def test_a_long_heading_keeps_its_beginning_and_its_quotation_marks() -> None:
    place = short_place("mục “Trưởng ban hướng dẫn về xây dựng cơ quan, đơn vị đạt chuẩn văn hóa năm 2023”")

    assert place == "mục “Trưởng ban hướng dẫn về xây dựng cơ quan, đơn vị đạt…”"
    assert short_place("Điều 2, khoản 1") == "Điều 2, khoản 1"


@given(name=st.text(max_size=200), max_chars=st.integers(2, 80))
def test_a_shortened_name_keeps_the_limit_and_short_ones_stay(name: str, max_chars: int) -> None:
    short = shortened(name, max_chars)

    assert len(short) <= max_chars
    assert short == name or name.startswith(short.removesuffix("…"))


@given(title=st.text(max_size=300), number=st.none() | st.text(min_size=1, max_size=20))
def test_no_document_has_a_long_name(title: str, number: str | None) -> None:
    name = short_name(replace(DOCUMENT, title=title, number=number))

    assert len(name) <= MAX_NAME_CHARS + len(number or "") + len("Luật ()")


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        pytest.param(citation(document=DECREE), "Theo khoản 1 Điều 2 Nghị định 9/2025/NĐ-CP:", id="in force"),
        pytest.param(
            citation(document=replace(DECREE, recognised_pages=(1,))),
            "Theo khoản 1 Điều 2 Nghị định 9/2025/NĐ-CP, văn bản quét, chữ có thể nhận dạng sai:",
            id="recognised in a scan",
        ),
        pytest.param(
            citation(status=Status.REPLACED),
            "Theo khoản 1 Điều 2 Luật Mẫu (1/2025/QH15), đã hết hiệu lực:",
            id="replaced",
        ),
        pytest.param(
            citation(
                document=ARTICLE, locator="mục “Ai dự”", article=None, clause=None, status=Status.UNKNOWN
            ),
            "Theo Tập huấn cán bộ công đoàn, mục “Ai dự”:",
            id="article",
        ),
    ],
)
def test_an_answer_names_its_source_briefly(cited: Citation, line: str) -> None:
    citations = (cited,)
    text = answer_text(citations, TODAY, TODAY, lambda _: None)

    brief = with_brief_framing(text, citations, TODAY, TODAY).split("\n")

    assert brief[0] == line
    assert brief[1:] == text.split("\n")[1:]


def test_an_answer_for_a_past_day_says_the_day_where_it_names_the_source() -> None:
    day = date(2025, 8, 1)
    text = answer_text((citation(),), day, TODAY, lambda _: None)

    brief = with_brief_framing(text, (citation(),), day, TODAY)

    assert brief.startswith(
        "Theo khoản 1 Điều 2 Luật Mẫu (1/2025/QH15), vào ngày 01/08/2025 đang có hiệu lực:"
    )


@given(text=st.text(max_size=200))
def test_a_text_that_frames_nothing_stays(text: str) -> None:
    assert with_brief_framing(text, (citation(QUOTE),), TODAY, TODAY) == text


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        pytest.param("Luật Mẫu", "1/2025/QH15", "Luật Mẫu (1/2025/QH15)", id="short"),
        pytest.param(
            "Luật Công đoàn 2024 (bản tóm tắt)",
            "50/2024/QH15",
            "Luật Công đoàn 2024… (50/2024/QH15)",
            id="cut",
        ),
        pytest.param(
            "Bài viết rất dài về phong trào", None, "Bài viết rất dài về phong trào", id="without number"
        ),
    ],
)
def test_a_name_on_a_button_keeps_its_number_whole(title: str, number: str | None, expected: str) -> None:
    assert name_within(replace(DOCUMENT, title=title, number=number), 37) == expected

"""Lists of documents: the law first, and no quote that stops inside a clause."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import Answerer
from bot.answers import Answer
from tests.bot.library import NEW_LAW, TODAY, Library, OverlapRetriever
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder

LONG = "mà hai bên thỏa thuận bằng văn bản nhưng không thấp hơn mức lương tối thiểu của vùng ấy " * 4
PENALTY = replace(
    NEW_LAW,
    id="12-2022-nd-cp",
    number="12/2022/NĐ-CP",
    title="Nghị định 12/2022/NĐ-CP quy định xử phạt trong lĩnh vực lao động",
    kind="Nghị định",
    effective_from=date(2022, 1, 17),
    replaces=(),
)
LAW = replace(NEW_LAW, title="Bộ luật Lao động", kind="Bộ luật", replaces=())
SHELF = Library(
    texts={
        PENALTY.id: f"Điều 1. Tiền lương thử việc\n1. Phạt tiền lương thử việc {LONG.strip()}.",
        LAW.id: f"Điều 1. Tiền lương thử việc\n1. Tiền lương thử việc là mức {LONG.strip()}.",
    },
    known={PENALTY.id: PENALTY, LAW.id: LAW},
)
ANSWERER = Answerer(
    OverlapRetriever(SHELF),
    SHELF,
    QueryBuilder(None, Glossary.load(None)),
    embedder=FakeEmbedder(),
    today=lambda: TODAY,
)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("có những văn bản nào về tiền lương thử việc", id="with diacritics"),
        pytest.param("liệt kê các văn bản về tiền lương thử việc", id="another wording"),
    ],
)
def test_a_law_stands_first_and_is_quoted_to_the_end_of_its_clause(question: str) -> None:
    found = ANSWERER.answer(question).result

    assert isinstance(found, Answer)
    assert [one.document.id for one in found.citations] == [LAW.id, PENALTY.id]
    assert all(one.quote.endswith("vùng ấy.") for one in found.citations)

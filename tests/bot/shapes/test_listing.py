"""Lists of documents: the law first, and no quote that stops inside a clause."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Answer
from tests.bot.library import NEW_LAW, OLD_LAW, OLD_LAW_TEXT, Library, OverlapRetriever, answerer_over

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
ANSWERER = answerer_over(SHELF)


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


DATED = Library(
    texts={LAW.id: SHELF.texts[LAW.id], OLD_LAW.id: OLD_LAW_TEXT},
    known={LAW.id: LAW, OLD_LAW.id: replace(OLD_LAW, replaced_by=LAW.number)},
)


def listed(question: str, as_of: date | None = None) -> str:
    found = replace(ANSWERER, retriever=OverlapRetriever(DATED), reader=DATED).answer(question, as_of=as_of)
    return getattr(found.result, "text", "")


def test_what_has_ended_is_listed_with_its_day_and_its_successor() -> None:
    said = listed("văn bản nào đã bị thay thế")

    assert "Tôi tìm thấy 1 văn bản" in said
    assert (
        "Luật Công đoàn (98/2012/QH13) – đã hết hiệu lực từ ngày 01/07/2025, "
        "được thay thế bởi Bộ luật Lao động (99/2024/QH15)" in said
    )


def test_what_begins_and_what_ends_soon_are_listed_with_their_days() -> None:
    before = date(2025, 6, 1)

    begins, ends = listed("văn bản nào sắp có hiệu lực", before), listed("luật nào sắp hết hiệu lực", before)

    assert "chưa có hiệu lực vào ngày 01/06/2025, sẽ có hiệu lực từ ngày 01/07/2025" in begins
    assert (
        "98/2012/QH13) – vào ngày 01/06/2025 đang có hiệu lực từ ngày 01/01/2013, hết hiệu lực từ ngày"
        in ends
    )


def test_the_newest_stands_first_with_its_day_of_issue() -> None:
    said = listed("văn bản mới nhất")

    assert said.index("1. Bộ luật Lao động (99/2024/QH15) – ban hành ngày 27/11/2024") < said.index("2. Luật")


def test_an_empty_list_says_so_and_names_nothing_near() -> None:
    said = listed("văn bản nào sắp có hiệu lực")

    assert said.startswith("Tôi không tìm thấy văn bản nào như vậy trong các văn bản đang có.")
    assert "Văn bản gần nhất" not in said


def test_the_days_that_a_question_names_are_those_on_which_documents_begin_or_end() -> None:
    begun, ended = listed("luật nào có hiệu lực từ 1/7/2025"), listed("văn bản nào hết hiệu lực năm 2025")

    assert "Tôi tìm thấy 1 văn bản:\n1. Bộ luật Lao động (99/2024/QH15) – có hiệu lực từ ngày" in begun
    assert "Tôi tìm thấy 1 văn bản:\n1. Luật Công đoàn (98/2012/QH13) – đã hết hiệu lực từ ngày" in ended


@pytest.mark.parametrize(
    ("question", "listed_numbers"),
    [
        pytest.param("văn bản nào của Quốc hội năm 2024?", ["99/2024/QH15"], id="of a year"),
        pytest.param("van ban nao cua Quoc hoi nam 2012", ["98/2012/QH13"], id="without diacritics"),
        pytest.param("văn bản nào của Quốc hội?", ["99/2024/QH15", "98/2012/QH13"], id="of any year"),
        pytest.param("văn bản nào của Quốc hội năm 2023?", [], id="of a year without any"),
        pytest.param("văn bản nào của Chính phủ năm 2024?", [], id="of others"),
    ],
)
def test_documents_are_listed_by_who_issued_them_and_in_which_year(
    question: str, listed_numbers: list[str]
) -> None:
    laws = [replace(LAW, issuer="Quốc hội"), replace(OLD_LAW, issuer="Quốc hội", issued_on=date(2012, 6, 20))]
    decree = replace(PENALTY, issuer="Chính phủ", issued_on=date(2022, 1, 17))
    known = {one.id: one for one in (*laws, decree)}
    shelf = Library({**DATED.texts, **SHELF.texts}, known)
    found = replace(ANSWERER, retriever=OverlapRetriever(shelf), reader=shelf).answer(question)

    cited = found.result.citations if isinstance(found.result, Answer) else ()
    assert [one.document.number for one in cited] == listed_numbers
    assert "Câu hỏi chỉ nêu năm" not in getattr(found.result, "text", "")

"""Two texts that both hold and give different figures stand side by side."""

from dataclasses import replace

import pytest

from bot.answers import Answer, Citation, NoAnswer
from bot.validity.disagreement import with_disagreement
from tests.bot.library import ARTICLE, NEW_LAW, NEW_LAW_TEXT, passages_of
from vectorstore.parts import Amendment, Change
from vectorstore.records import Document, Status

QUESTION = "Doanh nghiệp phải báo trước bao nhiêu ngày?"
DECREE = replace(NEW_LAW, id="d", title="Nghị định 9/2026/NĐ-CP về đóng quỹ", number="9/2026/NĐ-CP")
LAW_SAYS = "Doanh nghiệp báo trước cho người lao động ít nhất 30 ngày."
DECREE_SAYS = "Doanh nghiệp báo trước cho người lao động ít nhất 45 ngày."


def cited(document: Document, quote: str, number: int, status: Status = Status.IN_FORCE) -> Citation:
    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    return Citation(number, document, passage, quote, 0, len(quote), status, "Điều 1", "1")


def answer(*citations: Citation) -> Answer:
    return Answer("Theo luật.", citations)


def added(first: Citation, second: Citation, question: str = QUESTION) -> str:
    result = with_disagreement(question, answer(first, second))
    assert isinstance(result, Answer)
    return result.text.removeprefix("Theo luật.").strip()


def test_both_figures_are_said_with_documents_and_days() -> None:
    assert added(cited(NEW_LAW, LAW_SAYS, 1), cited(DECREE, DECREE_SAYS, 2)) == (
        "Lưu ý: các văn bản cùng có hiệu lực nêu khác nhau: 30 ngày [1] theo Luật Công đoàn (99/2024/QH15), "
        "có hiệu lực từ ngày 01/07/2025; 45 ngày [2] theo Nghị định 9/2026/NĐ-CP, có hiệu lực từ ngày "
        "01/07/2025. Hãy hỏi cơ quan có thẩm quyền trước khi áp dụng."
    )


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(cited(DECREE, LAW_SAYS, 2), id="the same figure"),
        pytest.param(cited(NEW_LAW, DECREE_SAYS, 2), id="the same document"),
        pytest.param(cited(ARTICLE, DECREE_SAYS, 2), id="an article is no rule"),
        pytest.param(cited(DECREE, DECREE_SAYS, 2, Status.REPLACED), id="no longer in force"),
        pytest.param(cited(DECREE, DECREE_SAYS, 2, Status.UNKNOWN), id="validity not known"),
        pytest.param(cited(DECREE, f"{DECREE_SAYS} Hoặc 60 ngày.", 2), id="several figures"),
        pytest.param(cited(DECREE, "Hồ sơ nộp trong 45 ngày tại Sở Nội vụ.", 2), id="about something else"),
        pytest.param(cited(DECREE, "Doanh nghiệp báo trước 2 tháng.", 2), id="another unit"),
        pytest.param(
            cited(replace(DECREE, amended_by=(Amendment("99/2024/QH15", Change.AMENDED),)), DECREE_SAYS, 2),
            id="amended by the other",
        ),
    ],
)
def test_nothing_is_added_where_they_do_not_disagree(second: Citation) -> None:
    assert added(cited(NEW_LAW, LAW_SAYS, 1), second) == ""


def test_only_a_question_for_a_figure_is_looked_at() -> None:
    assert added(cited(NEW_LAW, LAW_SAYS, 1), cited(DECREE, DECREE_SAYS, 2), "Phải báo trước không?") == ""
    assert with_disagreement(QUESTION, NoAnswer("Không thấy.")) == NoAnswer("Không thấy.")


def test_dates_are_no_figures() -> None:
    dated = cited(DECREE, f"{LAW_SAYS} Từ ngày 01 tháng 7 năm 2025, 12 ngày 01/7/2025.", 2)

    assert "7 ngày" not in added(cited(NEW_LAW, LAW_SAYS, 1), dated)

"""Two texts that both hold and give different figures stand side by side."""

from dataclasses import replace
from datetime import date

import pytest

from bot import texts
from bot.answering import Answerer
from bot.answers import Answer, Citation, NoAnswer
from bot.validity.disagreement import with_disagreement
from tests.bot.library import (
    ARTICLE,
    NEW_LAW,
    NEW_LAW_TEXT,
    TODAY,
    Library,
    OverlapRetriever,
    library,
    passages_of,
)
from vectorstore.glossary import Glossary
from vectorstore.parts import Amendment, Change
from vectorstore.question_text import QueryBuilder
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
            cited(DECREE, "Doanh nghiệp báo trước cho người lao động sớm hơn không quá 5 ngày.", 2),
            id="a distance from the figure",
        ),
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


def test_a_unit_that_the_question_lacks_is_taken_from_the_figures() -> None:
    said = added(cited(NEW_LAW, LAW_SAYS, 1), cited(DECREE, DECREE_SAYS, 2), "Phải báo trước bao lâu?")

    assert "30 ngày [1]" in said
    assert "45 ngày [2]" in said


def test_another_item_of_a_list_is_of_another_matter() -> None:
    statute = "Đoàn phí công đoàn đóng bằng 1% tiền lương."
    law = "Đoàn phí công đoàn theo Điều lệ;\nKinh phí công đoàn đóng bằng 2% quỹ tiền lương."

    assert added(cited(NEW_LAW, statute, 1), cited(DECREE, law, 2), "Đoàn phí bao nhiêu phần trăm?") == ""
    assert "1 phần trăm [1]" in added(
        cited(NEW_LAW, statute, 1),
        cited(DECREE, statute.replace("1%", "2%"), 2),
        "Đoàn phí bao nhiêu phần trăm?",
    )


def shelf_with(decree: Document, text: str) -> Library:
    shelf = library()
    shelf.texts[decree.id], shelf.known[decree.id] = text, decree
    shelf.texts[NEW_LAW.id] = "Điều 1. Mức đóng\n1. Hằng tháng doanh nghiệp đóng bằng 3% quỹ lương."
    return shelf


def answered(decree: Document, text: str) -> Answer:
    shelf = shelf_with(decree, text)
    builder = QueryBuilder(None, Glossary.load(None))
    answerer = Answerer(
        OverlapRetriever(shelf), shelf, builder, max_citations=1, min_confidence=0.0, today=lambda: TODAY
    )
    result = answerer.answer("Hằng tháng doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?").result
    assert isinstance(result, Answer)
    return result


def test_the_other_side_is_quoted_though_it_was_not_chosen() -> None:
    result = answered(DECREE, "Điều 4. Mức đóng\n1. Doanh nghiệp đóng bằng 2% quỹ lương hằng tháng.")

    assert {one.document.id for one in result.citations} == {NEW_LAW.id, DECREE.id}
    assert "các văn bản cùng có hiệu lực nêu khác nhau" in result.text
    assert "3 phần trăm [" in result.text
    assert "2 phần trăm [" in result.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Điều 4. Mức đóng\n1. Doanh nghiệp đóng bằng 2% quỹ lương hằng tháng đối với người học nghề.",
            id="narrower",
        ),
        pytest.param("Điều 4. Mức đóng\n1. Doanh nghiệp đóng bằng 3% quỹ lương hằng tháng.", id="the same"),
        pytest.param("Điều 4. Nợ\n1. Doanh nghiệp nộp bằng 2% số tiền nợ hằng tháng.", id="other matter"),
    ],
)
def test_what_does_not_contradict_is_no_other_side(text: str) -> None:
    result = answered(DECREE, text)

    assert [one.document.id for one in result.citations] == [NEW_LAW.id]


def test_an_amended_text_is_no_other_side() -> None:
    amended = replace(DECREE, amended_by=(Amendment("99/2024/QH15", Change.AMENDED),))

    result = answered(amended, "Điều 4. Mức đóng\n1. Doanh nghiệp đóng bằng 2% quỹ lương hằng tháng.")

    assert "nêu khác nhau" not in result.text


ALLOWING = "Đoàn viên được mượn sách của thư viện công đoàn."
FORBIDDING = "Đoàn viên không được mượn sách của thư viện công đoàn."
MAY_THEY = "Đoàn viên có được mượn sách của thư viện không?"
STATUTE = replace(
    DECREE, title="Quy chế thư viện", kind="Quy chế", number="7/QĐ-CĐ", effective_from=date(2020, 2, 3)
)


def test_that_two_texts_differ_in_words_opens_the_answer() -> None:
    decided = Answer(
        f"{texts.DECIDES}\nTheo luật.", (cited(NEW_LAW, ALLOWING, 1), cited(STATUTE, FORBIDDING, 2))
    )

    result = with_disagreement(MAY_THEY, decided)

    assert isinstance(result, Answer)
    assert result.text == (
        "Hai văn bản cùng có hiệu lực quy định khác nhau về việc này: Luật Công đoàn (99/2024/QH15), có hiệu "
        "lực từ ngày 01/07/2025, ghi “được” [1]; Quy chế thư viện (7/QĐ-CĐ), có hiệu lực từ ngày 03/02/2020, "
        "ghi “không được” [2]. Luật Công đoàn (99/2024/QH15) có thứ bậc cao hơn và mới hơn. Hãy hỏi cơ quan "
        "có thẩm quyền trước khi áp dụng.\nTheo luật."
    )


def test_a_condition_of_one_text_is_told_before_the_text_without_it() -> None:
    bound = f"{ALLOWING[:-1]} nếu được tổ trưởng đồng ý."

    said = added(cited(NEW_LAW, ALLOWING, 1), cited(STATUTE, bound, 2), MAY_THEY)

    assert "đặt điều kiện “nếu được tổ trưởng đồng ý” [2]; Luật Công đoàn" in said
    assert "không ghi điều kiện đó [1]" in said


def test_a_decree_on_the_details_of_a_law_may_make_conditions() -> None:
    bound = f"{ALLOWING[:-1]} nếu được tổ trưởng đồng ý."
    details = replace(
        DECREE, kind="Nghị định", title="Nghị định 9/2026/NĐ-CP quy định chi tiết Luật Công đoàn"
    )

    assert added(cited(NEW_LAW, ALLOWING, 1), cited(details, bound, 2), MAY_THEY) == ""


def test_texts_on_two_insurances_do_not_differ() -> None:
    law, other = (replace(NEW_LAW, title=f"Luật Bảo hiểm {name}") for name in ("xã hội", "thất nghiệp"))
    statute = replace(STATUTE, title="Quy chế đóng bảo hiểm xã hội")

    assert added(cited(law, ALLOWING, 1), cited(statute, FORBIDDING, 2), MAY_THEY) != ""
    assert added(cited(other, ALLOWING, 1), cited(statute, FORBIDDING, 2), MAY_THEY) == ""


def test_nobody_is_told_which_is_newer_where_days_are_not_known() -> None:
    undated = replace(STATUTE, kind=None, effective_from=None)

    said = added(cited(NEW_LAW, ALLOWING, 1), cited(undated, FORBIDDING, 2), MAY_THEY)

    assert "mới hơn" not in said
    assert "cao hơn" not in said


def test_the_higher_text_is_quoted_before_the_one_that_says_otherwise() -> None:
    shelf = shelf_with(STATUTE, f"Điều 4. Mượn sách của thư viện\n1. {FORBIDDING}")
    shelf.texts[NEW_LAW.id] = f"Điều 1. Thư viện\n1. Tại cơ sở, {ALLOWING[0].lower()}{ALLOWING[1:]}"
    builder = QueryBuilder(None, Glossary.load(None))
    answerer = Answerer(
        OverlapRetriever(shelf), shelf, builder, max_citations=1, min_confidence=0.0, today=lambda: TODAY
    )

    result = answerer.answer(MAY_THEY).result

    assert isinstance(result, Answer)
    assert [one.document.id for one in result.citations] == [NEW_LAW.id, STATUTE.id]
    assert result.text.startswith("Hai văn bản cùng có hiệu lực quy định khác nhau")


OF_CASES = (
    "Người không chuyên trách được nghỉ 24 giờ một tháng đối với chủ tịch, phó chủ tịch công đoàn cơ sở; "
    "12 giờ một tháng đối với tổ trưởng, tổ phó công đoàn."
)
ORDER = replace(NEW_LAW, id="ct", title="Chỉ thị 5/CT-LĐLĐ về thời giờ", number="5/CT-LĐLĐ", kind="Chỉ thị")


def test_of_several_cases_in_the_law_the_one_that_a_lower_text_is_about_is_set_beside_it() -> None:
    lower = "Tổ trưởng, tổ phó công đoàn được nghỉ 16 giờ một tháng."
    line = added(cited(NEW_LAW, OF_CASES, 1), cited(ORDER, lower, 2), "Tổ trưởng được nghỉ mấy giờ?")

    assert "12 giờ [1] theo Luật Công đoàn" in line
    assert "16 giờ [2] theo Chỉ thị 5/CT-LĐLĐ" in line
    assert "Luật Công đoàn (99/2024/QH15) có thứ bậc cao hơn." in line


@pytest.mark.parametrize(
    "lower",
    [
        pytest.param("Tổ trưởng, tổ phó công đoàn được nghỉ 12 giờ một tháng.", id="the same figure"),
        pytest.param("Người lái xe được nghỉ giữa ca 16 giờ một tháng.", id="another case"),
    ],
)
def test_where_no_case_of_the_law_has_another_figure_nothing_is_said(lower: str) -> None:
    quoted = cited(NEW_LAW, OF_CASES, 1), cited(ORDER, lower, 2)

    assert added(*quoted, "Tổ trưởng được nghỉ mấy giờ?") == ""

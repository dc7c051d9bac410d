"""That a rule decides is said only where it allows, orders or forbids what is asked."""

from dataclasses import replace

import pytest

from bot import texts
from bot.citations import cite_all
from bot.wording.leading import decides, lines_on_question, with_lead
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, library, passages_of
from vectorstore.query import Query


@pytest.mark.parametrize(
    ("question", "quote", "does"),
    [
        pytest.param(
            "Hợp tác xã có được giảm mức đóng không?", "Hợp tác xã được giảm mức đóng.", True, id="may"
        ),
        pytest.param(
            "Người lao động có được nghỉ Tết không?",
            "Người lao động được nghỉ những ngày sau đây:\na) Tết Âm lịch: 05 ngày;",
            True,
            id="in a list",
        ),
        pytest.param(
            "Hợp tác xã có được giảm mức đóng không?", "Mức đóng là 3%.", False, id="nothing decided"
        ),
        pytest.param(
            "Hợp tác xã có được giảm mức đóng không?",
            "Giảng viên phải có bằng.",
            False,
            id="of something else",
        ),
        pytest.param(
            "Hợp tác xã có giảm mức đóng không?",
            "Mức đóng của hợp tác xã được quy định tại Điều 5.",
            False,
            id="only says where",
        ),
        ("người cao tuổi có được làm thêm giờ không", "2. Người cao tuổi có quyền làm ngày ngắn hơn.", False),
        ("người cao tuổi có được làm thêm giờ không", "2. Người cao tuổi được làm thêm giờ.", True),
        ("tiền lương làm thêm có tính thuế không", "1. Người làm thêm được trả tiền lương sau đây:", False),
        ("tiền lương làm thêm có tính thuế không", "1. Tiền lương làm thêm không phải tính thuế.", True),
        ("phạt tiền người làm thêm có đúng luật không", "1. Cấm phạt tiền người làm thêm.", True),
    ],
)
def test_a_rule_decides_by_its_words(question: str, quote: str, does: bool) -> None:
    assert decides(question, quote) is does


@pytest.mark.parametrize(
    ("question", "sure", "lead"),
    [
        pytest.param("Hợp tác xã có được giảm mức đóng không?", 0.9, texts.DECIDES, id="sure"),
        pytest.param("Hợp tác xã có được giảm mức đóng không?", 0.7, texts.MAY_NOT_DECIDE, id="middling"),
        pytest.param("Giảng viên có phải đóng phí không?", 0.9, "", id="sure, of something else"),
        pytest.param("Hợp tác xã được giảm bao nhiêu?", 0.7, "", id="no yes or no"),
        pytest.param(
            "Khi nào hợp tác xã không được giảm mức đóng?", 1.0, texts.MAY_NOT_DECIDE, id="only when it may"
        ),
    ],
)
def test_an_answer_that_is_not_sure_does_not_claim_to_decide(question: str, sure: float, lead: str) -> None:
    start = NEW_LAW_TEXT.index("2. Hợp tác xã")
    end = NEW_LAW_TEXT.index(" như sau")
    (citation,) = cite_all([(passages_of(NEW_LAW, NEW_LAW_TEXT)[0], start, end)], library(), TODAY)

    said = with_lead(Query(question, question), "Trích.", (citation,), sure, as_of=TODAY, today=TODAY)

    assert said == (f"{lead}\nTrích." if lead else "Trích.")


def test_an_exception_below_the_line_that_grants_denies_what_is_asked() -> None:
    question = "Khi nào không được giảm mức đóng?"
    (citation,) = cite_all([(passages_of(NEW_LAW, NEW_LAW_TEXT)[0], 0, len(NEW_LAW_TEXT))], library(), TODAY)
    passage = replace(citation.passage, heading_path=("Điều 1. Mức đóng",))
    excepting = replace(
        citation,
        passage=passage,
        lead="Hợp tác xã được giảm mức đóng khi có đủ các điều kiện sau đây:",
        quote="1. Thành lập chưa quá 02 năm, trừ các trường hợp chia tách;",
    )

    said = with_lead(Query(question, question), "Trích.", (excepting,), 1.0, as_of=TODAY, today=TODAY)

    assert said == "Trích."


def test_an_english_question_is_told_back_by_its_terms_alone() -> None:
    query = Query("What is the union fee of the employer?", "đoàn phí thêm lời của luật", translated=True)

    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    cited = cite_all([(passage, passage.start, passage.end)], library(), TODAY)

    lines = lines_on_question(query, cited, as_of=TODAY, today=TODAY)

    assert len(lines) == 1
    assert lines[0].startswith("Tôi tìm theo: ")
    assert " · người sử dụng lao động" in lines[0]
    assert "thêm lời của luật" not in lines[0]

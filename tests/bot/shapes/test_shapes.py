"""What the shapes answer over a small library: verified quotes, honest refusals, one question back."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Answer, NeedsDetails, NoAnswer, Result
from bot.asked.bare_number import with_whole_number
from bot.citations import verify
from tests.bot.library import NEW_LAW, OLD_LAW, TODAY, OverlapRetriever, answerer_over, library
from vectorstore.records import Status
from vectorstore.vietnamese import fold

SHELF = library()
ANSWERER = answerer_over(SHELF, contact="Ban Chính sách")
CLAUSE = "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2 Điều này."


def result(question: str, *history: str) -> Result:
    return ANSWERER.answer(question, history=history).result


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(CLAUSE, id="word for word"),
        pytest.param(fold(CLAUSE), id="without diacritics"),
        pytest.param(CLAUSE.replace("mỗi tháng", "mỗi thnág"), id="with a slip"),
    ],
)
def test_a_pasted_clause_is_answered_with_its_place(typed: str) -> None:
    found = result(f"đoạn này ở đâu: “{typed}”")

    assert isinstance(found, Answer)
    first = found.citations[0]
    assert (first.document.id, first.article, first.clause) == (NEW_LAW.id, "1", "1")
    assert first.quote == CLAUSE
    assert verify(first, SHELF)


def test_a_slip_is_said_to_be_one() -> None:
    exact, slipped = (
        result(f"đoạn này ở đâu: “{text}”") for text in (CLAUSE, CLAUSE.replace("mỗi tháng", "mỗi thnág"))
    )

    assert isinstance(exact, Answer)
    assert isinstance(slipped, Answer)
    assert "nằm ở đây" in exact.text
    assert "gần như trùng" in slipped.text


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Doanh nghiệp đóng 4% quỹ lương mỗi tháng", id="with diacritics"),
        pytest.param("doanh nghiep dong 4% quy luong moi thang", id="without diacritics"),
    ],
)
def test_a_changed_number_is_named_and_the_law_in_force_quoted_to_the_end_of_its_clause(typed: str) -> None:
    found = result(f"{typed}; đoạn này ở đâu?")

    assert isinstance(found, Answer)
    assert [(one.document.id, one.quote) for one in found.citations] == [(NEW_LAW.id, CLAUSE)]
    assert "Đoạn bạn gửi khác ở: “4”, nguyên văn là “3”." in found.text


def test_half_a_clause_with_other_words_is_not_taken_for_it() -> None:
    found = result(
        "đoạn này ở đâu: “Doanh nghiệp đóng 3% quỹ lương cho mọi nhân viên nước ngoài trong cả năm học”"
    )

    assert isinstance(found, NoAnswer)
    assert "Ban Chính sách" in found.text


UNPAID = "doanh nghiệp không đóng kinh phí công đoàn cho toàn bộ người lao động thuộc mọi diện phải đóng góp"
FINES = replace(
    ANSWERER,
    retriever=OverlapRetriever(
        fines := replace(
            SHELF,
            texts={**SHELF.texts, OLD_LAW.id: f"Điều 1. Xử phạt\n1. Mức phạt tiền là 9% đối với {UNPAID}."},
        )
    ),
    reader=fines,
)


@pytest.mark.parametrize("opening", ["Mức đóng của", "Hồ sơ của", "dieu kien de"])
def test_what_a_message_opens_with_is_asked_for_where_the_clause_lacks_it(opening: str) -> None:
    found = FINES.answer(f"{opening} {UNPAID}").result

    assert "Đoạn bạn gửi" not in getattr(found, "text", "")


@pytest.mark.parametrize("opening", ["", "Mức phạt tiền là 9% đối với "])
def test_a_message_that_is_all_of_the_clause_is_a_paste_whatever_it_opens_with(opening: str) -> None:
    found = FINES.answer(f"{opening}{UNPAID}").result

    assert "Đoạn bạn gửi nằm ở đây" in getattr(found, "text", "")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Điều 9 Luật Công đoàn", "Luật Công đoàn (99/2024/QH15) có 2 điều, không có Điều 9."),
        ("dieu 9 luat cong doan", "Luật Công đoàn (99/2024/QH15) có 2 điều, không có Điều 9."),
        (
            "khoản 7 Điều 1 Luật Công đoàn",
            "Điều 1 Luật Công đoàn (99/2024/QH15) có 2 khoản, không có khoản 7.",
        ),
        (
            "điểm h khoản 2 Điều 1 Luật Công đoàn",
            "Khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15) có 2 điểm, không có điểm h.",
        ),
        (
            "khoản 1 Điều 2 Luật Công đoàn",
            "Điều 2 Luật Công đoàn (99/2024/QH15) không chia nhỏ hơn nên không có khoản 1.",
        ),
    ],
    ids=["Điều", "Điều without diacritics", "khoản", "điểm", "no khoản at all"],
)
def test_a_place_that_is_not_there_is_said_not_to_be(question: str, said: str) -> None:
    found = result(question)

    assert isinstance(found, NoAnswer)
    assert found.text.splitlines()[0] == said


def test_several_questions_keep_their_days_apart() -> None:
    found = ANSWERER.answer(
        "1. Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương? "
        "2. Năm 2020 doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?"
    )

    assert isinstance(found.result, Answer)
    assert found.as_of == TODAY
    assert [one.number for one in found.result.citations] == list(range(1, len(found.result.citations) + 1))
    by_law = {one.document.id: one.status for one in found.result.citations}
    assert by_law == {NEW_LAW.id: Status.IN_FORCE, OLD_LAW.id: Status.REPLACED}


def test_at_most_four_questions_are_answered_and_the_rest_is_counted() -> None:
    asked = " ".join(f"{n}. Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?" for n in range(1, 7))

    found = result(asked)

    assert isinstance(found, Answer)
    assert "còn 2 câu nữa" in found.text


def test_the_last_answer_is_not_said_again_to_an_insult() -> None:
    found = result("đồ ngu", "Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?")

    assert isinstance(found, NeedsDetails)


def test_an_insult_before_a_question_is_let_be() -> None:
    assert isinstance(result("đồ ngu, doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?"), Answer)


def test_thanks_between_two_questions_keep_the_topic() -> None:
    trace = ANSWERER.answer(
        "Thế còn hợp tác xã thì sao?",
        history=["Mức đóng của doanh nghiệp là bao nhiêu?", "cảm ơn bạn", "đồ ngu"],
    )

    assert trace.query.text == "Mức đóng của hợp tác xã là bao nhiêu?"


def test_a_yes_or_no_question_is_told_that_the_clause_decides() -> None:
    found = result("Hợp tác xã có được giảm mức đóng không?")

    assert isinstance(found, Answer)
    assert found.text.startswith("Quy định sau đây quyết định việc này")


def test_nearest_documents_are_those_of_the_words_of_the_question() -> None:
    strict = replace(ANSWERER, min_confidence=1.0)

    far = strict.answer("Giá vàng ở chợ thế nào rồi?").result
    near = strict.answer("Mức đóng của doanh nghiệp bao nhiêu?").result

    assert isinstance(far, NoAnswer)
    assert isinstance(near, NoAnswer)
    assert far.nearest == ()
    assert NEW_LAW in near.nearest


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("99/2024", "99/2024/QH15"),
        ("số 98/2012?", "98/2012/QH13"),
        ("1/2024", "1/2024"),
        ("điều 5", "điều 5"),
    ],
)
def test_a_bare_number_is_the_document_that_has_it(typed: str, read: str) -> None:
    assert with_whole_number(typed, SHELF.documents) == read


def test_a_list_has_each_document_with_its_validity() -> None:
    found = result("liệt kê các luật")

    assert isinstance(found, Answer)
    assert [one.document.id for one in found.citations] == [NEW_LAW.id, OLD_LAW.id]
    assert "– có hiệu lực từ ngày 01/07/2025" in found.text
    assert "đã hết hiệu lực" in found.text


def test_a_list_without_members_is_refused() -> None:
    found = result("có những văn bản nào về trồng lúa nước")

    assert isinstance(found, NoAnswer)
    assert "không tìm thấy văn bản nào" in found.text


def test_a_day_given_holds_for_every_question() -> None:
    found = ANSWERER.answer(
        "Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương? Doanh nghiệp đóng bao nhiêu?",
        as_of=date(2015, 1, 1),
    )

    assert isinstance(found.result, Answer)
    assert {one.document.id for one in found.result.citations} == {OLD_LAW.id}


def test_of_a_text_without_its_signature_it_is_said_that_it_has_none() -> None:
    found = result("Ai là người ký Luật 99/2024/QH15?")

    assert isinstance(found, NoAnswer)
    assert "99/2024/QH15" in found.text
    assert "không ghi ai đã ký" in found.text

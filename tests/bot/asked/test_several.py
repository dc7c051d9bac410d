"""Several questions of one message are told apart and answered under their numbers."""

from dataclasses import replace

import pytest

from bot.answers import Answer
from bot.asked.several import (
    is_one_sentence,
    leans_on_first,
    questions_at_commas,
    questions_in,
    stand_alone,
    together,
)
from tests.bot.library import TODAY, answerer_over, library

SHELF = library()
ANSWERER = answerer_over(SHELF)
RATE = "Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?"
REDUCTION = "Hợp tác xã được giảm mức đóng bao nhiêu?"


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        pytest.param(
            "1. Thử việc bao lâu? 2. Lương thử việc bao nhiêu?",
            ("Thử việc bao lâu?", "Lương thử việc bao nhiêu?"),
            id="numbered",
        ),
        pytest.param(
            "Khiếu nại là gì, tố cáo là gì?", ("Khiếu nại là gì", "tố cáo là gì?"), id="two meanings"
        ),
        pytest.param(
            "1) thu viec bao lau\n2) luong thu viec bao nhieu",
            ("thu viec bao lau", "luong thu viec bao nhieu"),
            id="numbered lines without diacritics",
        ),
        pytest.param(
            "Thử việc bao lâu? Lương thử việc bao nhiêu?",
            ("Thử việc bao lâu?", "Lương thử việc bao nhiêu?"),
            id="two marks",
        ),
        pytest.param(
            "- thử việc bao lâu\n- nghỉ phép mấy ngày", ("thử việc bao lâu", "nghỉ phép mấy ngày"), id="lines"
        ),
        pytest.param(
            "thử việc tối đa bao nhiêu ngày và lương thử việc được trả thế nào?",
            ("thử việc tối đa bao nhiêu ngày", "lương thử việc được trả thế nào?"),
            id="two whole halves",
        ),
        pytest.param(
            "thu viec toi da bao nhieu ngay va luong thu viec duoc tra the nao",
            ("thu viec toi da bao nhieu ngay", "luong thu viec duoc tra the nao"),
            id="two whole halves without diacritics",
        ),
        pytest.param(
            "nghi phep may ngay va nghi khong luong may ngay",
            ("nghi phep may ngay", "nghi khong luong may ngay"),
            id="two short halves without diacritics",
        ),
        pytest.param(
            "nghỉ phép mấy ngày và nghỉ không lương mấy ngày",
            ("nghỉ phép mấy ngày", "nghỉ không lương mấy ngày"),
            id="two short halves",
        ),
        pytest.param(
            "mức đóng là bao nhiêu và ai đóng?", ("mức đóng là bao nhiêu và ai đóng?",), id="half a question"
        ),
        pytest.param(
            "nam và nữ nghỉ hưu lúc mấy tuổi?",
            ("nam và nữ nghỉ hưu lúc mấy tuổi?",),
            id="no question in a half",
        ),
        pytest.param(
            "Tôi là công nhân. Tôi được nghỉ phép mấy ngày?",
            ("Tôi là công nhân. Tôi được nghỉ phép mấy ngày?",),
            id="one question behind a sentence",
        ),
        pytest.param(
            "nghỉ ốm được mấy ngày, hưởng bao nhiêu phần trăm, cần giấy tờ gì",
            ("nghỉ ốm được mấy ngày, hưởng bao nhiêu phần trăm, cần giấy tờ gì",),
            id="commas, of which one place may answer all",
        ),
        pytest.param(
            "nam bao nhiêu tuổi, nữ bao nhiêu tuổi thì nghỉ hưu",
            ("nam bao nhiêu tuổi, nữ bao nhiêu tuổi thì nghỉ hưu",),
            id="commas in one question",
        ),
        pytest.param(
            "làm thêm tối đa mấy tiếng một ngày? một năm?",
            ("làm thêm tối đa mấy tiếng một ngày?", "một năm?"),
            id="a kind alone",
        ),
        pytest.param("khoản 1. Điều 5 nói gì?", ("khoản 1. Điều 5 nói gì?",), id="a number of a khoản"),
    ],
)
def test_questions_of_one_message_are_told_apart(message: str, parts: tuple[str, ...]) -> None:
    assert questions_in(message) == parts


@pytest.mark.parametrize(
    ("message", "is_one"),
    [
        ("thử việc bao lâu và lương thử việc được trả thế nào?", True),
        ("Thử việc bao lâu? Lương bao nhiêu?", False),
        ("1. Thử việc bao lâu? 2. Lương bao nhiêu?", False),
    ],
)
def test_halves_joined_by_a_word_are_one_sentence(message: str, is_one: bool) -> None:
    assert is_one_sentence(message) is is_one


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "nghỉ cưới mấy ngày, lương hưởng bao nhiêu %, và có cần báo trước không?",
            ["nghỉ cưới mấy ngày", "lương hưởng bao nhiêu %", "có cần báo trước không?"],
            id="three",
        ),
        pytest.param(
            "sếp nợ lương hai tháng, em nghỉ luôn được không, có phải đền gì không",
            ["sếp nợ lương hai tháng, em nghỉ luôn được không", "có phải đền gì không"],
            id="a lead",
        ),
        pytest.param("nghỉ cưới mấy ngày, hay chỉ được một ngày", [], id="a choice"),
        pytest.param("đình công bao lâu, theo luật mới", [], id="no question behind"),
        pytest.param("công nhân nào, làm mấy năm", [], id="only which"),
    ],
)
def test_a_sentence_is_taken_apart_where_each_stretch_ends_asking(text: str, parts: list[str]) -> None:
    assert questions_at_commas(text) == parts


def test_how_many_questions_follow_is_no_part_of_them() -> None:
    assert questions_in("ad cho em hỏi hai ý: nghỉ cưới mấy ngày?") == ("nghỉ cưới mấy ngày?",)


def test_a_sentence_that_nothing_answers_as_a_whole_is_answered_between_its_commas() -> None:
    message = f"{RATE.rstrip('?')}, đoàn tàu hỏa chở muối qua đèo núi cao hết bao nhiêu tấn than đá"
    whole = ANSWERER.answer(message.replace(",", "")).confidence
    surer = replace(ANSWERER, min_confidence=(whole + ANSWERER.answer(RATE).confidence) / 2)

    trace = surer.answer(message)

    assert isinstance(trace.result, Answer)
    assert f"1. {RATE.rstrip('?')}\n" in trace.result.text


def test_answers_stand_under_their_numbers_and_citations_are_numbered_through() -> None:
    traces = [ANSWERER.answer(question) for question in (RATE, REDUCTION)]

    result = together(f"{RATE} {REDUCTION}", traces, 0, TODAY).result

    assert isinstance(result, Answer)
    assert [one.number for one in result.citations] == list(range(1, len(result.citations) + 1))
    assert result.text.index(f"1. {RATE}") < result.text.index(f"2. {REDUCTION}")


def test_what_is_beyond_the_limit_is_counted() -> None:
    result = together(RATE, [ANSWERER.answer(RATE)], 3, TODAY).result

    assert isinstance(result, Answer)
    assert result.text.endswith("còn 3 câu nữa, bạn hãy gửi lại giúp tôi.")


@pytest.mark.parametrize(
    ("question", "history", "does"),
    [
        ("Đình công là gì?", (), True),
        ("Có được không?", (), False),
        ("Còn chồng?", ("Nghỉ thai sản mấy tháng?",), True),
        ("Có được hưởng không?", ("Nghỉ thai sản mấy tháng?",), False),
    ],
)
def test_a_question_stands_alone_where_it_names_its_matter(
    question: str, history: tuple[str, ...], does: bool
) -> None:
    assert stand_alone([ANSWERER.answer(question, history=history)]) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("có được đóng bảo hiểm không?", True),
        ("trả lương thế nào?", True),
        ("đóng bảo hiểm từ khi nào?", True),
        ("nộp khi nào?", False),
        ("lương thử việc được bao nhiêu?", False),
        ("còn chồng?", False),
        ("có những văn bản nào về thai sản?", False),
    ],
)
def test_a_later_question_without_a_subject_leans_on_the_first(text: str, does: bool) -> None:
    assert leans_on_first(text) is does


def test_a_later_question_is_answered_on_the_topic_of_the_first_and_shown_as_it_was_typed() -> None:
    trace = ANSWERER.answer("Hợp tác xã được giảm mức đóng bao nhiêu? được giảm trong mấy năm?")

    assert isinstance(trace.result, Answer)
    assert "hợp tác xã" in trace.query.text.lower().splitlines()[1]
    assert "2. được giảm trong mấy năm?" in trace.result.text

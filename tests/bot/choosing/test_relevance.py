"""How a stretch of text is compared with a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.figures import lacks_figure, lacks_rate
from bot.choosing.relevance import Asked
from bot.choosing.words import Words


@given(question=st.text(max_size=60), text=st.text(max_size=200))
def test_shares_lie_between_0_and_1(question: str, text: str) -> None:
    shares = Asked.of(question).shares(Words.of([text]))

    assert all(0 <= share <= 1 + 1e-9 for share in shares)


def test_a_text_that_has_the_whole_question_covers_it() -> None:
    asked = Asked.of("mức đóng kinh phí công đoàn")

    assert asked.shares(Words.of(["Mức đóng kinh phí công đoàn là 2%."])) == pytest.approx((1, 1))


def test_words_apart_cover_no_pair() -> None:
    words, pairs = Asked.of("công đoàn").shares(Words.of(["đoàn viên của công ty"]))

    assert words == pytest.approx(1)
    assert pairs == 0


def test_what_only_the_topic_says_weighs_a_quarter() -> None:
    asked = Asked.of("thử việc: lương tối thiểu", topic="thử việc")

    assert asked.weights["thử"] == asked.weights["lương"] / 4


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        pytest.param("mức đóng bao nhiêu", "Đóng bằng 2% quỹ lương", 1.0, id="a figure"),
        pytest.param("mức đóng bao nhiêu", "2. Được giảm mức đóng", 0.0, id="the number of a khoản"),
        pytest.param("mức đóng bao nhiêu", "theo khoản 2 Điều 29 Luật số 50/2024/QH15", 0.0, id="references"),
        pytest.param("mấy ngày", "không quá 20 ngày", 1.0, id="a deadline"),
        pytest.param("có hiệu lực từ ngày nào", "Luật 12/2012/QH13 hết hiệu lực", 0.0, id="no day"),
        pytest.param("công đoàn là tổ chức", "bất kỳ", 0.5, id="no fact is asked for"),
    ],
)
def test_the_kind_of_fact_that_is_asked_for_is_recognised(question: str, text: str, has: float) -> None:
    assert Asked.of(question).has_kind(text) == has


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("mức đóng kinh phí là bao nhiêu", "Đóng bằng 2% quỹ lương", False),
        ("mức đóng kinh phí là bao nhiêu", "Được xem xét giảm mức đóng", True),
        ("mức đóng kinh phí là bao nhiêu", "Chậm nhất 30 ngày phải nộp", True),
        ("được nghỉ bao nhiêu ngày", "Được nghỉ khi ốm", False),
    ],
)
def test_a_text_without_a_figure_lacks_the_rate_that_is_asked_for(
    question: str, text: str, lacks: bool
) -> None:
    assert lacks_rate(question.lower(), text) is lacks


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        pytest.param("cần bao nhiêu người", "1. Có từ 05 đoàn viên trở lên.", False, id="people"),
        pytest.param(
            "cần bao nhiêu người", "1. Theo khoản 5 Điều 19 Luật Công đoàn năm 2024.", True, id="names"
        ),
        pytest.param("cần bao nhiêu người", "Nộp trong 15 ngày.", True, id="a figure of something else"),
        pytest.param("có bao nhiêu người dự", "Lớp học của gần 100 đồng chí", False, id="comrades"),
        pytest.param(
            "cần bao nhiêu người dự", "Ít nhất hai phần ba số người dự.", False, id="a share of them"
        ),
        pytest.param("cần bao nhiêu người dự", "Có 2/3 tổng số đại biểu.", False, id="a share in digits"),
        pytest.param("được nghỉ bao lâu", "Nghỉ sáu tháng.", False, id="in words"),
        pytest.param("được nghỉ mấy ngày", "Người lao động được nghỉ hằng năm.", True, id="no figure"),
        pytest.param("được trả lương gấp mấy lần", "Ít nhất bằng 300%.", False, id="times as much"),
        pytest.param("họp mấy lần", "Có mặt 50% trở lên.", True, id="a share is not how often"),
        pytest.param("phải báo trước mấy ngày", "Nghỉ khi đã ốm 90 ngày.", True, id="a span and no notice"),
        pytest.param(
            "phải báo trước bao lâu", "Phải báo cho sếp biết trước:\na) Ít nhất 30 ngày;", False, id="notice"
        ),
        pytest.param("báo trước mấy ngày", "Trước 05 ngày phải gửi văn bản.", False, id="notice in writing"),
        pytest.param("ai được nghỉ", "Người lao động.", False, id="none is asked for"),
    ],
)
def test_a_text_may_lack_the_figure_that_is_asked_for(question: str, text: str, lacks: bool) -> None:
    assert lacks_figure(question.lower(), text) is lacks


def asked_with(asked: str, added: str) -> Asked:
    return Asked.of(f"{asked} {added}", added=f" {added}")


@given(
    asked=st.text("abc dê", min_size=1, max_size=20),
    added=st.text("abc dê", min_size=1, max_size=20),
    text=st.text("abc dê", max_size=40),
)
def test_words_that_were_added_are_no_further_demands(asked: str, added: str, text: str) -> None:
    words = Words.of([text])

    assert asked_with(asked, added).unsaid(words) == Asked.of(asked.strip()).unsaid(words)
    assert sum(asked_with(asked, added).shares(words)) >= sum(Asked.of(asked.strip()).shares(words))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("làm thêm giờ ban đêm", 0.0, id="said in the words of the law"),
        pytest.param("tăng ca ban đêm", 0.0, id="said in everyday words"),
        pytest.param("làm việc ban đêm", 0.5, id="not said"),
    ],
)
def test_everyday_words_may_be_left_unsaid_where_those_of_the_law_are_said(text: str, share: float) -> None:
    asked = asked_with("tăng ca ban đêm", "làm thêm giờ")

    assert asked.unsaid(Words.of([text])).share == share


def test_the_facts_asked_for_are_read_in_the_words_of_the_law() -> None:
    asked = asked_with("nghỉ mấy bữa", "bao nhiêu ngày")

    assert asked.has_kind("nghỉ 3 ngày") == 1.0
    assert asked.has_kind("nghỉ vài hôm") == 0.0


def test_a_least_time_is_told_by_a_number_that_is_a_bound() -> None:
    asked = Asked.of("Đóng bảo hiểm tối thiểu bao nhiêu năm để được hưởng lương hưu?")

    assert lacks_figure(asked.demanding, "Một năm phải tính đủ 12 tháng; mức bình quân của 05 năm cuối.")
    assert not lacks_figure(asked.demanding, "Có thời gian đóng từ đủ 15 năm trở lên.")
    assert not lacks_figure(asked.demanding, "Đã đóng ít nhất 15 năm.")

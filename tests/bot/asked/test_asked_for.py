"""Which facts a question asks for, read once for all who look for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked.head.asked_for import Fact, asked_for


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        pytest.param("kinh phí công đoàn đóng bao nhiêu phần trăm", [Fact.RATE], id="a rate"),
        pytest.param("công ty đóng mấy phần", [Fact.RATE], id="a share"),
        pytest.param("phụ cấp trách nhiệm là bao nhiêu", [Fact.AMOUNT], id="an amount"),
        pytest.param("lương cơ sở là bao nhiêu", [Fact.MONEY], id="what others are multiples of"),
        pytest.param("lương hưu lãnh từ tháng mấy", [Fact.DAY], id="a day"),
        pytest.param("tiền tuất mỗi con một tháng bao nhiêu", [Fact.AMOUNT], id="an amount a month"),
        pytest.param("hợp đồng chấm dứt lúc nào", [Fact.OCCASION], id="an occasion"),
        pytest.param("nữ nghỉ hưu ở độ tuổi nào", [Fact.AGE], id="an age"),
        pytest.param("tuổi nghỉ hưu của nữ là bao nhiêu", [Fact.AGE], id="an age by its name"),
        pytest.param("từ tuổi hưu thì lãnh từ ngày mấy", [Fact.DAY], id="a day, not an age"),
        pytest.param("nộp đơn ở đâu", [Fact.PLACE], id="a place"),
        pytest.param("cơ quan nào giải quyết khiếu nại", [Fact.BODY], id="a body"),
        pytest.param("bao lâu họp một lần", [Fact.FREQUENCY], id="how often"),
        pytest.param("thử việc tối đa bao lâu", [Fact.SPAN], id="how long"),
        pytest.param("làm ngày lễ lương gấp mấy lần", [Fact.MULTIPLE], id="how many times as much"),
        pytest.param("cần bao nhiêu đoàn viên", [Fact.COUNT], id="how many"),
        pytest.param("kinh phí công đoàn đóng bao nhiêu", [Fact.AMOUNT], id="what is paid"),
        pytest.param("văn phòng ở địa chỉ nào", [Fact.ADDRESS], id="an address"),
        pytest.param("tăng bao nhiêu", [Fact.NUMBER], id="nothing says of what"),
        pytest.param("lệ phí cấp giấy phép", [Fact.QUANTITY], id="the bare name of a quantity"),
        pytest.param("vì sao phải đóng", [], id="none"),
    ],
)
def test_each_kind_of_fact_is_read_off_a_question(question: str, facts: list[Fact]) -> None:
    assert list(asked_for(question).facts) == facts


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        pytest.param("mấy anh em muốn lập nghiệp đoàn, cần mấy người ký", "người", id="people, not askers"),
        pytest.param("ban thường vụ có mấy ủy viên", "ủy viên", id="a noun of two syllables"),
        pytest.param("đóng mấy năm thì có mấy bậc", "bậc", id="behind a unit of time"),
        pytest.param("đóng bao nhiêu thì được", "", id="no noun"),
    ],
)
def test_what_is_counted_is_named(question: str, noun: str) -> None:
    assert asked_for(question).noun == noun


def test_units_are_read_in_the_words_of_texts() -> None:
    assert asked_for("mỗi bữa làm mấy tiếng, nghỉ mấy hôm").units == ("giờ", "ngày")


def test_a_few_of_something_ask_nothing() -> None:
    assert not asked_for("công ty nợ cả mấy tháng lương").is_how_many


@given(question=st.text())
def test_any_text_is_read_whatever_its_case(question: str) -> None:
    assert asked_for(question) == asked_for(question.lower())

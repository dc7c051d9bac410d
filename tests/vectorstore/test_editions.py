"""Words that ask for an edition of a law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.editions import (
    asked_of_both,
    edition_of,
    of_one_edition,
    without_edition,
    without_years_compared,
    years_compared,
)
from vectorstore.query import Age, Edition

OLD, NEW = Edition(Age.OLD), Edition(Age.NEW)


@pytest.mark.parametrize(
    ("text", "edition", "left"),
    [
        ("theo luật cũ nghỉ mấy ngày", OLD, "nghỉ mấy ngày"),
        ("theo luat cu nghi may ngay", OLD, "nghi may ngay"),
        ("Luật Công đoàn cũ quy định gì", OLD, "Luật Công đoàn quy định gì"),
        ("quy định trước đây về nghỉ phép", OLD, "về nghỉ phép"),
        ("trước đây mức đóng là bao nhiêu", OLD, "mức đóng là bao nhiêu"),
        ("hồi trước khi có luật mới, nghỉ mấy tháng", OLD, "nghỉ mấy tháng"),
        ("luật bhxh mới quy định gì", NEW, "luật bhxh quy định gì"),
        ("theo luật mới nhất nghỉ mấy ngày", NEW, "nghỉ mấy ngày"),
        ("sắp tới mức đóng thế nào", NEW, "mức đóng thế nào"),
        ("luật 2012 cho nghỉ mấy ngày", Edition(Age.OF_YEAR, 2012), "cho nghỉ mấy ngày"),
        ("theo luật năm 2012 nghỉ mấy ngày", Edition(Age.OF_YEAR, 2012), "nghỉ mấy ngày"),
    ],
)
def test_editions_are_told_and_left_out_of_the_search(text: str, edition: Edition, left: str) -> None:
    assert edition_of(text) == edition
    assert without_edition(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "đóng bao nhiêu năm mới được lương hưu",
        "theo quy định mới được hưởng",
        "trước đây tôi làm ở công ty khác có được tính không",
        "luật cứ thế mà làm",
        "luật cử tri",
        "bộ luật lao động 2012 quy định gì",  # a law by its name and year is found by them
        "luật mới khác gì luật cũ",
        "quy định hiện hành",
        "cán bộ cũ",
    ],
)
def test_other_words_ask_for_no_edition(text: str) -> None:
    assert edition_of(text) is None
    assert without_edition(text) == text


@given(text=st.text(alphabet="luật cũmớinăm 2012theo"))
def test_leaving_out_the_edition_leaves_something(text: str) -> None:
    assert bool(without_edition(text).strip()) == bool(text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "kinh phí theo luật 2012 và luật 2024",
        "kinh phí theo luật năm 2012 so với 2024",
        "kinh phi theo luat 2012 khac gi luat 2024",
    ],
)
def test_two_editions_set_side_by_side_are_none_that_is_wanted(text: str) -> None:
    assert years_compared(text) == (2012, 2024)
    assert edition_of(text) is None
    assert without_years_compared(text).split()[:2] == text.split()[:2]


def test_one_year_is_compared_with_nothing() -> None:
    assert years_compared("luật 2012 cho nghỉ mấy ngày") is None
    assert years_compared("luật 2012 và luật 2012") is None


@pytest.mark.parametrize(
    ("earlier", "question", "one"),
    [
        (
            "so sánh luật công đoàn 2012 và 2024 về đoàn phí",
            "còn luật 2012 thì sao",
            "luật công đoàn 2012 về đoàn phí",
        ),
        (
            "luật việc làm 2013 so với luật năm 2025 khác nhau gì về mức đóng",
            "the luat 2025?",
            "luật việc làm 2025 về mức đóng",
        ),
        ("so sánh luật 2012 và 2024 về phí", "luật 2019 thì sao", "so sánh luật 2012 và 2024 về phí"),
        ("luật 2012 thu phí gì", "luật 2024 thì sao", "luật 2012 thu phí gì"),
    ],
)
def test_whoever_names_one_of_two_editions_compared_asks_of_that_one(
    earlier: str, question: str, one: str
) -> None:
    assert of_one_edition(earlier, question) == one


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bộ luật 2012 cho nghỉ tết mấy ngày, bộ luật mới mấy ngày?", "bộ luật 2012 cho nghỉ tết mấy ngày"),
        ("theo luat cu nghi may ngay, con luat moi thi the nao", "theo luat cu nghi may ngay"),
        ("luật mới cho nghỉ mấy ngày, có lương không", ""),
        ("công ty tôi nhỏ, luật mới thế nào", ""),
    ],
)
def test_two_editions_may_be_asked_one_after_the_other(text: str, first: str) -> None:
    assert asked_of_both(text) == first

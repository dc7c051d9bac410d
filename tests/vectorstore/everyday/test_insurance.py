"""What people ask of contributions and pensions has the words of the law behind it."""

import pytest

from vectorstore.legal_words import with_legal_words

SINCE_WHEN = "thời điểm hưởng lương hưu"


@pytest.mark.parametrize(
    "question",
    ["nghỉ hưu thì bắt đầu lãnh lương hưu từ tháng nào", "lương hưu được nhận từ lúc nào"],
)
def test_from_when_a_pension_is_paid_is_asked_in_the_words_of_the_law(question: str) -> None:
    assert SINCE_WHEN in with_legal_words(question)


@pytest.mark.parametrize(
    "question",
    [
        "lương hưu được tăng từ tháng nào thì nhận mức mới",
        "đóng tự nguyện thì hưởng lương hưu từ tháng nào",
        "bao nhiêu tuổi thì hưởng lương hưu",
    ],
)
def test_other_questions_on_pensions_are_not(question: str) -> None:
    assert SINCE_WHEN not in with_legal_words(question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("trợ cấp hưu trí xã hội bao nhiêu một tháng", "mức trợ cấp hưu trí xã hội hằng tháng"),
        ("vợ sinh mổ chồng nghỉ thì tiền trợ cấp bao nhiêu", "mức trợ cấp thai sản một tháng"),
        ("chồng nghỉ thai sản được nhận tiền thế nào", "mức trợ cấp thai sản một tháng"),
    ],
)
def test_how_much_is_paid_is_asked_in_the_words_of_the_law(question: str, words: str) -> None:
    assert words in with_legal_words(question)


@pytest.mark.parametrize(
    "question",
    [
        "bao nhiêu tuổi được trợ cấp hưu trí xã hội",
        "vợ sinh con chồng được nghỉ mấy ngày",
        "vợ sinh con chồng có được nhận tiền trợ cấp một lần không",
    ],
)
def test_who_asks_for_no_monthly_sum_is_not_told_of_one(question: str) -> None:
    added = with_legal_words(question).removeprefix(question)

    assert "mức trợ cấp" not in added

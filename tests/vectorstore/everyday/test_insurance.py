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

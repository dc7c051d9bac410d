"""The Điều that only says what a text treats."""

import pytest

from bot.choosing.scope import only_names_what_is_treated

TITLE = "Phạm vi điều chỉnh Thông tư này quy định chi tiết một số điều sau đây:"


@pytest.mark.parametrize(
    "question",
    ["trẻ 13 tuổi được làm những công việc nhẹ nào", "hợp đồng lao động phải có nội dung gì"],
)
def test_a_list_of_what_a_text_treats_answers_no_question_about_one_matter(question: str) -> None:
    assert only_names_what_is_treated(question, TITLE)


@pytest.mark.parametrize(
    "question",
    ["phạm vi điều chỉnh của thông tư này", "thông tư này quy định những gì", "luật này áp dụng cho ai"],
)
def test_it_answers_who_asks_what_a_text_treats(question: str) -> None:
    assert not only_names_what_is_treated(question, TITLE)


@pytest.mark.parametrize(
    "title", ["Phạm vi điều chỉnh và đối tượng áp dụng", "Phạm vi điều chỉnh của hợp đồng", "Tiền lương"]
)
def test_a_title_that_says_more_is_left_alone(title: str) -> None:
    assert not only_names_what_is_treated("trẻ 13 tuổi được làm việc gì", title)

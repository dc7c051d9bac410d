"""What is paid into one insurance or fund is answered by no Điều on another one."""

import pytest

from bot.choosing.insurances import are_of_two_insurances, is_of_another_insurance


@pytest.mark.parametrize(
    ("question", "title", "is_another"),
    [
        ("tháng nghỉ không lương có đóng bảo hiểm xã hội không", "Đóng bảo hiểm thất nghiệp", True),
        ("tháng nghỉ không lương có đóng bảo hiểm xã hội không", "Mức đóng bảo hiểm xã hội bắt buộc", False),
        ("bảo hiểm xã hội và thất nghiệp đóng bao nhiêu", "Đóng bảo hiểm thất nghiệp", False),
        ("cơ quan bảo hiểm xã hội trả trong mấy ngày", "Đóng bảo hiểm thất nghiệp", False),
        ("tháng nghỉ không lương có đóng bảo hiểm không", "Đóng bảo hiểm thất nghiệp", False),
        ("đoàn phí đóng bao nhiêu", "Kinh phí công đoàn", True),
    ],
)
def test_a_title_is_of_another_insurance_than_the_question(
    question: str, title: str, is_another: bool
) -> None:
    assert is_of_another_insurance(question, title) is is_another


def test_what_an_article_without_an_insurance_in_its_heading_is_of_its_law_says() -> None:
    unemployment = ("Điều 33. Đóng bảo hiểm thất nghiệp", "Luật Việc làm 2025")

    assert are_of_two_insurances(("Điều 33. Mức đóng", "Luật Bảo hiểm xã hội 2024"), unemployment)
    assert not are_of_two_insurances(("Điều 33. Mức đóng", "Luật Việc làm 2025"), unemployment)

"""The Điều on who is entitled is known by its title; voluntary insurance comes first where it is meant."""

import pytest

from bot.choosing.entitlement import is_of_treaty_unasked, is_voluntary_unasked, says_who_is_entitled

PENSION = ("Điều 64. Đối tượng và điều kiện hưởng lương hưu",)
PRINCIPLES = ("Điều 5. Nguyên tắc bảo hiểm xã hội",)
BENEFIT = ("Điều 49. Điều kiện hưởng trợ cấp thất nghiệp",)


@pytest.mark.parametrize(
    ("question", "headings", "does"),
    [
        ("đóng tối thiểu bao nhiêu năm để được hưởng lương hưu?", PENSION, True),
        ("đóng mấy năm thì được hưởng lương hưu?", PENSION, True),
        ("điều kiện hưởng lương hưu", PENSION, True),
        ("đóng bảo hiểm 14 năm có được hưởng lương hưu không?", PENSION, True),
        ("đóng tối thiểu bao nhiêu năm để được hưởng lương hưu?", PRINCIPLES, False),
        ("đóng tối thiểu bao nhiêu năm để được hưởng lương hưu?", BENEFIT, False),
        ("mức lương hưu tính thế nào?", PENSION, False),
    ],
)
def test_the_title_and_what_is_wanted_must_agree(
    question: str, headings: tuple[str, ...], *, does: bool
) -> None:
    assert says_who_is_entitled(question, headings) is does


@pytest.mark.parametrize(
    ("question", "text", "is_unasked"),
    [
        (
            "đóng mấy năm thì được hưởng lương hưu",
            "Người tham gia bảo hiểm xã hội tự nguyện được hưởng",
            True,
        ),
        ("đóng bảo hiểm tự nguyện mấy năm", "Người tham gia bảo hiểm xã hội tự nguyện được hưởng", False),
        ("đóng mấy năm thì được hưởng lương hưu", "bảo hiểm xã hội bắt buộc và tự nguyện", False),
        ("đình công là gì", "Đình công là sự ngừng việc tạm thời, tự nguyện", False),
    ],
)
def test_only_voluntary_insurance_alone_is_unasked(question: str, text: str, *, is_unasked: bool) -> None:
    assert is_voluntary_unasked(question, text) is is_unasked


@pytest.mark.parametrize(
    "question",
    ["đóng bảo hiểm bao nhiêu năm được lương hưu", "đóng bảo hiểm được lương hưu: năm 2023 thì mấy năm?"],
)
def test_who_asks_for_the_years_of_a_pension_asks_for_its_conditions(question: str) -> None:
    assert says_who_is_entitled(question, ["Điều 54. Điều kiện hưởng lương hưu"])
    assert not says_who_is_entitled(question, ["Điều 56. Mức lương hưu hằng tháng"])


@pytest.mark.parametrize(
    ("question", "text", "is_unasked"),
    [
        ("lương hưu đóng 25 năm", "Có thời gian đóng theo điều ước quốc tế dưới 15 năm.", True),
        ("lương hưu khi đóng ở nước ngoài", "Có thời gian đóng theo điều ước quốc tế dưới 15 năm.", False),
        ("lương hưu đóng 25 năm", "Trừ trường hợp điều ước quốc tế có quy định khác.", False),
        ("nghỉ phép mấy ngày", "Có thời gian đóng theo điều ước quốc tế dưới 15 năm.", False),
    ],
)
def test_insurance_counted_under_a_treaty_is_asked_for_by_name(
    question: str, text: str, *, is_unasked: bool
) -> None:
    assert is_of_treaty_unasked(question, text) is is_unasked

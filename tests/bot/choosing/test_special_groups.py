"""Rules for a group of workers of their own answer only who names the group."""

import pytest

from bot.choosing.special_groups import is_of_special_group

DOMESTIC = "Một số quy định riêng đối với lao động là người giúp việc gia đình"
FOREIGN = "Nghị định về người lao động nước ngoài làm việc tại Việt Nam"


@pytest.mark.parametrize(
    ("question", "title", "is_special"),
    [
        ("bị nợ lương nghỉ ngay được không", DOMESTIC, True),
        ("ô sin bị nợ lương nghỉ ngay được không", DOMESTIC, False),
        ("hợp đồng hết hạn thì sao", FOREIGN, True),
        ("người nước ngoài hết hạn hợp đồng thì sao", FOREIGN, False),
        ("thủ tục xin giấy phép lao động", FOREIGN, False),
        ("làm thêm giờ tối đa bao lâu", "Sử dụng lao động khuyết tật", True),
        ("16 tuổi làm mấy tiếng", "Thời giờ làm việc của người chưa thành niên", False),
        ("làm thêm giờ tối đa bao lâu", "Làm thêm giờ", False),
    ],
)
def test_a_title_is_of_a_group_that_the_question_does_not_name(
    question: str, title: str, is_special: bool
) -> None:
    assert is_of_special_group(question, title) is is_special

"""What is asked of one regime of insurance is answered by no Điều on another one."""

import pytest

from bot.choosing.regimes import is_of_another_regime, is_of_unasked_retirement


@pytest.mark.parametrize(
    ("question", "title", "is_another"),
    [
        ("bị tai nạn lao động được hưởng gì", "Điều kiện hưởng chế độ ốm đau", True),
        ("sinh con được nghỉ mấy tháng", "Thời gian hưởng chế độ ốm đau", True),
        ("bị tai nạn lao động được hưởng gì", "Điều kiện hưởng chế độ tai nạn lao động", False),
        ("tai nạn lao động chết thì gia đình được gì", "Trợ cấp tuất hằng tháng", False),
        ("đang ốm mà thất nghiệp thì sao", "Trợ cấp thất nghiệp", False),
        ("nghỉ phép năm mấy ngày", "Thời gian hưởng chế độ ốm đau", False),
        ("bị tai nạn lao động được hưởng gì", "Trợ cấp một lần", False),
    ],
)
def test_a_title_is_of_another_regime_than_the_question(question: str, title: str, is_another: bool) -> None:
    assert is_of_another_regime(question, title) is is_another


@pytest.mark.parametrize(
    ("question", "title", "is_another"),
    [
        ("sau sinh được nghỉ dưỡng sức mấy ngày", "Dưỡng sức sau điều trị", True),
        ("đẻ mổ được nghỉ dưỡng sức mấy ngày", "Dưỡng sức sau khi ốm đau", True),
        ("đẻ mổ được nghỉ dưỡng sức mấy ngày", "Dưỡng sức sau thai sản", False),
        ("tai nạn lao động được nghỉ dưỡng sức mấy ngày", "Dưỡng sức sau khi điều trị thương tật", False),
        ("khi sinh hoạt công đoàn bị ốm", "Thời gian hưởng chế độ thai sản", True),
    ],
)
def test_birth_and_treatment_are_regimes_however_they_are_called(
    question: str, title: str, is_another: bool
) -> None:
    assert is_of_another_regime(question, title) is is_another


@pytest.mark.parametrize(
    ("question", "title", "is_unasked"),
    [
        ("mấy tuổi thì được đi làm", "Điều 169. Tuổi nghỉ hưu", True),
        ("mấy tuổi thì được đi làm", "Điều 3. Giải thích từ ngữ", False),
        ("mấy tuổi thì được nghỉ hưu, thôi làm việc", "Điều 169. Tuổi nghỉ hưu", False),
        ("nữ lao động về hưu mấy tuổi", "Điều 169. Tuổi nghỉ hưu", False),
        ("mấy tuổi được vào đảng", "Điều 169. Tuổi nghỉ hưu", False),
    ],
)
def test_at_what_age_one_may_work_is_not_told_by_when_one_retires(
    question: str, title: str, is_unasked: bool
) -> None:
    assert is_of_unasked_retirement(question, title) is is_unasked

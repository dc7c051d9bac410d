"""That a rule decides is said only where it allows, orders or forbids what is asked."""

import pytest

from bot.wording.leading import decides


@pytest.mark.parametrize(
    ("question", "quote", "does"),
    [
        pytest.param(
            "Hợp tác xã có được giảm mức đóng không?", "Hợp tác xã được giảm mức đóng.", True, id="may"
        ),
        pytest.param(
            "Người lao động có được nghỉ Tết không?",
            "Người lao động được nghỉ những ngày sau đây:\na) Tết Âm lịch: 05 ngày;",
            True,
            id="in a list",
        ),
        pytest.param(
            "Hợp tác xã có được giảm mức đóng không?", "Mức đóng là 3%.", False, id="nothing decided"
        ),
        pytest.param(
            "Hợp tác xã có được giảm mức đóng không?",
            "Giảng viên phải có bằng.",
            False,
            id="of something else",
        ),
        pytest.param(
            "Hợp tác xã có giảm mức đóng không?",
            "Mức đóng của hợp tác xã được quy định tại Điều 5.",
            False,
            id="only says where",
        ),
    ],
)
def test_a_rule_decides_by_its_words(question: str, quote: str, does: bool) -> None:
    assert decides(question, quote) is does

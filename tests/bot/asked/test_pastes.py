"""A pasted passage is told from a question, in both spellings."""

import pytest

from bot.asked.pastes import paste_in


@pytest.mark.parametrize(
    ("message", "text", "is_asked"),
    [
        pytest.param(
            "đoạn này ở đâu: “Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp”",
            "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp",
            True,
            id="quoted",
        ),
        pytest.param(
            "doan nay o van ban nao: doanh nghiep dong 3% quy luong moi thang tru truong hop",
            "doanh nghiep dong 3% quy luong moi thang tru truong hop",
            True,
            id="without diacritics",
        ),
        pytest.param(
            "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2 nằm ở điều nào?",
            "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2",
            False,
            id="asked behind, it may be a plain question",
        ),
    ],
)
def test_a_paste_is_found_in_its_message(message: str, text: str, is_asked: bool) -> None:
    found = paste_in(message)

    assert found is not None
    assert (found.text, found.is_asked) == (text, is_asked)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Thử việc bao lâu?", id="no place asked"),
        pytest.param("đoạn này ở đâu", id="nothing pasted"),
        pytest.param("Mức đóng quy định ở điều nào?", id="which Điều"),
        pytest.param("Tôi làm ở đâu thì đóng ở đó?", id="where in the middle"),
        pytest.param("Hồ sơ hưởng chế độ ốm đau nộp ở đâu?", id="a plain question"),
        pytest.param("ho so huong che do om dau nop o dau", id="the same without diacritics"),
        pytest.param(
            "Bị tai nạn lao động thì được trợ cấp gì? hồ sơ cần những gì? nộp ở đâu?", id="one of several"
        ),
        pytest.param("Theo quy định này thì người lao động nộp hồ sơ ở đâu?", id="speaks of a rule"),
    ],
)
def test_a_question_is_no_paste(message: str) -> None:
    assert paste_in(message) is None

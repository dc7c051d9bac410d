"""A fine for an omission answers who asks about that omission, and one for other acts does not."""

import pytest

from bot.choosing.offences import fines_another, fines_the_omission

UNPAID = "6. Phạt tiền từ 18% đến 20% đối với người không đóng bảo hiểm cho toàn bộ người lao động."
LATE = "5. Phạt tiền từ 12% đến 15% đối với người chậm đóng, đóng không đủ bảo hiểm."
REMEDY = "10. Buộc người sử dụng lao động đóng đủ số tiền không đóng; bị xử phạt vi phạm hành chính."


@pytest.mark.parametrize(
    ("question", "text", "does"),
    [
        ("công ty không đóng bảo hiểm bị phạt bao nhiêu?", UNPAID, True),
        ("công ty không đóng bảo hiểm bị phạt bao nhiêu?", LATE, False),
        ("công ty không đóng bảo hiểm bị phạt bao nhiêu?", REMEDY, False),
        ("công ty chậm đóng bảo hiểm có bị phạt không?", UNPAID, False),
        ("công ty không được đóng ở nơi khác thì bị phạt gì?", UNPAID, False),
    ],
)
def test_only_a_fine_for_what_is_not_done_is_one(question: str, text: str, *, does: bool) -> None:
    assert fines_the_omission(question, text) is does


UNPAID_DUES = "1. Phạt tiền từ 12% đến dưới 15% đối với người chậm đóng kinh phí công đoàn."
SECRET = "2. Phạt tiền từ 1.000.000 đồng đối với người không cung cấp thông tin về đóng bảo hiểm xã hội."
EVADED = "7. Phạt tiền từ 50.000.000 đồng đối với người trốn đóng bảo hiểm xã hội bắt buộc."
SHORT = "5. Phạt tiền từ 12% đối với người đóng bảo hiểm xã hội thiếu mà không phải là trốn đóng."
WAGES = "2. Phạt tiền đối với người có một trong các hành vi: trả lương không đúng hạn theo quy định."
LISTS = "1. Phạt tiền từ 5.000.000 đồng đối với người không công bố thang lương, bảng lương."


@pytest.mark.parametrize(
    ("question", "text", "is_another"),
    [
        ("chậm đóng bảo hiểm xã hội bị phạt bao nhiêu?", UNPAID_DUES, True),
        ("không đóng đông nào thì bị phạt sao?", UNPAID, False),
        ("chậm đóng kinh phí công đoàn bị phạt bao nhiêu?", UNPAID_DUES, False),
        ("không đóng bảo hiểm xã hội bị phạt bao nhiêu?", SECRET, True),
        ("không đóng bảo hiểm xã hội bị phạt bao nhiêu?", EVADED, False),
        ("trốn đóng bảo hiểm xã hội bị phạt bao nhiêu?", SHORT, True),
        ("không đóng đồng nào thì bị phạt sao?", UNPAID, False),
        ("công ty nợ lương bị phạt không? trả lương chậm", WAGES, False),
        ("công ty nợ lương bị phạt không? trả lương chậm", LISTS, True),
        ("chậm trả lương bị phạt bao nhiêu?", WAGES, False),
        ("chậm trả tiền lương bị phạt bao nhiêu?", LISTS, True),
        ("công ty trả lương thấp bị phạt không?", LISTS, False),
        ("chậm đóng bảo hiểm xã hội bị phạt bao nhiêu?", "Người chậm đóng phải trả lãi.", False),
    ],
)
def test_a_fine_for_other_acts_is_told_from_one_for_those_asked_about(
    question: str, text: str, *, is_another: bool
) -> None:
    assert fines_another(question, text) is is_another

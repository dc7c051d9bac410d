"""What is set in bold in a quote: the facts that were asked for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.highlights import highlights


def bold(question: str, quote: str) -> list[str]:
    return [quote[start:end] for start, end in highlights(question, quote)]


@pytest.mark.parametrize(
    ("question", "quote", "facts"),
    [
        pytest.param(
            "Kinh phí công đoàn đóng bao nhiêu phần trăm?",
            "b) Đóng bằng 2% quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội theo khoản 1 Điều 29;",
            ["2%"],
            id="rate",
        ),
        pytest.param(
            "Lương hưu lãnh từ tháng mấy?",
            "Lương hưu bằng 45%, chi trả từ ngày 01 tháng 01 năm 2026.",
            ["ngày 01 tháng 01 năm 2026"],
            id="a month, no rate",
        ),
        pytest.param(
            "Đủ tuổi rồi thì hưởng từ khi nào?",
            "Người đủ 62 tuổi được hưởng từ ngày 01/02/2026.",
            ["ngày 01/02/2026"],
            id="an age that is told is not asked for",
        ),
        pytest.param(
            "ngày lễ đi làm được trả mấy lần lương?",
            "c) Vào ngày nghỉ lễ, tết, ít nhất bằng 300% chưa kể tiền lương ngày lễ, tết.",
            ["300%"],
            id="times as much",
        ),
        pytest.param(
            "Thử việc tối đa bao lâu?",
            "1. Không quá 180 ngày đối với công việc của người quản lý doanh nghiệp",
            ["180 ngày"],
            id="duration",
        ),
        pytest.param(
            "chậm đóng bị phạt bao nhiêu tiền",
            "5. Phạt tiền từ 12% đến dưới 15% tổng số tiền nhưng tối đa không quá 75.000.000 đồng",
            ["12% đến dưới 15%", "75.000.000 đồng"],
            id="fine",
        ),
        pytest.param(
            "Luật có hiệu lực khi nào?",
            "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025, thay thế Luật số 12/2012/QH13.",
            ["ngày 01 tháng 7 năm 2025"],
            id="day",
        ),
        pytest.param(
            "Lao động nữ nghỉ khám thai mấy lần?",
            "được nghỉ việc để đi khám thai tối đa 05 lần, mỗi lần không quá 02 ngày",
            ["05 lần"],
            id="count of a unit",
        ),
        pytest.param(
            "cần bao nhiêu đoàn viên",
            "có từ 05 đoàn viên hoặc 05 người lao động",
            ["05 đoàn viên", "05 người lao động"],
            id="people",
        ),
        pytest.param(
            "con ốm nghỉ mấy ngày", "15 ngày nếu con từ đủ 3 đến dưới 7 tuổi", ["15 ngày"], id="no age"
        ),
        pytest.param("thời hạn bao lâu", "có thời hạn từ 1 đến 3 năm", ["1 đến 3 năm"], id="range"),
        pytest.param(
            "nghỉ hưu bao nhiêu tuổi",
            "nam đủ 61 tuổi 6 tháng vào năm 2026 và 57 tuổi với nữ",
            ["61 tuổi 6 tháng", "57 tuổi"],
            id="ages whole, years none",
        ),
        pytest.param(
            "thi đấu ngày nào",
            "thi đấu từ ngày 12 đến ngày 14 tháng 12 năm 2026",
            ["ngày 12 đến ngày 14 tháng 12 năm 2026"],
            id="days whole",
        ),
        pytest.param(
            "được mấy tháng lương", "chưa đủ 12 ngày thì tính theo tỷ lệ", [], id="a condition is no fact"
        ),
        pytest.param("Ai được vào công đoàn?", "Người lao động từ đủ 18 tuổi", [], id="no number asked for"),
    ],
)
def test_the_facts_asked_for_are_set_in_bold(question: str, quote: str, facts: list[str]) -> None:
    assert bold(question, quote) == facts


@given(question=st.sampled_from(["bao nhiêu %", "bao lâu", "phạt bao nhiêu", "mấy tuổi"]), quote=st.text())
def test_what_is_set_in_bold_lies_in_the_quote_in_order_and_apart(question: str, quote: str) -> None:
    found = highlights(question, quote)

    assert all(0 <= start < end <= len(quote) for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))

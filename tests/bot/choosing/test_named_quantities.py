"""Quantities with a name of their own."""

import pytest

from bot.choosing.named_quantities import lacks_named_quantity


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("lệ phí cấp lại thẻ bảo hiểm y tế bao nhiêu", "Mức đóng tối đa bằng 6%", id="a fee"),
        pytest.param("phí gia hạn visa bao nhiêu", "Tiền dịch vụ không quá 01 tháng lương", id="of a thing"),
        pytest.param("phí gia hạn bao nhiêu", "Kinh phí bằng 2% quỹ tiền lương", id="other funds"),
        pytest.param("Đảng phí đóng mấy phần trăm", "Đoàn phí công đoàn bằng 1%", id="of another body"),
        pytest.param("đoàn phí đóng bao nhiêu", "được miễn phí tư vấn 3% số vụ", id="dues of members"),
        pytest.param("phụ cấp hệ số bao nhiêu", "Hệ số quy hoạch từ 1,0 - 1,5", id="another coefficient"),
        pytest.param("lãi suất vay bao nhiêu", "Được vay 50.000.000 đồng", id="an interest"),
        pytest.param("thuế thu nhập cá nhân bao nhiêu phần trăm", "bằng 6% tiền lương", id="a tax"),
    ],
)
def test_a_sum_of_another_name_does_not_tell_a_quantity(question: str, text: str) -> None:
    assert lacks_named_quantity(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("lệ phí cấp giấy phép bao nhiêu", "Người lao động không phải nộp phí.", id="a fee"),
        pytest.param("đoàn phí bao nhiêu phần trăm", "Đoàn phí công đoàn bằng 1% tiền lương", id="dues"),
        pytest.param("kinh phí công đoàn bao nhiêu", "bằng 2% quỹ tiền lương", id="no such name"),
        pytest.param("chi phí cấp cứu do ai trả mức bao nhiêu", "thanh toán 100%", id="costs"),
        pytest.param("đoàn phí công ty đóng bao nhiêu", "bằng 2% quỹ tiền lương", id="what employers pay"),
        pytest.param("không đóng đoàn phí có sao không", "Đoàn viên bị xóa tên", id="no sum asked for"),
        pytest.param("hệ số phụ cấp bao nhiêu", "Phụ cấp trách nhiệm hệ số 0,4", id="the coefficient"),
        pytest.param("lãi suất bao nhiêu", "Tiền lãi bằng 0,03% một ngày", id="told in other words"),
    ],
)
def test_a_quantity_that_is_told_or_not_asked_for_is_not_lacking(question: str, text: str) -> None:
    assert not lacks_named_quantity(question, text)

"""A quote that ends in the middle of a sentence is said to."""

import pytest

from bot.choosing.cut_short import is_cut_short


@pytest.mark.parametrize(
    ("quote", "rest", "is_cut"),
    [
        pytest.param("trả lương (không gồm làm thêm giờ,", " tiền ăn).", True, id="behind a comma"),
        pytest.param("người lao động được", " trả lương.", True, id="between two words"),
        pytest.param("Đóng 2%.", " Nộp hằng tháng.", False, id="whole sentence"),
        pytest.param("năm 2027 là 57 tuổi", "; năm 2028 là 58 tuổi.", False, id="item of a row"),
        pytest.param("a) Khiển trách,", "\nb) Cảnh cáo.", False, id="point of a list"),
        pytest.param("Mức | 2%", "", False, id="end of the text"),
    ],
)
def test_a_quote_is_cut_where_its_sentence_goes_on_in_its_line(
    quote: str, rest: str, *, is_cut: bool
) -> None:
    assert is_cut_short(quote + rest, len(quote)) is is_cut

"""A formula that reading left as debris is known as such; one that can be read is not."""

import pytest

from bot.choosing.blocks import Block
from bot.choosing.formulas import has_broken_formula, is_of_broken_article
from tests.bot.library import NEW_LAW, passages_of, places_of

DEBRIS = "Tiền Đơn giá tiền lương Số làm = của ngày làm việc x hoặc 200% hoặc x thêm giờ"


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        (DEBRIS, True),
        ("Tiền đang làm Mức 150% Số = Và ngày X HOẶC2009⁄6hoặc X hạn", True),
        ("việc vào phẩm của. + phẩm của. x nhất X ban đêm", True),
        ("Tiền lương làm thêm giờ = Tiền lương giờ thực trả x 150% x Số giờ làm thêm", False),
        ("M = (0,4 x Hi x Tj x 15%) x Lmin", False),
        ("Vào ngày thường, ít nhất bằng 150%; vào ngày nghỉ hằng tuần, ít nhất bằng 200%", False),
    ],
)
def test_only_what_cannot_be_read_is_debris(text: str, *, is_broken: bool) -> None:
    assert has_broken_formula(text) is is_broken


def test_a_khoan_beside_the_debris_of_its_dieu_is_of_a_broken_one() -> None:
    text = (
        f"Điều 1. Tiền lương\n1. Tính như sau:\n{DEBRIS}\n2. Trả vào ngày lễ.\n"
        "Điều 2. Hiệu lực\n1. Từ hôm nay."
    )
    passage, places = passages_of(NEW_LAW, text)[0], places_of(text)
    clauses = [one for one in places if one.level == "clause"]
    blocks = [Block(passage, one.start, one.end, ()) for one in clauses]

    assert [is_of_broken_article(one, text, places) for one in blocks] == [True, True, False]

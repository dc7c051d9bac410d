"""Parts that hold on other days than their document, and the end that a text sets itself."""

from datetime import date

import pytest

from ingest.part_effects import read_effective_to, read_part_effects
from vectorstore.parts import Part, PartEffect

DAY = date(2032, 1, 1)


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        pytest.param(
            "1. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2031, trừ quy định tại điểm b khoản 1 Điều 2 của "
            "Luật này thì có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2032.",
            [PartEffect(Part("2", "1", "b"), DAY)],
            id="except",
        ),
        pytest.param(
            "2. Các điều từ Điều 1 đến Điều 2, Điều 9 của Nghị định này có hiệu lực từ ngày 01/01/2032.",
            [PartEffect(Part("1"), DAY), PartEffect(Part("2"), DAY), PartEffect(Part("9"), DAY)],
            id="several",
        ),
        pytest.param(
            "3. Khoản 8 Điều 69 của Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2032 đến hết 31 tháng "
            "12 năm 2032.",
            [PartEffect(Part("69", "8"), DAY, date(2033, 1, 1))],
            id="up to a day",
        ),
        pytest.param(
            "2. Quy định về sách tại khoản 3 Điều 1 của Luật này có hiệu lực từ ngày 01 tháng 01 năm 2032.",
            [PartEffect(Part("1", "3"), DAY, is_partial=True)],
            id="only on a subject",
        ),
        pytest.param(
            "2. Điều 1 và khoản 2 Điều 4 của Thông tư này hết hiệu lực kể từ ngày 01 tháng 01 năm 2032.",
            [PartEffect(Part("1"), None, DAY), PartEffect(Part("4", "2"), None, DAY)],
            id="ends before the whole",
        ),
        pytest.param(
            "2. Quy định tại Điều 1 Thông tư này chỉ có hiệu lực đến hết ngày 31/12/2031.",
            [PartEffect(Part("1"), None, DAY)],
            id="through a last day",
        ),
        pytest.param(
            "2. Điều 5 Luật Sách hết hiệu lực kể từ ngày 01/01/2032.", [], id="ends a part of another"
        ),
        pytest.param(
            "2. Hợp đồng quy định tại Điều 5 hết hiệu lực từ ngày 01/01/2032.",
            [],
            id="something named in it ends",
        ),
        pytest.param(
            "2. Giấy phép cấp theo Điều 5 và hợp đồng hết hiệu lực từ ngày 01/01/2032.", [], id="no part ends"
        ),
        pytest.param("Luật này có hiệu lực từ ngày 01/01/2032, trừ khoản 2 Điều này.", [], id="no day"),
        pytest.param("Sửa: “Khoản 1 Điều 2 của Luật này có hiệu lực từ ngày 01/01/2032.”", [], id="quoted"),
        pytest.param(
            "Khoản 1 Điều 2 Luật số 5/2030/QH16 có hiệu lực từ ngày 01/01/2032.", [], id="of another"
        ),
    ],
)
def test_parts_with_days_of_their_own(text: str, effects: list[PartEffect]) -> None:
    assert list(read_part_effects(text)) == effects


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2. Nghị định này hết hiệu lực kể từ ngày 01 tháng 01 năm 2032.", DAY, id="ends on"),
        pytest.param(
            "Nghị quyết này có hiệu lực từ ngày 01/7/2031 đến hết ngày 31/12/2031.",
            DAY,
            id="through its last day",
        ),
        pytest.param("Điều 5 của Nghị định này hết hiệu lực từ ngày 01/01/2032.", None, id="a part"),
        pytest.param(
            "Hợp đồng ký trước khi Luật này hết hiệu lực từ ngày 01/01/2032.", None, id="told in passing"
        ),
        pytest.param("Nghị định này có hiệu lực cho đến khi có quy định mới.", None, id="no day"),
        pytest.param("Nghị định số 5/2030/NĐ-CP hết hiệu lực từ ngày 01/01/2032.", None, id="another"),
    ],
)
def test_end_that_a_text_sets_itself(text: str, day: date | None) -> None:
    assert read_effective_to(text) == day

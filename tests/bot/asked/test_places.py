"""The places that a question names."""

import pytest

from bot.asked.head.places import is_of_another_place, is_scattered

OTHERS = "Riêng Hà Nội, Thành phố Hồ Chí Minh: mỗi xã 10 người."


@pytest.mark.parametrize(
    ("question", "text", "is_another"),
    [
        pytest.param("Mỗi xã ở Hà Tây được mấy người?", OTHERS, True, id="others are named"),
        pytest.param("Mỗi xã ở Hà Nội được mấy người?", OTHERS, False, id="it is named"),
        pytest.param("Xã Bình Chánh được mấy người?", "Mỗi xã 10 người.", True, id="it is the subject"),
        pytest.param("Ở Bình Dương nghỉ tết mấy ngày?", "Nghỉ tết 05 ngày.", False, id="holds everywhere"),
        pytest.param("Tôi ở Huế. Nghỉ tết mấy ngày?", OTHERS, False, id="where somebody lives"),
        pytest.param("Hà Tây thuộc tỉnh Hà Tây cũ, phải không?", OTHERS, False, id="no figure asked for"),
        pytest.param("Người nước ngoài ở Việt Nam mấy người?", OTHERS, False, id="the whole country"),
        pytest.param("mỗi xã được mấy người", OTHERS, False, id="no place asked for"),
    ],
)
def test_the_figure_of_another_place_is_known(question: str, text: str, *, is_another: bool) -> None:
    assert is_of_another_place(question, text) == is_another


@pytest.mark.parametrize(
    ("row", "scattered"),
    [
        pytest.param("Phú Thọ (Hòa Bình + Phú Thọ)", True, id="syllables of two places"),
        pytest.param("Bình Phú", False, id="the place"),
        pytest.param("Bình Dương", False, id="not both"),
    ],
)
def test_syllables_of_two_places_are_no_third_one(row: str, *, scattered: bool) -> None:
    own = frozenset(row.lower().replace("(", "").split())

    assert is_scattered("mỗi xã ở Bình Phú được mấy người", own, row) == scattered

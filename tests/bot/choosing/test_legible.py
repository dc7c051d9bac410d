"""Debris of scans and forms to fill in is told apart from text that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.choosing.legible import is_legible


@pytest.mark.parametrize(
    "text",
    [
        "Số điện thoại:........................scXc c2 TH4x 2E 21122111111.1xezxe.",
        "ỲÌ[. Hoi 0610008611100... gg.....",
        "8)14i87/297-20)12:9.12 300205057.................",
        "........, ngày ..... tháng ..... năm .......",
        "Kính gửi:…………………(1)……………….. …………………………………..",
    ],
)
def test_debris_and_dots_to_write_on_are_not_legible(text: str) -> None:
    assert not is_legible(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mức đóng hằng tháng bằng 1% tiền lương làm căn cứ đóng bảo hiểm xã hội.",
        "2026 | 61 tuổi 6 tháng | 57 tuổi",
        "Nghị định số 12/2022/NĐ-CP ngày 17/01/2022 (có hiệu lực từ ngày ký).",
        "- Vùng I: 5.310.000 đồng/tháng; 25.500 đồng/giờ.",
        "a) NLĐ, UBND, BHXH",
        "Điều 5.",
        "",
    ],
)
def test_sentences_rows_of_tables_and_short_texts_are_legible(text: str) -> None:
    assert is_legible(text)


@given(
    words=st.lists(
        st.sampled_from(["người", "lao", "động", "được", "nghỉ", "12", "ngày", "50%", "theo", "Điều", "113"]),
        min_size=1,
    )
)
def test_any_run_of_plain_words_and_numbers_is_legible(words: list[str]) -> None:
    assert is_legible(" ".join(words))

"""Laws of the forms in which Vietnamese text is compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.vietnamese import (
    fold,
    fold_keeping_length,
    has_diacritics,
    normalize,
    one_spelling,
    syllables,
)

texts = st.text(alphabet=st.characters(codec="utf-8"))


def test_folding_takes_marks_and_the_bar_of_d_away() -> None:
    assert fold("Đường Về Quê Hương Ẵ") == "duong ve que huong a"


def test_decomposed_text_folds_like_composed_text() -> None:
    decomposed = unicodedata.normalize("NFD", "Người lao động")

    assert fold(decomposed) == fold("Người lao động") == "nguoi lao dong"


@given(text=texts)
def test_folding_keeps_one_character_for_each_code_point(text: str) -> None:
    composed = normalize(text)

    assert len(fold_keeping_length(composed)) == len(composed)


@given(text=texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=texts)
def test_syllables_never_fail_and_have_no_blanks(text: str) -> None:
    assert all(token and not any(map(str.isspace, token)) for token in syllables(text))


@given(text=texts)
def test_normal_form_changes_nothing_more_the_second_time(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("hoà", "hòa", id="oa"),
        pytest.param("khoẻ", "khỏe", id="oe"),
        pytest.param("thuỷ", "thủy", id="uy"),
        pytest.param("kĩ", "kỹ", id="i and y"),
        pytest.param("tỉ", "tỷ", id="ti and ty"),
    ],
)
def test_two_spellings_of_a_syllable_are_one(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


@pytest.mark.parametrize("syllable", ["quý", "toàn", "hoàn", "đi", "nghỉ", "thi"])
def test_syllables_with_one_spelling_stay(syllable: str) -> None:
    assert one_spelling(syllable) == syllable


def test_document_number_is_one_token_and_its_parts() -> None:
    assert syllables("Luật 50/2024/QH15") == ["luật", "50/2024/qh15", "50", "2024", "qh15"]


def test_document_number_is_the_same_token_with_d_and_with_đ() -> None:
    assert syllables("12/2022/NĐ-CP")[0] == syllables("12/2022/nd-cp")[0]


def test_party_number_is_one_token() -> None:
    assert syllables("45-CT/TW")[0] == "45-ct/tw"


def test_percent_sign_reads_as_the_words() -> None:
    assert syllables("đóng 2%") == ["đóng", "2", "phần", "trăm"]


def test_amounts_of_money_stay_whole() -> None:
    assert "4.960.000" in syllables("lương 4.960.000 đồng")


def test_only_marked_text_has_diacritics() -> None:
    assert has_diacritics("đo")
    assert not has_diacritics("KHONG dau 123")

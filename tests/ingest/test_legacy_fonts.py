import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.legacy_fonts import LegacyFont, legacy_font_of, to_unicode

UNICODE = (
    "Người lao động được nghỉ phép; công đoàn cơ sở thăm hỏi, tặng quà. Quỹ hỗ trợ mỗi người ở lại đã đủ."
)
TCVN3 = (
    "Ng\u00adêi lao ®éng ®\u00adîc nghØ phÐp; c«ng ®oµn c¬ së th¨m hái, tÆng quµ. "
    "Quü hç trî mçi ng\u00adêi ë l¹i ®· ®ñ."
)
VNI = (
    "Ngöôøi lao ñoäng ñöôïc nghæ pheùp; coâng ñoaøn cô sôû thaêm hoûi, taëng quaø. "
    "Quyõ hoã trôï moãi ngöôøi ôû laïi ñaõ ñuû."
)
SENTENCES = [
    "Công đoàn họp tuần này.",
    "Quê hương tôi đã hoà bình.",
    "Thuế xã ưu đãi người nghèo.",
    "Kỳ nghỉ phép.",
]


@pytest.mark.parametrize(
    ("typed", "font"),
    [pytest.param(TCVN3, LegacyFont.TCVN3, id="TCVN3"), pytest.param(VNI, LegacyFont.VNI, id="VNI")],
)
def test_text_of_an_old_font_is_recognised_and_converted(typed: str, font: LegacyFont) -> None:
    assert legacy_font_of(typed) is font
    assert to_unicode(typed, font) == UNICODE


def test_capitals_of_vni_stay_capitals() -> None:
    assert to_unicode("COÄNG ÑOAØN CÔ SÔÛ NGHÆ LEÃ", LegacyFont.VNI) == "CỘNG ĐOÀN CƠ SỞ NGHỈ LỄ"


def test_minus_that_a_pdf_puts_for_a_soft_hyphen_is_a_letter() -> None:
    assert to_unicode("nhµ n\u2212íc", LegacyFont.TCVN3) == "nhà nước"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(UNICODE, id="Vietnamese in Unicode"),
        pytest.param("The committee meets on Monday to discuss the canteen.", id="English"),
        pytest.param("Le café près de la forêt est fermé à Noël, où êtes-vous allé ?", id="French"),
        pytest.param("", id="nothing"),
        pytest.param("12.5 ± 0.3 µm; 20 °C; © 2031", id="signs"),
    ],
)
def test_other_text_is_of_no_old_font(text: str) -> None:
    assert legacy_font_of(text) is None


def test_lines_in_unicode_stay_in_a_text_of_an_old_font() -> None:
    mixed = f"{TCVN3}\nBản sao của văn thư\n{TCVN3}"

    assert legacy_font_of(mixed) is LegacyFont.TCVN3
    assert to_unicode(mixed, LegacyFont.TCVN3) == f"{UNICODE}\nBản sao của văn thư\n{UNICODE}"


@given(st.lists(st.sampled_from(SENTENCES)).map(" ".join))
def test_vietnamese_in_unicode_is_never_taken_for_an_old_font(text: str) -> None:
    assert legacy_font_of(text) is None


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at_and_converted(text: str) -> None:
    font = legacy_font_of(text)

    assert font is None or isinstance(to_unicode(text, font), str)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.legacy_fonts import LegacyFont, in_unicode, to_unicode

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
    assert in_unicode(typed) == UNICODE
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
def test_other_text_stays_as_it_is(text: str) -> None:
    assert in_unicode(text) == text


def test_lines_in_unicode_stay_in_a_text_of_an_old_font() -> None:
    mixed = f"{TCVN3}\nBản sao của văn thư\n{TCVN3}"

    assert in_unicode(mixed) == f"{UNICODE}\nBản sao của văn thư\n{UNICODE}"


def test_both_old_fonts_in_one_text_are_told_apart_line_by_line() -> None:
    assert in_unicode(f"{UNICODE}\n{TCVN3}\n{VNI}\n{UNICODE}") == "\n".join([UNICODE] * 4)


def test_short_line_that_does_not_tell_is_read_like_the_one_before_it() -> None:
    assert in_unicode(f"{TCVN3}\nSè 5\n{UNICODE}\nCà phê") == f"{UNICODE}\nSố 5\n{UNICODE}\nCà phê"


def test_words_of_an_old_font_within_a_line_in_unicode_are_converted() -> None:
    line = "Kính gửi: Công đoàn các xã, ph\u00adêng ®\u00adîc nghØ"

    assert in_unicode(f"{TCVN3}\n{line}").endswith("Kính gửi: Công đoàn các xã, phường được nghỉ")


def test_icelandic_letter_that_stands_for_d_is_read_as_d() -> None:
    assert in_unicode("Ðiều 317. Tội vi phạm; ðã có hiệu lực") == "Điều 317. Tội vi phạm; đã có hiệu lực"


@given(st.lists(st.sampled_from(SENTENCES)).map(" ".join))
def test_vietnamese_in_unicode_is_never_taken_for_an_old_font(text: str) -> None:
    assert in_unicode(text) == text


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at_and_keeps_its_lines(text: str) -> None:
    assert in_unicode(text).count("\n") == text.count("\n")

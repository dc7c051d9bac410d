import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.encodings import decoded, share_of_syllables

SENTENCE = "Công đoàn cơ sở thương lượng với người sử dụng lao động về giờ nghỉ, bữa ăn ca và tiền thưởng."
TCVN3 = "C«ng ®oµn c¬ së häp bµn vÒ b÷a ¨n ca."
VNI = "Ngöôøi lao ñoäng ñöôïc nghæ pheùp; coâng ñoaøn cô sôû."


def windows_1258(text: str) -> bytes:
    """Return text as Windows writes Vietnamese: a letter, then its tone."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        base, tone = letter, ""
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
        if tones and not letter.isascii():
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            tone = "".join(tones)
        pieces.append((base + tone).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decoded(SENTENCE.encode(encoding)) == SENTENCE


def test_windows_1258_is_read_in_composed_letters() -> None:
    assert decoded(windows_1258(SENTENCE)) == SENTENCE


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param(TCVN3, "Công đoàn cơ sở họp bàn về bữa ăn ca.", id="TCVN3"),
        pytest.param(VNI, "Người lao động được nghỉ phép; công đoàn cơ sở.", id="VNI"),
    ],
)
def test_bytes_typed_for_old_fonts_are_read(typed: str, meant: str) -> None:
    assert decoded(typed.encode("cp1252")) == meant


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 40, bytes(range(128, 256)) * 4])
def test_bytes_of_no_text_have_no_reading(data: bytes) -> None:
    assert decoded(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_have_a_reading_or_none(data: bytes) -> None:
    text = decoded(data)

    assert text is None or isinstance(text, str)


@given(st.text(max_size=200))
def test_share_of_syllables_is_a_share(text: str) -> None:
    assert 0 <= share_of_syllables(text) <= 1

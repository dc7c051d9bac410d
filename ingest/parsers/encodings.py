"""Finds out how the bytes of a text file stand for letters."""

import codecs
import contextlib
import re
import unicodedata

from ingest.legacy_fonts import LegacyFont, to_unicode
from ingest.syllables import is_syllable

_MARKS_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NUL_SHARE = 0.2  # of the bytes: of ASCII in UTF-16 it is half, of Vietnamese more than a third
_FEWEST_SYLLABLES = 3
_SHARE_OF_SYLLABLES = 0.75  # of the words with letters beyond ASCII
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")  # nobody types these; converters leave a few
_MOST_CONTROL_SHARE = 0.05
_WORD = re.compile(r"[^\W\d_]+")


def decoded(data: bytes) -> str | None:
    """Return the text of a file; None where it is none that people wrote.

    Without a mark, a text is UTF-8; one that is not is taken for UTF-16, Windows-1258, or for bytes typed for
    TCVN3 and VNI fonts: for what gives Vietnamese syllables.
    """
    text = _unicode(data)
    if text is None:
        text = _eight_bits(data)
    if text is None or "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL_SHARE * len(text):
        return None
    return text


def _unicode(data: bytes) -> str | None:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(_MARKS_UTF_16):
        return ("utf-16",)
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even + odd > _NUL_SHARE * len(data):
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8-sig",)


def _eight_bits(data: bytes) -> str | None:
    """Return the reading of bytes that gives most Vietnamese syllables; None where none gives enough."""
    as_typed = data.decode("cp1252", errors="surrogateescape")
    as_typed = "".join(chr(ord(c) - 0xDC00) if "\udc80" <= c <= "\udcff" else c for c in as_typed)
    readings = [to_unicode(as_typed, font) for font in LegacyFont]
    with contextlib.suppress(UnicodeDecodeError):
        readings.insert(0, unicodedata.normalize("NFC", data.decode("cp1258")))
    best = max(readings, key=share_of_syllables)
    return best if share_of_syllables(best) >= _SHARE_OF_SYLLABLES else None


def share_of_syllables(text: str) -> float:
    """Return which part of the words beyond ASCII are Vietnamese syllables; 0 where there are few words."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _FEWEST_SYLLABLES:
        return 0.0
    return sum(map(is_syllable, words)) / len(words)

"""Converts texts typed for the fonts of before Unicode into Vietnamese letters.

Such files come out as "C«ng ®oµn" (TCVN3, the .VnTime fonts) or "Coâng ñoaøn" (VNI). TCVN3 has one code
for each letter and no capitals with tone marks: its capital fonts draw small letters, so those stay small.
VNI writes a vowel and a mark behind it. A text may mix them, line by line or word by word.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.syllables import is_syllable

_TCVN3_CODES = (
    "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \u00adõøö÷ù úýûüþ ® ¡¢£¤¥¦§ \u2212"
)
_TCVN3_LETTERS = "àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đ ĂÂÊÔƠƯĐ ư"
_TCVN3 = str.maketrans(_TCVN3_CODES.replace(" ", ""), _TCVN3_LETTERS.replace(" ", ""))

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _CIRCUMFLEX, "ê": _BREVE,
    "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = str.maketrans(
    {"ñ": "đ", "Ñ": "Đ", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "æ": "ỉ", "Æ": "Ỉ",
     "ó": "ĩ", "Ó": "Ĩ", "ò": "ị", "Ò": "Ị", "î": "ỵ", "Î": "Ỵ"}
)  # fmt: skip
_VNI_MARKED = re.compile(rf"[aeouyôö][{''.join(_VNI_MARKS)}]|i[øùûõï]", re.IGNORECASE)

_ONLY_UNICODE = re.compile(r"[\u1ea0-\u1ef9ăĂđĐơƠưƯ\u0300-\u036f]")
_ONLY_TCVN3 = re.compile(r"(?<=[^\W\d_])[µ¸¶·¹¨»¾¼½©ª«¬÷]|[®§¢¤¦](?=[^\W\d_µ¸¶·¹¨»¾¼½©ª«¬])")
_ONLY_VNI = re.compile(rf"{_VNI_MARKED.pattern}|ñ(?=\w)", re.IGNORECASE)
_FEWEST = 6  # codes that only such a text has
_WORD = re.compile(rf"(?:[^\W\d_]|[{re.escape(_TCVN3_CODES.replace(' ', ''))}])+")
_LOOK_ALIKE = str.maketrans("ÐðƉ", "ĐđĐ")  # Icelandic and African letters that old keyboards gave for Đ


class LegacyFont(Enum):
    """The two ways of typing Vietnamese that fonts of before Unicode relied on."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_EVIDENCE = {LegacyFont.TCVN3: _ONLY_TCVN3, LegacyFont.VNI: _ONLY_VNI}
_SMALLEST_SHARE = {LegacyFont.TCVN3: 0.05, LegacyFont.VNI: 0.1}  # of the letters; real texts have twice that


@dataclass(frozen=True, slots=True)
class _Line:
    """What tells how a line was typed."""

    letters: int
    unicode_codes: int
    codes: dict[LegacyFont, int]

    @property
    def font(self) -> LegacyFont | None:
        """The font that most speaks for; None where Unicode does, or nothing."""
        font = max(self.codes, key=lambda one: self.codes[one])
        codes = self.codes[font]
        return font if codes > max(self.unicode_codes, _SMALLEST_SHARE[font] * self.letters) else None

    @property
    def is_decided(self) -> bool:
        """Whether anything in the line tells how it was typed."""
        return bool(self.unicode_codes) or self.font is not None


def in_unicode(text: str) -> str:
    """Return the text in Unicode letters, NFC where it was typed for older fonts, run by run.

    A line that does not tell was typed like the nearest that does; one that has both kinds is looked at
    word by word. Text in Unicode, or without Vietnamese, stays as it is but for the look-alikes of Đ.
    """
    lines = text.split("\n")
    looks = [_look(line) for line in lines]
    if not _is_evident(looks):
        return text.translate(_LOOK_ALIKE) if _ONLY_UNICODE.search(text) else text
    fonts = _fonts(looks)
    return "\n".join(map(_converted, lines, fonts))


def _look(line: str) -> _Line:
    codes = {font: len(evidence.findall(line)) for font, evidence in _EVIDENCE.items()}
    return _Line(sum(map(str.isalpha, line)), len(_ONLY_UNICODE.findall(line)), codes)


def _is_evident(looks: Sequence[_Line]) -> bool:
    """Tell whether the lines typed for old fonts have enough codes that only such lines have."""
    codes = {font: sum(one.codes[font] for one in looks if one.font is font) for font in LegacyFont}
    return max(codes.values()) >= _FEWEST


def _fonts(looks: Sequence[_Line]) -> list[LegacyFont | None]:
    """Return the font of each line; of one that does not tell, that of the nearest before, else after."""
    decided = [one for one in looks if one.is_decided]
    last = decided[0].font
    fonts: list[LegacyFont | None] = []
    for one in looks:
        last = one.font if one.is_decided else last
        fonts.append(last)
    return fonts


def _converted(line: str, font: LegacyFont | None) -> str:
    if not _ONLY_UNICODE.search(line):
        return line if font is None else to_unicode(line, font)
    return _WORD.sub(_converted_word, line).translate(_LOOK_ALIKE)


def _converted_word(found: re.Match[str]) -> str:
    """Return a word of a line in Unicode, read as an old font where only so it is a syllable."""
    word = found.group()
    if word.isascii() or _ONLY_UNICODE.search(word) or is_syllable(word):
        return word
    readings = (to_unicode(word, font) for font in LegacyFont)
    return next((reading for reading in readings if is_syllable(reading)), word)


def to_unicode(text: str, font: LegacyFont) -> str:
    """Return a text that was typed for a font in Unicode letters, NFC."""
    return text.translate(_TCVN3) if font is LegacyFont.TCVN3 else _from_vni(text)


def _from_vni(text: str) -> str:
    marked = _VNI_MARKED.sub(lambda pair: _with_mark(pair.group()), text)
    return unicodedata.normalize("NFC", marked.translate(_VNI_LETTERS))


def _with_mark(pair: str) -> str:
    return pair[0] + _VNI_MARKS[pair[1].lower()]

"""Converts texts typed for the fonts of before Unicode into Vietnamese letters.

Such files come out as "C«ng ®oµn" (TCVN3, the .VnTime fonts) or "Coâng ñoaøn" (VNI). TCVN3 has one code
for each letter and no capitals with tone marks: its capital fonts draw small letters, so those stay small.
VNI writes a vowel and a mark behind it.
"""

import re
import unicodedata
from collections.abc import Callable
from enum import Enum

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
_MOST_UNICODE_SHARE = 0.5  # of such codes: a legacy text may quote some Unicode text


class LegacyFont(Enum):
    """The two ways of typing Vietnamese that fonts of before Unicode relied on."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_EVIDENCE = {LegacyFont.TCVN3: _ONLY_TCVN3, LegacyFont.VNI: _ONLY_VNI}
_SMALLEST_SHARE = {LegacyFont.TCVN3: 0.05, LegacyFont.VNI: 0.1}  # of the letters; real texts have twice that


def legacy_font_of(text: str) -> LegacyFont | None:
    """Return for which fonts a text was evidently typed; None for a text in Unicode or without Vietnamese."""
    letters = sum(map(str.isalpha, text))
    unicode_letters = len(_ONLY_UNICODE.findall(text))
    for font, evidence in _EVIDENCE.items():
        codes = len(evidence.findall(text))
        is_enough = codes >= _FEWEST and codes > _SMALLEST_SHARE[font] * letters
        if is_enough and unicode_letters < _MOST_UNICODE_SHARE * codes:
            return font
    return None


def to_unicode(text: str, font: LegacyFont) -> str:
    """Return the text in Unicode letters, NFC; lines that have Unicode Vietnamese already stay."""
    convert: Callable[[str], str] = _from_tcvn3 if font is LegacyFont.TCVN3 else _from_vni
    lines = text.split("\n")
    return "\n".join(line if _ONLY_UNICODE.search(line) else convert(line) for line in lines)


def _from_tcvn3(line: str) -> str:
    return line.translate(_TCVN3)


def _from_vni(line: str) -> str:
    marked = _VNI_MARKED.sub(lambda pair: _with_mark(pair.group()), line)
    return unicodedata.normalize("NFC", marked.translate(_VNI_LETTERS))


def _with_mark(pair: str) -> str:
    return pair[0] + _VNI_MARKS[pair[1].lower()]

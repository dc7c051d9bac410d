"""Vietnamese as computers see it: normal form, letters without their marks, syllables.

A Vietnamese word is one or more syllables set apart by spaces; keyword search works on syllables.
"""

import re
import unicodedata
from functools import lru_cache

_NUMBER_OF_DOCUMENT = (
    r"\d{1,5}/\d{4}/[^\W\d_]{2,}\d{0,2}(?:-[^\W\d_]+)*"  # 50/2024/qh15, 12/2022/nđ-cp
    r"|\d{1,5}/[^\W\d_]{2,}-[^\W\d_]+"  # 174/qđ-tlđ
    r"|\d{1,5}-[^\W\d_]{2,3}/[^\W\d_]+"  # 57-kl/tw
)
_TOKEN = re.compile(rf"{_NUMBER_OF_DOCUMENT}|\d+(?:[.,]\d+)*|[^\W\d_]+|%")
_PART = re.compile(r"[^\W_]+")
_TONES_ON_SECOND = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_FINAL_I = re.compile(r"(?:[hklmst]|qu)[iìíỉĩị]")
_I_TO_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


def normalize(text: str) -> str:
    """Return the text in Unicode normal form C, so that each letter is one code point."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    lowered = character.lower()
    if lowered == "đ":
        return "d"
    return unicodedata.normalize("NFD", lowered)[0] if lowered else character


def fold_keeping_length(text: str) -> str:
    """Return lower-case text without diacritics, one character for each code point of the text.

    Give it normal form C, or the combining marks stay as characters of their own.
    """
    return "".join(map(_fold_character, text))


def fold(text: str) -> str:
    """Return lower-case text without diacritics, đ as d: what two spellings have in common."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


def has_diacritics(text: str) -> bool:
    """Tell whether any letter of the text carries a Vietnamese mark."""
    return fold_keeping_length(normalize(text)) != normalize(text).lower()


@lru_cache(maxsize=65536)
def _tokens_of(word: str) -> tuple[str, ...]:
    """Return a word as search tokens: one spelling for each syllable, numbers whole and in parts."""
    if word == "%":
        return ("phần", "trăm")
    if not word[0].isdecimal():
        return (one_spelling(word),)
    if "/" in word:
        return (fold(word), *_PART.findall(word))
    return (word,)


def one_spelling(syllable: str) -> str:
    """Return a lower-case syllable in one of its spellings: hoà as hòa, uỷ as ủy, kĩ as kỹ."""
    if syllable[-2:] in _TONES_ON_SECOND and not syllable.startswith("qu"):
        syllable = syllable[:-2] + _TONES_ON_SECOND[syllable[-2:]]
    if _FINAL_I.fullmatch(syllable):
        return syllable[:-1] + syllable[-1].translate(_I_TO_Y)
    return syllable


def syllables(text: str) -> list[str]:
    """Return the lower-case words and numbers of the text, as keyword search compares them.

    A document number stays whole (50/2024/qh15) and is followed by its parts; "%" reads "phần trăm".
    """
    words = _TOKEN.findall(normalize(text).lower())
    return [token for word in words for token in _tokens_of(word)]

"""Writes document numbers as they are officially written, and tells which spellings are of one number."""

import re

from vectorstore.vietnamese import fold, normalize

_CAPITALS = {
    "ND": "NĐ", "QD": "QĐ", "TLD": "TLĐ", "BLDTBXH": "BLĐTBXH", "LDTBXH": "LĐTBXH", "LDLD": "LĐLĐ",
    "HDND": "HĐND", "BGDDT": "BGDĐT", "HDTP": "HĐTP", "TTR": "TTr", "BTLDTBXH": "BTLĐTBXH", "TTG": "TTg",
    "TWD": "TWĐ", "QDTTG": "QĐ-TTg", "NDCP": "NĐ-CP", "TLDLD": "TLĐLĐ", "CD": "CĐ",
}  # fmt: skip  # fmt: skip


def canonical_number(text: str) -> str:
    """Return a document number as it is officially written: "12/2022/nd-cp" → "12/2022/NĐ-CP".

    Capitals, Đ where the abbreviation has it, no spaces; applied twice it changes nothing more.
    """
    bare = re.sub(r"^\W*(?:[Ss][ốôo]\s*:?\s*)?(?=\d)", "", normalize(text).strip())
    bare = re.sub(r"[‐-―]", "-", re.sub(r"\s+", "", bare)).strip(".,;:/-")
    bare = re.sub(r"(?i)(?<=/)tư(?![^\W\d_])", "TW", bare)
    return re.sub(r"[^\W\d_]+", lambda match: _official(match.group()), bare)


def _official(letters: str) -> str:
    key = fold(letters).upper()
    return _CAPITALS.get(key, letters.upper())


def number_key(text: str) -> str:
    """Return what all spellings of one document number share: no case, no đ, no leading zeros."""
    key = fold(canonical_number(text))
    return re.sub(r"^0+(?=\d)", "", key)

"""Gives words printed in capitals the letters they have in a sentence."""

import re
from itertools import groupby

_ROMAN = re.compile(r"[IVX]{1,6}")
_ALSO_SYLLABLES = frozenset({"I", "V", "X", "VI", "XI"})  # "vi phạm", "xi măng"
_COUNTED = frozenset(
    {"khóa", "khoá", "thứ", "lần", "hội", "chương", "phần", "mục", "hạng", "loại", "cấp", "kỳ", "lục", "quý",
     "đợt", "đoạn", "nhóm", "bảng", "mẫu"}
)  # fmt: skip
_PROPER = (
    "Bộ Chính trị", "Ban Bí thư", "Trung ương", "Đảng", "Việt Nam", "Chính phủ", "Quốc hội", "Công đoàn",
    "Hội nghị", "Hà Nội", "Ban Chấp hành Trung ương", "Mặt trận Tổ quốc", "Nhà nước", "Đại hội", "Bộ Y tế",
    "Đảng ủy", "Đảng uỷ", "Tổng Bí thư", "Chánh Văn phòng Trung ương Đảng", "Liên đoàn Lao động", "Luật",
    "Ủy ban", "Hội đồng", "Tổng Liên đoàn", "Covid-19", "HIV/AIDS", "Đảng Cộng sản Việt Nam", "Bộ luật",
    "Bộ luật Lao động", "Bộ luật Dân sự", "Bộ luật Hình sự", "Bộ luật Tố tụng dân sự",
    "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "An Giang", "Bắc Ninh", "Bình Dương", "Cà Mau",
    "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên",
    "Khánh Hòa", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Nghệ An", "Ninh Bình", "Phú Thọ",
    "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa",
    "Tuyên Quang", "Vĩnh Long",
)  # fmt: skip
_AS_WRITTEN = {name.lower(): name for name in _PROPER}
_NAME = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_AS_WRITTEN, key=len, reverse=True)))})(?!\w)"
)  # the longest first: "Bộ luật" before "Luật"
_CAPITAL_SHARE = 0.8
_FEWEST_CAPITAL_WORDS = 3


def is_capitals(text: str) -> bool:
    """Tell whether nearly all letters of a text are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > _CAPITAL_SHARE * len(letters)


def sentence_case(text: str) -> str:
    """Return a text in capitals as a sentence; numbers and the names everyone knows keep theirs."""
    words = text.split()
    lowered = " ".join(
        word if "/" in word or _is_numeral(word, before) else word.lower()
        for before, word in zip(["", *words], words, strict=False)
    )
    lowered = _NAME.sub(lambda found: _AS_WRITTEN[found.group()], lowered)
    return lowered[:1].upper() + lowered[1:]


def without_shouting(text: str) -> str:
    """Return the text with each run of three or more words in capitals as a sentence."""
    pieces = []
    for is_capital, group in groupby(text.split(" "), key=_is_capital_word):
        words = list(group)
        joined = " ".join(words)
        is_run = is_capital and len(words) >= _FEWEST_CAPITAL_WORDS
        pieces.append(sentence_case(joined) if is_run else joined)
    return " ".join(pieces)


def lower_first(text: str) -> str:
    """Return the text with a small first letter, as it goes on after another word; names stay."""
    is_name = any(text.startswith(name) for name in _PROPER) or not text[:2][1:].islower()
    return text if is_name else text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """Return the text in small letters with a capital at its start."""
    return text[:1].upper() + text[1:].lower()


def _is_numeral(word: str, before: str) -> bool:
    """Tell whether a word is a Roman numeral: one that is no syllable, or that counts what stands before."""
    bare = word.strip(",.();:")
    if not _ROMAN.fullmatch(bare):
        return False
    return bare not in _ALSO_SYLLABLES or before.lower() in _COUNTED


def _is_capital_word(word: str) -> bool:
    return word.upper() == word and not (word[:1].isalpha() and len(word) == 1)

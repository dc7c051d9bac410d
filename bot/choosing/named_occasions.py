"""Gifts have their occasion: who asks for the one at mid-autumn is not answered with the one at Tết."""

import re

_ASKS_FOR_GIFT = re.compile(r"(?<!\w)(?:quà|tặng|thưởng|mừng|thăm|viếng|phúng|lì xì)(?!\w)", re.IGNORECASE)
_OCCASIONS = (
    r"(?:tết )?trung thu",
    r"tết dương lịch|năm mới dương lịch",
    r"tết(?! (?:trung thu|dương lịch|thiếu nhi))",
    r"(?:tết |quốc tế )thiếu nhi|0?1/0?6",
    r"quốc tế phụ nữ|0?8/0?3",
    r"phụ nữ việt nam|20/10",
    r"sinh nhật",
    r"cưới|kết hôn",
    r"sinh con|sinh đôi|thai sản",
    r"tang|qua đời|từ trần",
    r"nghỉ hưu",
    r"ốm đau|nằm viện|đi viện",
    r"khai giảng|năm học mới",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w/])(?:{names})(?![\w/])", re.IGNORECASE) for names in _OCCASIONS)


def lacks_named_occasion(question: str, text: str) -> bool:
    """Tell whether a question names the occasion of a gift, and a text only others."""
    if not _ASKS_FOR_GIFT.search(question):
        return False
    asked, said = _occasions(question), _occasions(text)
    return bool(asked and said) and asked.isdisjoint(said)


def _occasions(text: str) -> frozenset[int]:
    return frozenset(number for number, pattern in enumerate(_PATTERNS) if pattern.search(text))

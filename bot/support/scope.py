"""Finds a statement that says more cases, or fewer, than its text: "chỉ" put in or left out, "nhiều lần"."""

import re
from collections.abc import Sequence

_ONLY = re.compile(
    r"(?<!\w)(?<!địa )(?<!chứng )(?<!tôn )(?<!không )(?:chỉ|duy nhất)"
    r"(?! (?:đạo|định|thị|huy|tiêu|số|dẫn|rõ|ra|giới|báo|bảo|trích|điểm))(?!\w)"
)
_KEEPS = re.compile(r"(?<!\w)(?:tối đa|không quá|không được|nhiều nhất|mới được)(?!\w)")
_WIDENING = (
    "nhiều lần", "bao nhiêu lần", "không giới hạn", "không hạn chế", "vô thời hạn", "tùy ý", "bất kỳ",
    "bất kì", "bất cứ", "mọi", "luôn luôn", "tất cả",
)  # fmt: skip


def scope_differs(statement: str, restated: Sequence[str], passages: Sequence[str]) -> bool:
    """Tell whether a lower-case statement restricts or widens what its sentences say."""
    if _ONLY.search(statement):
        return not any(_ONLY.search(passage) for passage in passages)
    if any(_ONLY.search(sentence) for sentence in restated) and not _KEEPS.search(statement):
        return True
    return any(_says(words, statement) and not _any_says(words, passages) for words in _WIDENING)


def _says(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){words}(?!\w)", text) is not None


def _any_says(words: str, texts: Sequence[str]) -> bool:
    return any(_says(words, text) for text in texts)

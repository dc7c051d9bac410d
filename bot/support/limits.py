"""Reads what stands before and behind a number: at most, at least, before, after."""

import re
from collections.abc import Sequence

_FILLERS = r"(?:\s+(?:là|bằng|đủ|ngày|tháng|năm|mức|thời|hạn|một|lần|khoảng|của|cho))*"
_WORDS_BEFORE = 7
_STRONG = (  # anywhere before the number in its clause
    ("max", r"tối đa|không (?:được )?(?:vượt )?quá|không vượt|nhiều nhất|cao nhất|chậm nhất|muộn nhất"
            r"|không (?:được )?(?:nhiều|cao|chậm|lớn|muộn) hơn"),
    ("min", r"(?<!lương )(?<!vùng )(?<!mức )tối thiểu|ít nhất|thấp nhất|sớm nhất|không (?:được )?dưới"
            r"|không (?:được )?(?:ít|thấp|nhỏ|sớm) hơn"),
)  # fmt: skip
_ADJACENT = (  # right before the number
    ("less", r"dưới|(?:ít|thấp|nhỏ) hơn|chưa (?:đủ|đến|tới)|không đủ"),
    ("more", r"trên|quá|hơn"),
)
_BEHIND = (("max", "trở xuống"), ("min", "trở lên"))
_MOMENTS = (
    ("before", r"trước"), ("after", r"sau"), ("from", r"từ|kể từ"), ("until", r"đến|tới|hết|đến hết"),
)  # fmt: skip
_NUMBER_OR_MARK = re.compile(r"[.;:,()\n]|⟦\d+⟧|\d+.*")


def limit_of(before: Sequence[str], behind: Sequence[str]) -> str:
    """Return "max", "min", "less" or "more" as the words around a number say; "" where they say nothing."""
    after = " ".join(behind)
    said = next((name for name, words in _BEHIND if after.startswith(words)), "")
    if said:
        return said
    clause = _clause(before)
    strong = [
        (match.start(), name)
        for name, cue in _STRONG
        for match in re.finditer(rf"(?<!\w)(?:{cue})(?!\w)", clause)
    ]
    if strong:
        return max(strong)[1]
    return _adjacent(clause, _ADJACENT)


def moment_of(before: Sequence[str], behind: Sequence[str]) -> str:
    """Return "before", "after", "from" or "until"; "" where nothing is said."""
    if list(behind[:2]) in (["trước", "khi"], ["trước", "ngày"]):
        return "before"
    if list(behind[:2]) in (["sau", "khi"], ["sau", "ngày"]):
        return "after"
    return _adjacent(_clause(before), _MOMENTS)


def _clause(before: Sequence[str]) -> str:
    words: list[str] = []
    for word in reversed(before[-_WORDS_BEFORE:]):
        if _NUMBER_OR_MARK.fullmatch(word):
            break
        words.insert(0, word)
    return " ".join(words)


def _adjacent(clause: str, cues: Sequence[tuple[str, str]]) -> str:
    for name, cue in cues:
        if re.search(rf"(?<!\w)(?:{cue}){_FILLERS}$", clause):
            return name
    return ""

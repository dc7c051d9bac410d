"""Điều that only say what a text treats: the one that treats it answers, unless the scope is asked for."""

import re

_TITLE = re.compile(r"^\W*phạm vi điều chỉnh\b(?!\s*(?:,|và\b|của\b))", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:phạm vi|điều chỉnh|áp dụng|đối tượng|hướng dẫn)\b"
    r"|\b(?:quy định|nói)(?: chi tiết)? (?:về )?(?:những |cái |các |vấn đề |nội dung |điều )*(?:gì|nào)\b"
    r"|\bvề (?:việc|vấn đề|cái|nội dung) (?:gì|nào)\b",
    re.IGNORECASE,
)


def only_names_what_is_treated(question: str, title: str) -> bool:
    """Tell whether an Điều of this title lists what its text treats, where one such matter is asked about."""
    return _TITLE.search(title) is not None and _ASKED.search(question) is None

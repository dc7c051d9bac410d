"""Rules for a special case that nobody told of: a death, the first month of work."""

import re

# The case that a rule begins with, and the words of a question that tell of it.
_CASES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\b(?:thai|con|mẹ|bé)\b[^.;:\n]{0,30}\b(?:chết|mất)\b", re.IGNORECASE),
        re.compile(r"\b(?:chết|mất|qua đời|tử vong|lưu|hư|sẩy|sảy|tuất|mai táng)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\btháng đầu(?: trở lại)? làm việc\b", re.IGNORECASE),
        re.compile(r"\b(?:đầu|đầu tiên|mới|bắt đầu|trở lại|làm lại|vừa)\b", re.IGNORECASE),
    ),
)
_CONDITION = re.compile(r"\s*(?:\d+\.|[a-zđ]\))?\s*(?P<case>[^.;:\n]*?)\bthì\b")


def is_for_a_case_untold(question: str, text: str) -> bool:
    """Tell whether a rule begins with a special case of which a question says nothing."""
    begins = _CONDITION.match(text)
    return begins is not None and any(
        of_rule.search(begins["case"]) and not told.search(question) for of_rule, told in _CASES
    )

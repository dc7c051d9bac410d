"""Who is entitled to something: the Điều titled "Điều kiện hưởng …" says so before what only counts on it.

And where nobody speaks of insurance that one takes voluntarily, that of employees is meant.
"""

import re
from collections.abc import Sequence

from bot.asked.head.figure_words import HOW_MANY
from bot.choosing.two_sides import title_of
from vectorstore.conversation import content_words
from vectorstore.vietnamese import syllables

_ASKED = re.compile(
    r"(?:điều kiện|muốn|để|khi nào|bao giờ|mới|thì) (?:để |mới )?(?:được )?(?:hưởng|nhận|lãnh|lĩnh)"
    r" (?P<what>[^?.,;:]{3,60})"
    rf"|{HOW_MANY} (?:năm|tháng)(?: \w+){{0,4}} (?:được|có) (?P<pension>lương hưu)"
    r"|\bđóng\b.{0,40}\b\d+ năm(?: \w+){0,4} (?:được|có|đủ)(?: \w+){0,3} (?P<years>lương hưu)"
    rf"|(?P<before>lương hưu)\b.{{0,20}}\b{HOW_MANY} (?:năm|tháng)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\bđiều kiện\b.*\bhưởng\b", re.IGNORECASE)
_VOLUNTARY = re.compile(r"\btự nguyện\b", re.IGNORECASE)
_COMPULSORY = re.compile(r"\bbắt buộc\b", re.IGNORECASE)
_INSURANCE = re.compile(r"\bbảo hiểm|\blương hưu|\bhưu trí", re.IGNORECASE)


_ABOUT_INSURANCE = re.compile(rf"{_INSURANCE.pattern}|\bbh(?:xh|yt|tn)\b", re.IGNORECASE)
_TREATY = re.compile(r"\bthời gian (?:đã )?đóng[^.;]{0,80}\b(?:điều ước|hiệp định) quốc tế\b", re.IGNORECASE)
_ABROAD = re.compile(r"\b(?:quốc tế|nước ngoài|hiệp định|điều ước|ngoại quốc|quốc tịch)\b", re.IGNORECASE)


def says_who_is_entitled(question: str, headings: Sequence[str]) -> bool:
    """Tell whether an Điều is titled the conditions of what a question wants to be entitled to."""
    asked = _ASKED.search(question)
    title = title_of(headings)
    if asked is None or not _TITLE.search(title):
        return False
    wanted = set(content_words(next(filter(None, asked.groups()))))
    return bool(wanted) and wanted <= set(syllables(title))


def is_voluntary_unasked(question: str, text: str) -> bool:
    """Tell whether a text is about voluntary insurance alone and a question about insurance is not."""
    if _VOLUNTARY.search(question) or not _INSURANCE.search(question):
        return False
    return _VOLUNTARY.search(text) is not None and _COMPULSORY.search(text) is None


def is_of_treaty_unasked(question: str, text: str) -> bool:
    """Tell whether a text counts insurance under a treaty and a question on insurance is of no such."""
    is_asked = _ABROAD.search(question) is not None or not _ABOUT_INSURANCE.search(question)
    return not is_asked and _TREATY.search(text) is not None

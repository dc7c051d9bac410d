"""Recognises questions that want a yes or a no; the answer names the clause that decides."""

import re

from vectorstore.vietnamese import fold_keeping_length

_ENDS = re.compile(
    r"\b(?:co|duoc|phai|dung|bi|can|nen|the|da|con)\b.*\b(?:khong|chua|ko)\b[\s?.!]*$"
    r"|\b(?:duoc|phai|dung|hay|co) (?:khong|chua)\b[\s?.!]*$"
)
_BEGINS = re.compile(r"^(?:co phai|lieu|co duoc|co dung)\b")
_OTHER_QUESTION = re.compile(
    r"\b(?:bao nhieu|bao lau|bao gio|the nao|nhu nao|ra sao|tai sao|vi sao|khi nao|la gi|nhung gi|o dau"
    r"|gi|nao"
    r"|may (?:ngay|thang|nam|gio|tuoi|lan))\b"
)


def is_yes_or_no(text: str) -> bool:
    """Tell whether a question wants a yes or a no, in either spelling."""
    folded = re.sub(r"\s+", " ", fold_keeping_length(text)).strip()
    if _OTHER_QUESTION.search(folded):
        return False
    return _ENDS.search(folded) is not None or _BEGINS.search(folded) is not None

"""Tells whether a text asks something, in either spelling."""

import re

from vectorstore.vietnamese import fold_keeping_length, normalize

LONGEST_QUESTION = 2000  # characters

_ASKS = re.compile(
    r"\?|\b(?:bao nhieu|bao lau|bao gio|the nao|nhu nao|ra sao|thi sao|lam sao|tai sao|vi sao|khi nao|luc nao"
    r"|la gi|nhung gi|lam gi|gi khong|o dau|di dau|ai (?:la|phai|duoc|co|chiu|tra|dong)|nao|duoc khong"
    r"|phai khong"
    r"|gi(?=[\s?.!]*$)"
    r"|dung khong|hay khong|khong a|co duoc|co phai|co bi|co can|co the)\b"
    r"|\bmay (?:ngay|thang|nam|gio|tuoi|lan|nguoi|tuan|phan|tieng|dong|trieu|buoi)\b|\b(?:may|bn) ?%"
    r"|\bco\b.{3,80}\b(?:khong|chua|ko)\s*[?.!]*$"
)


_ENDS_ASKING = re.compile(
    r"\b(?:(?:bao nhieu|may|bn)(?: \S+){0,4}|nao|gi|ai|khong|ko|chua|bao lau|bao gio|ra sao|thi sao|o dau)"
    r"[\s?.!]*$"
)


def ends_asking(text: str) -> bool:
    """Tell whether the last words of a text ask: "lương thử việc mấy phần trăm"."""
    return _ENDS_ASKING.search(fold_keeping_length(normalize(text)).strip()) is not None


def asks(text: str) -> bool:
    """Tell whether a text asks something."""
    return _ASKS.search(fold_keeping_length(normalize(text)).strip()) is not None

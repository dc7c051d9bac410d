"""With notice or without: who may leave at once is not told how many days before he must say so."""

import re

_WITHOUT = re.compile(r"\bkhông (?:cần|phải)(?: \w+)? báo trước\b", re.IGNORECASE)
_WITH = re.compile(r"\bphải báo trước\b", re.IGNORECASE)


def demands_notice(question: str, text: str) -> bool:
    """Tell whether a text demands notice alone, where leaving without notice is asked about."""
    if not _WITHOUT.search(question) or _WITHOUT.search(text):
        return False
    return _WITH.search(text) is not None

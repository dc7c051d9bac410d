"""With notice or without: who may leave at once is not told how many days before he must say so.

And who asks what becomes of him when he leaves without notice is not told when he may.
"""

import re

from vectorstore.everyday.leaving import asks_what_leaving_brings

_WITHOUT = re.compile(r"\bkhông (?:cần|phải)(?: \w+)? báo trước\b", re.IGNORECASE)
_WITH = re.compile(r"\bphải báo trước\b", re.IGNORECASE)
_BRINGS = re.compile(r"\btrái (?:pháp )?luật\b|\bbồi thường\b|\bhoàn trả\b", re.IGNORECASE)


def demands_notice(question: str, text: str) -> bool:
    """Tell whether a text demands notice alone, where leaving without notice is asked about."""
    if not _WITHOUT.search(question) or _WITHOUT.search(text):
        return False
    return _WITH.search(text) is not None


def only_says_when_to_leave(question: str, text: str) -> bool:
    """Tell whether a text says what notice one gives, where it is asked what leaving without one brings."""
    is_of_notice = _WITHOUT.search(text) is not None or _WITH.search(text) is not None
    return is_of_notice and asks_what_leaving_brings(question) and _BRINGS.search(text) is None

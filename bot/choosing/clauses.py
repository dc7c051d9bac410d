"""Where clauses end: a quote that stops inside one may say the opposite of its text."""

import re

_END = re.compile(r"[.;!?…](?=\s|$)|:(?=\s*\n)|(?=\n)|$")
_LABEL = re.compile(r"(?:^|\n)[ ]*\w{1,3}$")  # "1." and "a)" end no clause


def clause_end(text: str, position: int, limit: int) -> int:
    """Return where the clause around a position ends: behind its mark, at most at `limit`."""
    for mark in _END.finditer(text, position, limit):
        if not _LABEL.search(text, max(0, mark.start() - 6), mark.start()):
            return mark.end()
    return limit


def last_clause_end(text: str, start: int, limit: int) -> int:
    """Return where the last clause that ends between start and limit does; `start` where none does."""
    ends = (
        mark.end()
        for mark in _END.finditer(text, start, min(limit, len(text)))
        if mark.start() > start and not _LABEL.search(text, max(0, mark.start() - 6), mark.start())
    )
    return max((end for end in ends if end < limit or _ends(text, end)), default=start)


def _ends(text: str, end: int) -> bool:
    """Tell whether a clause does end here, and not merely what was looked at."""
    return end == len(text) or text[end] == "\n" or text[end - 1] in ".;!?…:"

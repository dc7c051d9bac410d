"""Which contracts are meant: those without an end and those that run out have rules of their own.

"Không xác định thời hạn" has every word of "xác định thời hạn"; by their words alone the two are one.
"""

import re

_WITHOUT_END = re.compile(r"(?<!\w)(?:không (?:xác định )?|vô )thời hạn(?!\w)", re.IGNORECASE)
_RUNS_OUT = re.compile(
    r"(?<!\w)(?:xác định thời hạn|thời vụ|mùa vụ|hợp đồng(?: \w+){0,3} có thời hạn"
    r"|hợp đồng(?: lao động)?(?: có)?(?: thời hạn)? \d+ (?:tháng|năm))(?!\w)",
    re.IGNORECASE,
)
_WITH_END, _ENDLESS = "with an end", "endless"


def is_of_other_contracts(question: str, text: str) -> bool:
    """Tell whether a text names contracts, and none of the kind that a question is about."""
    asked, said = _named_in(question), _named_in(text)
    return len(asked) == 1 and bool(said) and not asked & said


def _named_in(text: str) -> set[str]:
    """Return the kinds that a text names; the longer name is no mention of the one inside it."""
    rest, endless = _WITHOUT_END.subn(" ", text)
    named = {_ENDLESS} if endless else set()
    return named | ({_WITH_END} if _RUNS_OUT.search(rest) else set())

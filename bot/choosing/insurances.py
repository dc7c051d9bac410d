"""The insurances and funds of the field: what is paid into one of them says nothing of another.

The rules on unemployment insurance and those on social insurance share nearly all their words.
"""

import re
from collections.abc import Sequence

_PAID_INTO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!cơ quan )(?<!tổ chức )(?<!sổ )\bbảo hiểm xã hội\b(?! (?:cấp|tỉnh|huyện|việt nam)\b)",
        r"\bthất nghiệp\b",
        r"(?<!thẻ )\bbảo hiểm y tế\b",
        r"\btai nạn lao động\b|\bbệnh nghề nghiệp\b",
        r"\bđoàn phí\b",
        r"\bkinh phí công đoàn\b",
        r"\bđảng phí\b",
    )
)


def is_of_another_insurance(question: str, title: str) -> bool:
    """Tell whether a title names insurances or funds, and none of those that a question names."""
    asked = _named_in(question)
    return bool(asked) and _are_apart(asked, _named_in(title))


def are_of_two_insurances(names: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two texts are of different insurances or funds.

    Each is told by the names that stand over it, the nearest first: its heading, else the title of its law.
    """
    return _are_apart(*(next(filter(None, map(_named_in, each)), frozenset()) for each in (names, others)))


def _are_apart(asked: frozenset[int], told: frozenset[int]) -> bool:
    return bool(asked) and bool(told) and not asked & told


def _named_in(text: str) -> frozenset[int]:
    return frozenset(at for at, name in enumerate(_PAID_INTO) if name.search(text))

"""The regimes of social insurance: an Điều on another one than a question names answers it only beside.

The rules on illness name accidents at work to say that these are another matter.
"""

import re

_REGIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bốm\b",
        r"\bthai sản\b|\bsinh (?:con|đôi|ba|mổ)\b|\bmang thai\b|\bcó thai\b|\bnhận con nuôi\b"
        r"|\b(?:sau|khi|nghỉ|mới|vừa) (?:sinh|sanh)(?! (?:hoạt|viên|sống))\b|\bđẻ\b|\bsanh\b",
        r"\btai nạn lao động\b|\bbệnh nghề nghiệp\b|\bthương tật\b|\bsau (?:khi )?điều trị\b",
        r"\bhưu\b",
        r"\btử tuất\b|\bmai táng\b|\btuất\b|\bchết\b|\bmất\b|\bqua đời\b",
        r"\bthất nghiệp\b",
    )
)
_ASKS_AGE_FOR_WORK = re.compile(
    r"^(?!.*\b(?:hưu|nghỉ|già|cao tuổi)\b)(?=.*\btuổi\b).*\b(?:đi làm|làm việc|lao động|tuyển)\b",
    re.IGNORECASE,
)
_RETIREMENT = re.compile(r"\bhưu\b", re.IGNORECASE)


def is_of_another_regime(question: str, title: str) -> bool:
    """Tell whether a title names regimes, and none of those that a question names."""
    asked = {at for at, regime in enumerate(_REGIMES) if regime.search(question)}
    told = {at for at, regime in enumerate(_REGIMES) if regime.search(title)}
    return bool(asked) and bool(told) and not asked & told


def is_of_unasked_retirement(question: str, titles: str) -> bool:
    """Tell whether titles are of when one retires and a question asks at what age one may work."""
    return _ASKS_AGE_FOR_WORK.search(question) is not None and _RETIREMENT.search(titles) is not None

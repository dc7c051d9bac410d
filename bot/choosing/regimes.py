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


def is_of_another_regime(question: str, title: str) -> bool:
    """Tell whether a title names regimes, and none of those that a question names."""
    asked = {at for at, regime in enumerate(_REGIMES) if regime.search(question)}
    told = {at for at, regime in enumerate(_REGIMES) if regime.search(title)}
    return bool(asked) and bool(told) and not asked & told

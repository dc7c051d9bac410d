"""Formulas of which reading a scan or a table left debris: terms of several lines run into one another.

"Tiền Đơn giá tiền lương Mức ít nhất 150% Số sản lương làm = phẩm của ngày làm việc x hoặc 200% hoặc x phẩm"
tells nobody anything. What such an Điều says is better read where the law says it in words.
"""

import re
from collections.abc import Iterable

from bot.choosing.blocks import Block
from vectorstore.records import Place

_OPERATOR = r"(?<![\w])[=xX×](?![\w])"
_OPERATORS = re.compile(_OPERATOR)
_FEWEST_OPERATORS = 2
_DEBRIS = re.compile(
    rf"{_OPERATOR} (?:hoặc|và|của|thường|thêm)\b|\b(?:hoặc|và|của) {_OPERATOR}"  # a term cut through
    r"|\.\s[+=xX×](?!\w)"  # a full stop inside
    r"|[`⁄|~^]|[^\W\d_]{2,}\d|\d[^\W\d_]{2,}",  # a sign that is none, letters and digits run together
    re.IGNORECASE,
)


def has_broken_formula(text: str) -> bool:
    """Tell whether a line of a text is a formula that cannot be read."""
    return any(
        len(_OPERATORS.findall(line)) >= _FEWEST_OPERATORS and _DEBRIS.search(line)
        for line in text.splitlines()
    )


def is_of_broken_article(block: Block, text: str, places: Iterable[Place]) -> bool:
    """Tell whether the Điều of a block, whose khoản lean on each other, has a formula that cannot be read."""
    around = (one for one in places if one.level == "article" and one.start <= block.start < one.end)
    article = next(around, None)
    start, end = (article.start, article.end) if article else (block.start, block.end)
    return has_broken_formula(text[start:end])

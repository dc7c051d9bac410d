"""Reads the subject of a question: what is asked for, of what, and in which words."""

import re
from dataclasses import dataclass

from bot.asked.head.framing import without_framing

# What asks, the word that is counted behind it: "bao nhiêu phần trăm", "mấy ủy viên".
_ASKS = re.compile(
    r"(?<!\w)(?:(?:là )?(?:bao nhiêu|mấy)(?! (?:người )?(?:khác|này))|bao lâu|bao giờ|khi nào|lúc nào"
    r"|(?:ngày|tháng|năm|tuổi|cấp|cơ quan|đơn vị|tổ chức|người|nơi|chỗ) nào|ở đâu|ai(?!\w)|(?:là )?gì"
    r"|(?:như )?thế nào|ra sao|nào)(?!\w)"
)
_YES_OR_NO = re.compile(r"(?<!\w)(?:hay |có |được |phải )*(?:không|chưa)[\s?.!]*$")
_UNIT = re.compile(
    r"\s*(?:phần trăm|%|tiền|đồng|triệu|nghìn|ngày(?: làm việc)?|tuần|tháng|năm|giờ|tiếng|phút|tuổi|lần|quý"
    r"|lâu|là|thì)(?!\w)"
)
_PARTS = re.compile(r"[,;:.?!]| thì (?!\w+$)")


@dataclass(frozen=True, slots=True)
class Head:
    """The part of a question that asks, and what it says besides: circumstances, a condition."""

    before: str  # the words before what asks
    behind: str  # and those behind it
    besides: tuple[str, ...] = ()


def head_of(question: str) -> Head:
    """Return the part of a lower-case question that asks."""
    plain = without_framing(question)
    asks = list(_ASKS.finditer(plain)) or list(_YES_OR_NO.finditer(plain))
    start, end = asks[-1].span() if asks else (len(plain), len(plain))
    before = [part.strip() for part in _PARTS.split(plain[:start])]
    behind = [part.strip() for part in _PARTS.split(_UNIT.sub("", plain[end:], count=1))]
    at = next((at for at in reversed(range(len(before))) if len(before[at].split()) > 1), len(before) - 1)
    besides = [part for part in (*before[:at], *before[at + 1 :], *behind[1:]) if part]
    return Head(before[at], behind[0], tuple(besides))

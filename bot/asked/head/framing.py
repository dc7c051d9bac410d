"""Takes the framing off a question: the documents it names, what they say, "theo quy định", "hiện nay"."""

import re

from vectorstore.law_names import KIND_LETTERS
from vectorstore.mentions import find_mentions

_SAYS = (
    r"(?:có )?(?:đặt|đề|nêu|quy định|xác định|yêu cầu|nói|cho phép|giao|phấn đấu|ghi|hướng dẫn)"
    r"(?: (?:ra|rõ|về|là|rằng|mục tiêu|yêu cầu|nhiệm vụ|chỉ tiêu))*"
)
# A document that speaks; one of which something is asked ("áp dụng", "có hiệu lực") is the subject itself.
_SPEAKS = re.compile(rf"^[\s,:]*(?:(?:thì|này|đó|mới|cũ) )*(?:{_SAYS}(?!\w))?")
_BEFORE = re.compile(
    r"(?<!\w)(?:(?:theo|căn cứ|trong|tại|của|ở|do|dựa (?:vào|trên))"
    r"(?: (?:quy định|nội dung|tinh thần|điều khoản))?(?: (?:của|tại|trong))?)\s*$"
)
_KIND = re.compile(rf"(?<!\w)(?:{'|'.join(KIND_LETTERS)})(?: số)?\s*$")
_OF_CONGRESS = re.compile(r"(?<!\w)điều lệ khóa [ivx]+(?: (?:có )?(?:quy định|nêu|ghi))?(?!\w)")
_IDLE = re.compile(
    r"(?<!\w)(?:theo (?:quy định|luật|pháp luật)(?: (?:của )?(?:pháp luật|luật|nhà nước))?"
    r"(?: (?:hiện hành|mới))?"
    r"|(?:hiện nay|hiện tại|hiện giờ|bây giờ|hiện hành|năm nay)|(?:xin |cho )(?:hỏi|biết)|hỏi"
    r"|(?:theo|tại|trong|ở) (?:văn bản|quy định|luật|điều luật|điều|nghị định) nào)(?!\w)"
)


def without_framing(question: str) -> str:
    """Return a lower-case question without the documents it names, what they say, and idle words."""
    rest = question
    for mention in reversed(find_mentions(question)):
        before = _BEFORE.sub("", _KIND.sub("", rest[: mention.start]))
        behind = _SPEAKS.sub("", rest[mention.end :]).strip()
        rest = f"{before.rstrip()} , {behind}" if behind and before.strip() else f"{before}{behind}"
    return re.sub(r"\s+", " ", _IDLE.sub(" ", _OF_CONGRESS.sub(" ", rest))).strip(" ,")

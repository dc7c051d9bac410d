"""Tells "Thông tư 09/2020 hướng dẫn gì?", about a document as a whole, from a question about a part of it."""

import re

from vectorstore.vietnamese import fold_keeping_length

# In words without diacritics. A question that goes on after "gì" asks for something in the document.
_ABOUT_THE_WHOLE = re.compile(
    r"\b(?:quy dinh|huong dan|noi|ban hanh|de cap|viet|chi dao|ket luan|yeu cau|dieu chinh|co)"
    r"(?:\s+(?:chi tiet|thi hanh|nhung|cac|ve|den|toi|noi dung|van de|cong tac|linh vuc|cai|dieu|viec))*"
    r"\s+(?:gi|nao)(?:\s+(?:vay|the|a|ha|nhi|day|do))*\s*[?.!]*\s*$"
    r"|\b(?:pham vi dieu chinh|noi dung (?:chinh|chu yeu|co ban))\b"
)


def asks_about_the_whole(question: str) -> bool:
    """Tell whether a question wants to know what a document is about."""
    return _ABOUT_THE_WHOLE.search(fold_keeping_length(question)) is not None

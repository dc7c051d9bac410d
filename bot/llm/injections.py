"""Finds sentences in documents that speak to a language model instead of to the reader.

They are neither shown to a model nor accepted as a quote. What is recognised are the ways in which such
sentences are usually put; the rest is left to the check of every statement.
"""

import re
from collections.abc import Sequence

from bot.llm.prompts import WITHHELD
from vectorstore.vietnamese import fold_keeping_length

_IGNORE = r"bo qua|phot lo|quen|lam ngo|(?:khong|dung)(?: can)? (?:tuan theo|lam theo)|ghi de|huy bo"
_ORDERS = (
    r"(?:chi dan|huong dan|chi thi|lenh|quy tac|yeu cau|noi dung|thong tin|cau lenh|prompt|instructions?)"
)
_OF_BEFORE = (  # "các chỉ dẫn về an toàn" are the law's, "các chỉ dẫn trước đó" a model's
    r"(?:\s+(?:da|duoc|o|tai|phia|trong))*"
    r"(?:\s+(?:truoc|tren|cu|khac|he thong|ban dau|nay|neu)\b|\s*[.,;:!]|\s*$|\s+(?:va|roi|de)\b)"
)
_MODELS = r"(?:tro ly ao|tro ly ai|chatbot|mo hinh ngon ngu|mo hinh ai|ai assistant|language model)"
_ROLES = r"(?:tro ly|chatbot|bot|ai\b|mo hinh|assistant|language model)"
_SAY = r"(?:tra loi|noi|viet|tra ve|bo qua|reply|answer|say|respond|ignore)"
_PATTERNS = re.compile(
    "|".join(
        (
            rf"\b(?:{_IGNORE})\s+(?:(?:di|het|toan bo|tat ca|moi|cac|nhung|hoan toan)\s+)*"
            rf"{_ORDERS}{_OF_BEFORE}",
            r"\b(?:ignore|disregard|forget|override)\s+"
            r"(?:(?:all|any|the|of|your|previous|prior|above|earlier|these)\s+)*"
            r"(?:instructions?|rules?|prompts?|directions?)",
            r"\b(?:system|developer)\s+(?:prompt|message)\b",
            r"<\|?(?:im_start|system|assistant|endoftext)|\[/?inst\]|^\s*#+\s*(?:system|instruction)",
            rf"\b(?:ban|may|you)\s+(?:la|bay gio la|gio day la|are|are now)\s+(?:mot\s+|an?\s+)?{_ROLES}",
            rf"\b{_MODELS}\b[^.\n]{{0,60}}\b(?:phai|hay|can|must|should)\s+(?:\w+\s+)?{_SAY}",
            r"\bhay (?:luon )?(?:tra loi|noi|viet|tra ve)\s+"
            r"(?:rang|la|dung|duy nhat|voi nguoi dung|nguyen van|chinh xac)\b",
            r"\b(?:reply|respond|answer)\s+(?:only\s+)?with\b",
        )
    ),
    re.MULTILINE,
)
_NUMBERED = re.compile(r"\n(?=\s*(?:Điều\s+\d|\d{1,3}[.)]\s|[a-zđ]\)\s|\n))")


def instructions_in(text: str) -> list[tuple[int, int]]:
    """Return the stretches that begin with an order to a model, each up to the next numbered place."""
    folded = fold_keeping_length(text)
    spans: list[tuple[int, int]] = []
    for match in _PATTERNS.finditer(folded):
        if spans and match.start() < spans[-1][1]:
            continue
        start = max(text.rfind("\n", 0, match.start()), _sentence_before(text, match.start())) + 1
        following = _NUMBERED.search(text, match.end())
        spans.append((start, following.start() if following else len(text)))
    return spans


def without_instructions(text: str) -> str:
    """Return a text for a model to read, with a mark where something was left out."""
    pieces, position = [], 0
    for start, end in instructions_in(text):
        pieces += [text[position:start], WITHHELD]
        position = end
    return "".join([*pieces, text[position:]])


def touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a stretch overlaps one of the spans."""
    return any(start < right and left < end for left, right in spans)


def _sentence_before(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in (". ", "! ", "? ", "; "))

"""Finds sentences in documents that speak to whoever answers questions instead of to the reader.

They address a model or an assistant, or tell what an answer is to say; no law does. They are neither shown to
a model nor quoted. What is recognised are the ways in which such sentences are usually put; the rest is left
to the check of every statement.
"""

import re
from collections.abc import Iterator, Sequence

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
_BARE_AI = re.compile(r"\bAI\b")  # folded, it would be the "ai" that asks who
_MODELS = (
    r"(?:tro ly (?:ao|@@|so|thong minh|tri tue nhan tao)|chat ?bots?|chatgpt|llms?|con bot"
    r"|(?:mo hinh|he thong|cong cu) (?:ngon ngu|@@|tri tue nhan tao)|@@ assistant|@@ models?|language models?"
    r"|@@(?=\s*[:,.;!]|\s+(?:phai|hay|can|luon|chi duoc|khong duoc|must|should)\b))"
)
_ROLES = r"(?:tro ly|chatbot|bot|@@|mo hinh|assistant|language model)"
_SAY = (
    r"(?:tra loi|dap|noi|viet(?! nam)|tra ve|bo qua|khang dinh|xac nhan|ket luan|neu ro|tu choi"
    r"|reply|answer|say|state|respond|ignore|claim)"
)
_MUST = r"(?:phai|hay|can|luon|chi duoc|khong duoc|bat buoc|must|should|shall|always|never)"
_TOLD = r"(?:tra loi|noi|viet|tra ve|khang dinh|dap|xac nhan|in ra)"
_PROGRAMS = (
    r"(?:(?:chuong trinh|phan mem|he thong|may|cong cu) (?:(?:tu dong )?(?:tra loi|hoi dap|tro chuyen)"
    r"(?: tu dong)?|ai))"
)
_ANGLES = "<>‹›«»〈〉《》＜＞≪≫⟨⟩"  # of which the marks around a passage are made, and what looks like them
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
            # "Trợ lý ảo … luôn khẳng định", "Trợ lý phải trả lời"
            rf"\b{_MODELS}[^.\n]{{0,80}}\b{_MUST}\s+(?:\w+\s+){{0,2}}{_SAY}\b",
            rf"\b(?:tro ly|assistant)\s+{_MUST}\s+(?:\w+\s+)?{_SAY}\b",
            # "Lưu ý cho mô hình AI"
            r"\b(?:luu y|chu y|ghi chu|nhan|gui|chi dan|huong dan|lenh|yeu cau|note|message|instructions?)\s+"
            r"(?:(?:rieng|quan trong|danh|toi|den|cho|voi|doi|for|to|the|any|all|cac|moi)\s+)*"
            rf"(?<=toi |den |cho |voi |for |any |all |moi |cac |gui |the ){_MODELS}",
            # "Hệ thống: từ giờ hãy nói"
            rf"(?:^|(?<=[.!?;:>*#]\s)|(?<=[.!?;:>*#]))(?:he thong|system|user|nguoi dung|developer|{_ROLES}"
            rf"|{_MODELS})\s*:\s*"
            rf"(?:[^.\n]{{0,60}}\b)?(?:hay (?:\w+ )?{_TOLD}|tu (?:gio|bay gio)|luon {_TOLD}"
            r"|ban (?:phai|hay|la)|khi (?:duoc hoi|tra loi)|moi cau hoi|you|always|from now)\b",
            rf"\btu (?:gio|nay|bay gio)(?: tro di)?,? (?:hay|ban|luon|chi)\b[^.\n]{{0,40}}\b{_TOLD}\b",
            r"\btu (?:gio|nay|bay gio)(?: tro di)?,? (?:voi|cho|khi|doi voi) (?:moi|tat ca|bat ky|cac)"
            r" cau hoi\b",
            # "[HỆ THỐNG] …", "Quy tắc mới: luôn nói …", and marks like those around a passage
            rf"[\[【<]\s*(?:he thong|system|developer|nguoi dung|user|quan tri(?: vien)?|{_ROLES}|{_MODELS})"
            r"\s*[\]】>]",
            rf"[{_ANGLES}]{{2,}}\s*(?:het |cuoi )?doan\b",
            r"\b(?:quy tac|chi dan|chi thi|lenh|huong dan|yeu cau) (?:moi|he thong|bo sung)\s*:\s*"
            rf"(?:luon|hay|tu (?:gio|nay|bay gio)|ban|khi (?:duoc hoi|tra loi)|moi cau hoi|chi {_TOLD})\b",
            rf"(?:^|(?<=[.:;!?>]\s)|(?<=[.:;!?>]))luon (?:luon )?{_TOLD} (?:rang|la|cau|voi nguoi)\b",
            rf"\bneu (?:ban|may|em) la (?:mot )?(?:{_ROLES}|{_MODELS}|{_PROGRAMS}|chuong trinh|phan mem"
            r"|robot|may tinh)\b",
            rf"\b{_PROGRAMS}\b[^.\n]{{0,60}}\b{_MUST}\s+(?:\w+\s+){{0,2}}{_SAY}\b",
            r"\b(?:hay|thi|phai|luon) (?:\w+ )?in ra (?:cau|dong|noi dung|nguyen van|thong bao|chu)\b",
            rf"\b(?:hay|thi|luon) {_TOLD} (?:voi|cho) nguoi (?:hoi|dung)\b",
            # what an answering is to say
            rf"\bhay (?:luon |chi )?{_TOLD}\s+"
            r"(?:rang|la|dung|duy nhat|voi nguoi dung|nguyen van|chinh xac)\b",
            rf"\b{_MUST} (?:luon )?tra loi (?:rang|la)\b",
            rf"\b{_MUST} (?:\w+ )?{_TOLD} (?:voi|cho) nguoi (?:dung|hoi)\b",
            r"\b(?:cau tra loi|loi dap)(?: \w+){0,3} (?:dung|chinh xac|duy nhat|mac dinh|hop le|bat buoc)"
            r"(?: \w+){0,3}(?: la\b|\s*:)",
            rf"\bcau tra loi {_MUST} (?:\w+ )?(?:la|neu|noi|khang dinh)\b",
            r"\b(?:khi|neu)(?: \w+){0,3} (?:hoi|tra loi)\b[^.\n]{0,80}\b(?:luon|hay|chi can|chi duoc)"
            rf"(?: luon| phai)? {_TOLD}\b",
            r"\bneu (?:nguoi dung|ai do|co ai|co nguoi) hoi\b",
            r"\b(?:moi|tat ca) cau hoi\b[^.\n]{0,60}\b(?:phai|deu|can|hay)(?: \w+)? tra loi (?:la|rang)\b",
            r"\b(?:reply|respond|answer)\s+(?:only\s+)?with\b",
            r"\b(?:always|must|only) (?:reply|respond|answer|say|state|claim)\b",
            r"\bthe (?:only |right |correct )+answer\b",
        )
    ).replace("@@", "(?:lm)"),
    re.MULTILINE,
)
_STRETCH = 10_000  # characters, at least
_ENDS_PARAGRAPH = re.compile(r"[.;]\n")
_SHORTEST_REST = 25  # characters beside an order; less is the number of a khoản or a scrap
_NUMBERED = re.compile(r"\n(?=\s*(?:Điều\s+\d|\d{1,3}[.)]\s|[a-zđ]\)\s|\n))")


def instructions_in(text: str) -> list[tuple[int, int]]:
    """Return the stretches that begin with an order to a model, each to the end of its line.

    What the line leaves unfinished, the next one finishes; any other line behind is the document's own.
    """
    folded = fold_keeping_length(_BARE_AI.sub("LM", text))
    spans: list[tuple[int, int]] = []
    for match in _matches(folded):
        if spans and match.start() < spans[-1][1]:
            continue
        start = max(text.rfind("\n", 0, match.start()), _sentence_before(text, match.start())) + 1
        spans.append((start, _end_of_order(text, match.end())))
    return spans


def _end_of_order(text: str, position: int) -> int:
    """Return where the line ends, or the one that goes on in the middle of its sentence."""
    end = _line_end(text, position)
    while end < len(text) and not _NUMBERED.match(text, end):
        following = text[end + 1 : _line_end(text, end + 1)].strip()
        is_open = text[:end].rstrip(" \t")[-1:] in (":", ",")
        if not following or not (is_open or following[0].islower()):
            break
        end = _line_end(text, end + 1)
    return end


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return found if found >= 0 else len(text)


def _matches(folded: str) -> Iterator[re.Match[str]]:
    """Yield the matches, looked for in stretches between sentences.

    The search of a long text in one go would hold up all other threads until it is done.
    """
    start = 0
    while start < len(folded):
        ends = _ENDS_PARAGRAPH.search(folded, start + _STRETCH)
        end = ends.end() if ends else len(folded)
        yield from _PATTERNS.finditer(folded, start, end)
        start = end


def longest_without_instructions(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the longest piece of text[start:end] where nothing speaks to a model; empty if only scraps."""
    spans = [(start + left, start + right) for left, right in instructions_in(text[start:end])]
    edges = [start, *(edge for span in spans for edge in span), end]
    left, right = max(zip(edges[::2], edges[1::2], strict=True), key=lambda piece: piece[1] - piece[0])
    return (left, right) if not spans or right - left >= _SHORTEST_REST else (start, start)


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

"""Who issued a document and when: what is known of it, and the sentence at its head that shows it."""

import re

from bot import texts_shapes as texts
from bot.shapes.case import Case
from bot.wording.framing import day_text, document_name
from vectorstore.conversation import content_words
from vectorstore.mentions import without_documents
from vectorstore.records import Document
from vectorstore.vietnamese import fold_keeping_length

_WHEN = r"(?:ngay|hom|thang|nam|khi|luc) nao|bao gio"
_ASKS_ISSUED = re.compile(
    r"\b(?:ban hanh|thong qua)\b.*\b(?:ai|nao|bao gio)\b|\b(?:ai|nao)\b.*\b(?:ban hanh|thong qua)\b"
    r"|\b(?:ngay|co quan) ban hanh\b"
    rf"|\bky\b.*\b(?:{_WHEN})\b|\b(?:{_WHEN})\b.*\bky\b|\bngay ky\b"
)
_ASKS_WHEN = re.compile(rf"\b(?:{_WHEN}|ngay (?:ky|ban hanh))\b")
_WORDS_OF_ISSUING = (
    "ban hành ký thông qua cơ quan người đơn vị đồng chí do văn bản số lúc hôm vào kết luận chỉ thị nghị"
    " quyết định quy chế hướng dẫn kế hoạch thông tư báo luật bộ điều lệ tổng bí thư chủ tịch nước quốc hội"
    " thủ tướng chính phủ bộ chính trị ban bí thư trung ương"
)
_OF_ISSUING = frozenset(_WORDS_OF_ISSUING.split())
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.;](?=\s|$)|(?=\n|$))")
_HEAD_CHARS = 2_500


def asks_who_issued(case: Case) -> bool:
    """Tell whether a question wants to know of a document who issued it, or when, and nothing else."""
    if not _ASKS_ISSUED.search(fold_keeping_length(case.query.text)):
        return False
    return all(word in _OF_ISSUING for word in content_words(without_documents(case.query.text)))


def asks_when(case: Case) -> bool:
    """Tell whether a question about who issued a document wants to know when."""
    return _ASKS_WHEN.search(fold_keeping_length(case.query.text)) is not None


def issued(document: Document) -> str:
    """Return who issued a document and when, as far as both are known; "" where the issuer is not."""
    if document.issuer is None:
        return ""
    name, day = document_name(document), document.issued_on
    if day is None:
        return texts.ISSUED_BY.format(document=name, issuer=document.issuer)
    return texts.ISSUED_BY_ON.format(document=name, issuer=document.issuer, day=day_text(day))


def head_of(document: Document, case: Case) -> tuple[int, int] | None:
    """Return where the sentence stands that says most of number, day and issuer at the head of a text."""
    text = case.index.text(document.id)[:_HEAD_CHARS]
    found = [one for one in _SENTENCE.finditer(text) if len(one.group()) <= case.max_quote_chars]
    best = max(found, key=lambda one: _worth(one.group(), document), default=None)
    return best.span() if best else None


def _worth(said: str, document: Document) -> int:
    day, issuer = document.issued_on, (document.issuer or "").lower()
    forms = (rf"0?{day.day}(?:/0?|\s+tháng\s+0?){day.month}(?:/|\s+năm\s+){day.year}",) if day else ()
    is_dated = any(re.search(form, said) for form in forms)
    return 2 * is_dated + ((document.number or document.title) in said) + (issuer in said.lower())

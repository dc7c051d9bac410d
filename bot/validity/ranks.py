"""Which of two documents stands higher, and which is newer; of Party documents and laws nobody can say."""

import re

from vectorstore.records import Document

_RANKS = (  # by the kind of a document, the highest first
    r"hiến pháp",
    r"(?:bộ )?luật",
    r"pháp lệnh",
    r"nghị định",
    r"quyết định của thủ tướng",
    r"thông tư(?: liên tịch)?",
    r"điều lệ|quyết định|quy định|quy chế|hướng dẫn|chỉ thị|công văn|kế hoạch",
)
_KINDS = tuple(re.compile(rf"(?:{kind})\b", re.IGNORECASE) for kind in _RANKS)
_OF_PREMIER = re.compile(r"/QĐ-TTg$", re.IGNORECASE)
_OF_PARTY = re.compile(r"[/-](?:\w+)?(?:TW|TU)$", re.IGNORECASE)


def stands_higher(document: Document, other: Document) -> bool:
    """Tell whether a document is known to stand higher than another."""
    rank, another = _rank(document), _rank(other)
    return rank is not None and another is not None and rank < another


def is_newer(document: Document, other: Document) -> bool:
    """Tell whether a document is known to have taken effect later than another."""
    since, before = document.effective_from, other.effective_from
    return since is not None and before is not None and since > before


def comes_first(document: Document, other: Document) -> bool:
    """Tell whether a document is to be read before another: the higher one, else the newer one."""
    if stands_higher(document, other) or stands_higher(other, document):
        return stands_higher(document, other)
    return is_newer(document, other)


def _rank(document: Document) -> int | None:
    if _OF_PARTY.search(document.number or ""):
        return None
    kind = (
        f"{document.kind or ''} của thủ tướng"
        if _OF_PREMIER.search(document.number or "")
        else document.kind or ""
    )
    return next((rank for rank, known in enumerate(_KINDS) if known.match(kind)), None)

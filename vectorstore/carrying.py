"""What a follow-up names only half: "khoản 2 thì sao", "điều tiếp theo", "điều 5 luật này"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vectorstore.query import Reference
from vectorstore.vietnamese import fold_keeping_length

_DOCUMENTS = (
    r"(?:bo luat|luat|van ban|nghi dinh|thong tu|quyet dinh|quy dinh|dieu le|chi thi|ket luan|nghi quyet"
    r"|huong dan)"
)
# Who takes a decision is asked of a matter, not of a document: "ai có quyền ra quyết định đó".
_SAME_DOCUMENT = re.compile(rf"(?<!\bra )\b{_DOCUMENTS} (?:nay|do|tren|ay|kia|vua roi|vua noi)\b")
_EDITION = re.compile(r"\b(?:luat|bo luat)(?: nam)? (?P<year>(?:19|20)\d\d)\b(?!/)")
_NEXT = r"(?:tiep theo|ke tiep|ke theo|lien sau|sau do|sau nua|tiep|sau)"
_PREVIOUS = r"(?:truoc do|lien truoc|phia truoc|ngay truoc|truoc)"
_STEP = re.compile(
    rf"\b(?P<what>dieu|khoan|diem) (?:(?P<next>{_NEXT})|(?P<previous>{_PREVIOUS}))(?=\s*(?:$|[?.!,]"
    r"|la\b|noi\b|quy\b|thi\b|the\b|ghi\b|co noi\b|nua\b|cua\b))"
)
_SAME_ARTICLE = re.compile(r"\b(?:dieu|khoan) (?:do|nay|ay|tren|vua roi|vua noi)\b")
_ASKS_TO_SEE = re.compile(
    r"\b(?:trich|nguyen van|toan van|day du|noi dung|noi gi|noi ve|quy dinh gi|ghi gi|xem|doc"
    r"|cho biet|noi cu the)\b"
)
_POINT = re.compile(r"\bdiem (?P<point>[a-z])\b(?! tiep| sau| truoc)")
_SHORT_CLAUSE = re.compile(r"^\W*(?:(?:the|con|vay)\s+)*k\s?(?P<clause>\d{1,2})(?=\W|$)")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def carried_over(
    question: str, own: Sequence[Reference], earlier: Sequence[Reference]
) -> tuple[Reference, ...]:
    """Return what a follow-up refers to: its own references, completed by those before it."""
    folded = fold_keeping_length(question)
    place = next((ref for ref in reversed(earlier) if ref.article), None)
    about = next((ref for ref in earlier if names_document(ref)), None)
    stepped = _stepped(folded, place)
    if stepped is not None:
        return (stepped,)
    inner = _inside_place(question, folded, own, place)
    if inner:
        return inner
    if about is None:
        return tuple(own)
    edition = _EDITION.search(folded)
    if edition and about.document_name and all(_is_edition(ref) for ref in own):
        return (_of_year(about, edition["year"]),)
    if own:
        return tuple(ref if names_document(ref) else _in_document_of(ref, about) for ref in own)
    same = Reference(about.document_number, about.document_name)
    return (same,) if _SAME_DOCUMENT.search(folded) else ()


def leans_on_place(question: str, references: Sequence[Reference]) -> bool:
    """Tell whether a follow-up names part of a place or document that its references do not complete."""
    folded = fold_keeping_length(question)
    if any(names_document(ref) for ref in references):
        return any(ref.clause and not ref.article for ref in references)
    return (
        any(True for _ in references)
        or _STEP.search(folded) is not None
        or _SAME_DOCUMENT.search(folded) is not None
        or _SHORT_CLAUSE.search(folded) is not None
        or (_POINT.search(folded) is not None and len(folded.split()) <= 6)
        or asks_to_see_place(question)
    )


def asks_to_see_place(question: str) -> bool:
    """Tell whether a question wants the Điều or khoản just named itself: "trích nguyên văn điều đó"."""
    folded = fold_keeping_length(question)
    return _SAME_ARTICLE.search(folded) is not None and _ASKS_TO_SEE.search(folded) is not None


def points_at_document(question: str) -> bool:
    """Tell whether a question speaks of the document just named: "văn bản này còn hiệu lực không"."""
    return _SAME_DOCUMENT.search(fold_keeping_length(question)) is not None


def names_document(reference: Reference) -> bool:
    """Tell whether a reference says which document it means."""
    return reference.document_number is not None or reference.document_name is not None


def _stepped(folded: str, place: Reference | None) -> Reference | None:
    """Return the neighbour of a place that "điều tiếp theo" or "khoản trước" means; None where none does."""
    step = _STEP.search(folded)
    if step is None or place is None:
        return None
    by = 1 if step["next"] else -1
    if step["what"] == "dieu":
        article = _neighbour(place.article, by)
        return replace(place, article=article, clause=None, point=None) if article else None
    if step["what"] == "khoan":
        clause = _neighbour(place.clause, by)
        return replace(place, clause=clause, point=None) if clause else None
    point = _neighbouring_letter(place.point, by)
    return replace(place, point=point) if point else None


def _neighbour(label: str | None, by: int) -> str | None:
    if label is None or not label.isdecimal() or int(label) + by < 1:
        return None
    return str(int(label) + by)


def _neighbouring_letter(label: str | None, by: int) -> str | None:
    position = _LETTERS.find(label) + by if label else -1
    return _LETTERS[position] if 0 <= position < len(_LETTERS) else None


def _inside_place(
    question: str, folded: str, own: Sequence[Reference], place: Reference | None
) -> tuple[Reference, ...]:
    """Complete khoản and điểm that name no Điều with the Điều before; nothing where there are none."""
    if place is None:
        return ()
    lacking = [ref for ref in own if ref.clause and not ref.article and not names_document(ref)]
    if lacking and len(lacking) == len(own):
        return tuple(replace(place, clause=ref.clause, point=ref.point) for ref in lacking)
    short = _SHORT_CLAUSE.search(folded)
    if short and not own:
        return (replace(place, clause=short["clause"], point=None),)
    point = _POINT.search(folded)
    if point and not own and len(folded.split()) <= 6:
        return (replace(place, point=question[point.start("point") : point.end("point")].lower()),)
    if own or not asks_to_see_place(question):
        return ()
    return (place if "khoan" in folded else replace(place, clause=None, point=None),)


def _in_document_of(reference: Reference, about: Reference) -> Reference:
    return replace(reference, document_number=about.document_number, document_name=about.document_name)


def _is_edition(reference: Reference) -> bool:
    name = reference.document_name or ""
    return reference.article is None and re.fullmatch(r"(?:bộ )?luật (?:năm )?\d{4}", name) is not None


def _of_year(about: Reference, year: str) -> Reference:
    """Return another edition of a document known by its name: "luật công đoàn 2012"."""
    name = re.sub(r"\s+(?:năm\s+)?(?:19|20)\d\d$", "", about.document_name or "")
    return Reference(document_name=f"{name} {year}")

"""What a comparison compares: two documents on a point, or two matters."""

import re
from collections.abc import Sequence
from datetime import date

from bot.choosing.remembering import Index
from vectorstore.contrasts import replaced
from vectorstore.conversation import content_words
from vectorstore.editions import asked_of_both, without_years_compared, years_compared
from vectorstore.mentions import find_mentions
from vectorstore.number_spelling import number_key
from vectorstore.query import Query, Reference
from vectorstore.records import Document
from vectorstore.vietnamese import fold_keeping_length, normalize, syllables

_COMPARES = re.compile(
    r"\bso sanh\b|^(?!.*(?:bao nhieu|\bmay\b)).*\bso voi\b"
    r"|\bkhac (?:gi|biet|the nao|nhu the nao|ra sao|o (?:dau|cho|diem))\b"
    r"|\bkhac nhau (?:gi|the nao|nhu the nao|ra sao|o (?:dau|cho|diem)|khong|giua)\b|\bkhac nhau\W*$"
    r"|\bkhac\b.{0,40}\b(?:cho|diem) nao(?=\W*$| ve )|\bgiong (?:va|hay) khac\b"
    r"|\bkhac voi\b.*\b(?:nao|gi|sao|khong)\W*$"
    r"|\bdiem (?:khac|giong)\b|\bphan biet\b(?! doi xu)|\bco gi khac\b|\bdiem moi\b.*\bso\b"
)
_FRAME = re.compile(
    r"\b(?:so sanh|hay|giup|cho (?:em|toi|minh) hoi|su khac (?:nhau|biet)(?: giua)?|khac (?:gi|nhau"
    r"|biet)(?: giua)?"
    r"|khac (?:the nao|nhu the nao|ra sao|o dau)|co gi khac|diem (?:khac|giong)(?: nhau)?(?: giua)?"
    r"|phan biet|giua"
    r"|giong (?:va|hay) khac(?: nhau)?|nhu the nao|the nao|ra sao|(?:o )?(?:diem|cho) nao|o dau"
    r"|la gi|nhau|co|gi|thi)\b|[?.!]"
)
_BETWEEN = re.compile(r"\b(?:so voi|khac gi(?: so)?(?: voi)?|khac voi|khac|voi|va|hay la|hay)\b|,")
_POINT = re.compile(r"\b(?:ve(?: viec| van de)?|o (?:diem|phan|noi dung))\s+(?P<point>.+)$")
_OTHER_YEAR = re.compile(
    r"\s*(?:va|voi|so voi|,|khac gi|den|-)*\s*(?:luat |bo luat )?(?:nam )?(?P<year>(?:19|20)\d\d)\b(?!/)"
)
_YEAR_COMPARED = re.compile(
    r"\b(?:so voi|khac gi(?: voi)?|voi) (?:luat |bo luat |ban )?(?:nam )?(?P<year>(?:19|20)\d\d)\b(?!/)"
)
_NEW_AND_OLD = re.compile(
    r"\b(?:luat|bo luat|quy dinh|van ban|ban) (?:cu|truoc day|truoc do)\b"
    r"|\b(?:cu|moi) (?:va|voi|so voi|khac gi)(?: (?:luat|bo luat|ban))? (?:moi|cu)\b"
)
_LAW_ON = re.compile(r"(?:Bộ luật|Luật) (?P<subject>[^\d(,;:]{3,40}?)\s*(?:(?:năm )?\d{4}|\(|$)")
_JOINTS = r"(?:theo|của|trong|ở|tại|giữa|về)"  # what joined the point to the documents
_NO_POINT = (
    "luật bộ cũ mới nghị định thông tư văn bản quy định năm trước đây so sánh khác nhau giống điểm phân"
    " biệt giữa với"
    " nội dung cơ hãy giúp chỉ ra"
)
_OF_NO_POINT = frozenset(_NO_POINT.split())
_FEWEST_WORDS = 2  # that a matter of its own has
_ASPECT = re.compile(
    r"(?P<aspect>(?:thời (?:gian|hạn)|mức(?: (?:đóng|hưởng|phạt|chi|lương|trợ cấp|hỗ trợ))?|tỷ lệ"
    r"|điều kiện(?: hưởng)?|hồ sơ|thủ tục|cách tính|quyền|nghĩa vụ|số (?:ngày|tháng|năm|tiền))"
    r"(?:(?: [^\W\d_]+){0,3}? (?:của|cho|khi|đối với))?)(?= )",
    re.IGNORECASE,
)


def is_comparison(text: str) -> bool:
    """Tell whether a question compares, in either spelling."""
    return _COMPARES.search(fold_keeping_length(text)) is not None or bool(asked_of_both(text))


def documents_compared(query: Query, index: Index, as_of: date) -> tuple[Document, ...]:
    """Return the documents that a question compares: those it names, or a law and the one before it."""
    references = [*query.references, *_other_years(query.text)]
    found: dict[str, Document] = {}
    for reference in references:
        for document in index.matching(reference, as_of)[:1]:
            found.setdefault(document.id, document)
    if len(found) == 1 and is_of_new_and_old(query):
        (document,) = found.values()
        return old_and_new(document, index)
    return tuple(found.values())


def is_of_new_and_old(query: Query) -> bool:
    """Tell whether a question sets a law against the one before it; its query may lack the word for "old"."""
    return any((years_compared(query.text), asked_of_both(query.text))) or any(
        _NEW_AND_OLD.search(fold_keeping_length(text)) for text in (query.question, query.text)
    )


def old_and_new(document: Document, index: Index) -> tuple[Document, ...]:
    """Return a document and the one before or after it; the document alone where there is none."""
    return (document, *_neighbours(document, index)[:1])


def places_compared(query: Query) -> tuple[Reference, ...]:
    """Return the Điều of named documents that a question compares; none where it does not name two."""
    named = (ref for ref in query.references if ref.article and (ref.document_name or ref.document_number))
    found = tuple(dict.fromkeys(named))
    return found if len(found) > 1 else ()


def point_compared(text: str) -> str:
    """Return on which point documents are compared: "mức đóng kinh phí"; "" where none is named."""
    asked = asked_of_both(text) or normalize(text)
    rest = without_years_compared(_without_documents_and_years(asked))
    folded = fold_keeping_length(rest)
    named = _POINT.search(folded)
    point = rest[named.start("point") :] if named else _blanked(_FRAME, _blanked(_BETWEEN, rest))
    point = re.sub(r"\s+", " ", _blanked(_FRAME, point)).strip(" ,.?!:")
    point = re.sub(rf"^(?:{_JOINTS}\s+)+|(?:\s+(?:{_JOINTS}|mới|cũ))+$", "", point)
    said = [word for word in content_words(point) if word not in _OF_NO_POINT]
    is_named = named is not None and len(syllables(point)) >= _FEWEST_WORDS  # "về làm thêm giờ"
    return point if said or is_named else ""


def subject_of(title: str) -> str:
    """Return what a law is about by its title: "công đoàn" of "Luật Công đoàn 2012"; "" of others."""
    named = _LAW_ON.match(title)
    return named["subject"].lower() if named else ""


def matters_compared(text: str) -> tuple[str, ...]:
    """Return the two matters that a question compares; none where it does not say two."""
    text = normalize(text)
    folded = fold_keeping_length(text)
    for match in _BETWEEN.finditer(folded):
        left = _blanked(_FRAME, text[: match.start()]).strip(" ,")
        right = _blanked(_FRAME, text[match.end() :]).strip(" ,")
        first, second = (re.sub(r"\s+", " ", side) for side in (left, right))
        sides = (first, _completed(first, second))
        if second and all(len(content_words(side)) >= _FEWEST_WORDS for side in sides):
            return sides
    return ()


def _completed(first: str, second: str) -> str:
    """Return the second matter with what it shares with the first: "thời gian thử việc và tập nghề"."""
    other = replaced(first, second)
    if other != first and set(content_words(second)) <= set(content_words(other)):
        return other
    aspect = _ASPECT.match(first)
    return f"{aspect['aspect']} {second}" if aspect and not _ASPECT.match(second) else second


def _other_years(text: str) -> list[Reference]:
    """Return the second edition of "luật công đoàn 2012 và 2024", "luật 2019 có gì mới so với 2012"."""
    text = normalize(text)
    folded = fold_keeping_length(text)
    mentions = [mention for mention in find_mentions(text) if mention.name]
    if len(mentions) != 1:
        return []
    (mention,) = mentions
    other = _OTHER_YEAR.match(folded, mention.end) or _YEAR_COMPARED.search(folded, mention.end)
    if other is None:
        return []
    name = re.sub(r"\s+(?:19|20)\d\d$", "", mention.name or "")
    return [Reference(document_name=f"{name} {other['year']}")]


def _neighbours(document: Document, index: Index) -> Sequence[Document]:
    """Return the documents that one replaces, and the one that replaces it."""
    numbers = [*document.replaces, *([document.replaced_by] if document.replaced_by else [])]
    named = [found for number in numbers for found in index.matching(Reference(document_number=number))[:1]]
    key = number_key(document.number or "")
    ended = (one for one in index.documents() if one.replaced_by and number_key(one.replaced_by) == key)
    return list({one.id: one for one in [*named, *ended] if one.id != document.id}.values())


def _without_documents_and_years(text: str) -> str:
    folded = fold_keeping_length(text)
    pieces, position = [], 0
    for mention in find_mentions(text):
        pieces.append(text[position : mention.start])
        other = _OTHER_YEAR.match(folded, mention.end)
        position = other.end() if other else mention.end
    return " ".join([*pieces, text[position:]])


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with blanks where a pattern matches it without diacritics."""
    characters = list(text)
    for match in pattern.finditer(fold_keeping_length(text)):
        characters[match.start() : match.end()] = " " * len(match.group())
    return "".join(characters)

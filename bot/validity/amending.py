"""Answers which document amends another and what it amends: by the text that says so."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from bot import texts_validity as texts
from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from bot.validity.effect import asks_what_it_ends, asks_whether_in_force, is_same, names, shortest_stretch
from bot.validity.validity import successor_in
from bot.validity.verdict import open_verdict
from bot.validity.whole_documents import asks_of_whole_documents
from bot.wording.document_names import brief_name, day_text
from vectorstore.locating import find_place
from vectorstore.number_spelling import number_key
from vectorstore.parts import WHOLE, Change, Part
from vectorstore.query import Query, Reference
from vectorstore.records import Document, Status
from vectorstore.reference_targets import has_number, matches_document

_ASKS = re.compile(
    r"\b(?:sửa đổi|bổ sung)\b|\bbãi bỏ\b.*\b(?:điều|khoản|phần|quy định)\b"
    r"|\b(?:phần|điều|khoản|chương|mục|phụ lục|quy định|nội dung)\s+nào\b.*\b(?:bãi bỏ|hết hiệu lực)\b",
    re.IGNORECASE,
)
# "Luật 97 sửa đổi luật nào", not "luật nào sửa đổi Luật Công đoàn" or "đã được sửa đổi chưa".
_ASKS_WHAT_IT_AMENDS = re.compile(
    r"(?<!nào )(?<!nào đã )(?<!bị )(?<!được )\b(?:sửa đổi|bổ sung|bãi bỏ)\b(?!\s+(?:bởi|bằng))"
    r"[^?]*\b(?:nào|gì)\b",
    re.IGNORECASE,
)
_OF_AMENDING = (
    "sửa đổi bổ sung bãi bỏ thay thế điều khoản phần quy định nội dung bởi bằng nào gì những các mấy đã được"
    " hết hiệu lực chương mục phụ lục"
    " bị chưa có không còn hay văn bản luật bộ nghị định thông tư quyết kết luận chỉ thị hướng dẫn quy chế lệ"
    " này khi bao giờ lúc từ ngày tháng năm một"
    " số lần thể là và của cho hiện nay cái đang vừa mới ra"
)
OF_AMENDING = frozenset(_OF_AMENDING.split())
_AMENDS = re.compile(r"\b(?:sửa đổi|bổ sung|bãi bỏ|thay (?:thế )?cụm từ|bỏ cụm từ)\b", re.IGNORECASE)
_ENDS = re.compile(r"hết hiệu lực", re.IGNORECASE)
_WANTS_PARTS = re.compile(
    r"\b(?:điều|khoản|phần|chương|mục|phụ lục|quy định|nội dung)\s+(?:nào|gì)\b|\bnhững gì\b", re.IGNORECASE
)
_WANTS_ENDED = re.compile(r"\bbãi bỏ\b", re.IGNORECASE)
_MOST = 3


def asks_about_amendments(query: Query) -> bool:
    """Tell whether a question names documents and only wants to know who amends them or what they amend."""
    return asks_of_whole_documents(query, _ASKS, OF_AMENDING)


def asks_to_amend(text: str) -> bool:
    """Tell whether a text asks of amendments, be it of a document or of something else."""
    return _ASKS.search(text) is not None


def amendment_stretches(query: Query, index: Index, as_of: date, *, max_chars: int) -> list[Stretch]:
    """Return where the texts say what amends, or is amended by, the documents that a question names."""
    found: dict[tuple[str, int], Stretch] = {}
    for reference in query.references:
        document = _document(reference, index, as_of)
        if _ASKS_WHAT_IT_AMENDS.search(query.text):
            stretches = _amended_by(document, query.text, index, max_chars) if document else iter(())
        else:
            stretches = _amending(reference, document, index, max_chars)
        found |= {(one.passage.document_id, one.start): one for one in stretches}
    return list(found.values())[:_MOST]


def unknown_of(query: Query, index: Index, as_of: date, today: date) -> str:
    """Return that the corpus does not tell what a question about validity asks; "" for any other question."""
    documents = [_document(reference, index, as_of) for reference in query.references]
    document = next((one for one in documents if one is not None), None)
    if document is None:
        return ""
    if asks_about_amendments(query):
        form = texts.AMENDS_NOTHING if _ASKS_WHAT_IT_AMENDS.search(query.text) else texts.AMENDED_BY_NONE
        return form.format(document=brief_name(document))
    if asks_whether_in_force(query) and asks_what_it_ends(query):
        return texts.ENDS_NOTHING.format(document=brief_name(document))
    status = document.status_on(as_of)
    if asks_whether_in_force(query) and status is not Status.UNKNOWN:
        label = texts.STATUS_LABELS_AT[status].format(day=day_text(as_of))
        known = texts.EFFECT_KNOWN.format(document=brief_name(document), status=label)
        return open_verdict(document, status, as_of, today) or known
    if asks_whether_in_force(query):
        return texts.EFFECT_NOT_STATED.format(document=brief_name(document))
    return ""


def _document(reference: Reference, index: Index, as_of: date) -> Document | None:
    """Return the document that is named; of a law named by its name, not the one that amends it."""
    found = index.matching(reference, as_of)
    if has_number(reference):
        return next(iter(found), None)
    return next((one for one in found if "sửa đổi" not in one.title.lower()), None)


def _amended_by(document: Document, question: str, index: Index, max_chars: int) -> Iterator[Stretch]:
    """Yield where a document changes the parts that are asked about, else where it names what it amends."""
    if _WANTS_PARTS.search(question):
        is_end = _WANTS_ENDED.search(question) is not None
        made = (one for one in document.amends if (one.change is Change.ENDED) is is_end)
        places = (
            _stretch_at(part, document, index, max_chars) for part in dict.fromkeys(one.by for one in made)
        )
        found = [one for one in places if one is not None]
        if found:
            yield from found
            return
    for number in document.amended_numbers:
        key = number_key(number)

        def is_meant(one: Reference, key: str = key, number: str = number) -> bool:
            if one.document_number is not None:
                return number_key(one.document_number) == key
            named = successor_in(index)(number)
            return named is not None and matches_document(one, named)

        stretch = _says(document, is_meant, index, max_chars)
        if stretch is not None:
            yield stretch


def _amending(
    reference: Reference, document: Document | None, index: Index, max_chars: int
) -> Iterator[Stretch]:
    """Yield where each document that amends the one that is named says so, the latest first."""
    is_meant: Callable[[Reference], bool] = partial(is_same, reference)
    others: Sequence[Document] = [one for one in index.documents() if one.amends]
    if document is not None:
        is_meant = partial(_is_of, document)
        numbers = {number_key(one.number) for one in document.amended_by}
        others = [one for one in others if one.number and number_key(one.number) in numbers]
    for other in sorted(others, key=lambda one: -(one.effective_from or date.min).toordinal()):
        stretch = _place_of(other, document, index, max_chars) if document else None
        stretch = stretch or _says(other, is_meant, index, max_chars)
        if stretch is not None:
            yield stretch


def _place_of(other: Document, document: Document, index: Index, max_chars: int) -> Stretch | None:
    """Return the one place in which a document says all that it changes in another, if it is short enough."""
    number = number_key(other.number or "")
    by = {one.by for one in document.amended_by if number_key(one.number) == number}
    articles = {one.article for one in by}
    common = next(iter(by)) if len(by) == 1 else Part(next(iter(articles))) if len(articles) == 1 else WHOLE
    return _stretch_at(common, other, index, max_chars)


def _stretch_at(part: Part, document: Document, index: Index, max_chars: int) -> Stretch | None:
    """Return a part of a document by its numbers, if it is there and short enough."""
    places = index.places(document.id)
    place = find_place(places, part.article, part.clause, part.point) if part.article else None
    if place is None or place.end - place.start > max_chars:
        return None
    passages = index.passages(document.id)
    passage = next(one for one in passages if one.start < place.end and place.start < one.end)
    return Stretch(passage, place.start, place.end, 1.0)


def _is_of(document: Document, mention: Reference) -> bool:
    return matches_document(mention, document)


def _says(
    document: Document, is_meant: Callable[[Reference], bool], index: Index, max_chars: int
) -> Stretch | None:
    """Return the shortest text of a document in which it amends, or ends parts of, one that is meant."""

    def says(text: str) -> bool:
        amends = (names(is_meant, text[found.end() :]) for found in _AMENDS.finditer(text))
        ends = (names(is_meant, text[: found.start()]) for found in _ENDS.finditer(text))
        return any(amends) or any(ends)

    return shortest_stretch(document, index, max_chars, says)

"""Answers whether a document is in force and what it replaces: by the texts that say so."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from bot.validity.validity import successor_in
from bot.validity.whole_documents import asks_of_whole_documents
from vectorstore.mentions import find_mentions
from vectorstore.query import Query, Reference
from vectorstore.records import Document, Hit, Place, Status
from vectorstore.reference_targets import matches_document, matches_number

_ASKS = re.compile(
    r"\bhiệu lực\b|\b(?:thay thế|bãi bỏ)\b|\bcòn\s+(?:được\s+)?(?:áp dụng|dùng|xài)\b", re.IGNORECASE
)
# "Nghị định 12 thay thế văn bản nào", not "văn bản nào thay thế Nghị định 12" or "bị thay thế bởi luật nào".
_ASKS_WHAT_IT_ENDS = re.compile(
    r"(?<!nào )(?<!bị )(?<!được )\b(?:thay thế|bãi bỏ)\b(?!\s+(?:bởi|bằng))[^?]*\b(?:nào|gì)\b",
    re.IGNORECASE,
)
_OF_EFFECT = (
    "hiệu lực còn hết có chưa không thay thế bởi bằng bãi bỏ áp dụng dùng xài thi hành từ khi nào bao giờ lúc"
    " ngày tháng năm văn bản luật bộ nghị định thông tư này đã đang vẫn nữa hay hiện nay tại bị được số"
    " những các cho cái gì vào thì quyết kết luận chỉ thị hướng dẫn quy chế điều lệ báo kế hoạch"
)
OF_EFFECT = frozenset(_OF_EFFECT.split())
_ENDED = re.compile(r"hết hiệu lực|được (?:thay thế|bãi bỏ)", re.IGNORECASE)  # behind what ends
_ENDING = re.compile(
    r"(?<!được )(?:thay thế|bãi bỏ)(?!\s+(?:một số|Điều|khoản|điểm|cụm từ))", re.IGNORECASE
)  # before it
_CHANGES = re.compile(r"hết hiệu lực|thay thế|bãi bỏ", re.IGNORECASE)
# "Luật này có hiệu lực …" where a sentence or khoản begins; not "… kể từ ngày Luật này có hiệu lực".
_BEGINS = re.compile(
    r"\s*(?:\w{1,3}[.)]\s*)?(?P<kind>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s+này\s+"
    r"(?:(?:thay thế|được)\s[^.;\n]*?\b(?:và|,)\s+)?có\s+hiệu\s+lực\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(r"hiệu\s+lực", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r"(?<=[.;])\s+")  # between sentences
_LABEL = re.compile(r"\s*\w{1,3}[.)]\s*")  # the number of a khoản is no sentence
_SURE = 1.0


def asks_whether_in_force(query: Query) -> bool:
    """Tell whether a question names documents and only wants to know whether they hold or what they end."""
    return asks_of_whole_documents(query, _ASKS, OF_EFFECT)


def asks_of_effect(text: str) -> bool:
    """Tell whether a text asks of effect, be it of a document or of something else."""
    return _ASKS.search(text) is not None


def asks_what_it_ends(query: Query) -> bool:
    """Tell whether a question wants to know what a document replaces or ends, not whether it holds."""
    return _ASKS_WHAT_IT_ENDS.search(query.text) is not None


def effect_stretches(
    query: Query, hits: Sequence[Hit], index: Index, as_of: date, *, max_chars: int
) -> list[Stretch]:
    """Return for each document named the text that says whether it holds on a day; none where none does.

    Of a document that is not there, one that was found may say that it ended.
    """
    stretches: dict[tuple[str, int], Stretch] = {}
    for reference in query.references:
        documents = index.matching(reference, as_of)[:1]
        if asks_what_it_ends(query):
            found = [_ended_by(document, index, max_chars) for document in documents]
        else:
            found = [_of_document(document, index, as_of, max_chars) for document in documents]
        if not documents:
            found = [_elsewhere(reference, hits, index, max_chars)]
        stretches |= {(one.passage.document_id, one.start): one for one in found if one is not None}
    return list(stretches.values())


def _of_document(document: Document, index: Index, as_of: date, max_chars: int) -> Stretch | None:
    """Return where the document that replaces this one says so, else where its own text tells."""
    if document.status_on(as_of) is Status.REPLACED and document.replaced_by is not None:
        successor = successor_in(index)(document.replaced_by)
        ending = successor and shortest_stretch(
            successor, index, max_chars, partial(_ends, lambda one: matches_document(one, document))
        )
        if ending:
            return ending
    return shortest_stretch(document, index, max_chars, partial(_tells_of_effect, document))


def _ended_by(document: Document, index: Index, max_chars: int) -> Stretch | None:
    """Return where a document says what it ends."""

    def says(text: str) -> bool:
        return _CHANGES.search(text) is not None and names(
            lambda one: not matches_document(one, document), text
        )

    return shortest_stretch(document, index, max_chars, says)


def _elsewhere(reference: Reference, hits: Sequence[Hit], index: Index, max_chars: int) -> Stretch | None:
    """Return where a document that ends the one asked for, or one of those found, says that it has ended."""
    ending = [
        document.id
        for document in index.documents()
        if any(matches_number(reference, number) for number in document.replaces)
    ]
    says = partial(_ends, partial(is_same, reference))
    lists = partial(names, partial(is_same, reference))
    ids = dict.fromkeys([*ending, *(hit.passage.document_id for hit in hits)])
    found = [shortest_stretch(index.document(one), index, max_chars, says) for one in ids]
    listed = [shortest_stretch(index.document(one), index, max_chars, lists) for one in ending]
    led = (stretch and _with_lead(stretch, index, max_chars) for stretch in listed)
    return next((stretch for stretch in (*found, *led) if stretch is not None), None)


def _with_lead(stretch: Stretch, index: Index, max_chars: int) -> Stretch:
    """Return an item of a list with the line that says what is listed, where both are short enough."""
    around = [
        place.start
        for place in index.places(stretch.passage.document_id)
        if place.level in ("clause", "article") and place.start < stretch.start and stretch.end <= place.end
    ]
    start = max(around, default=stretch.start)
    return replace(stretch, start=start) if stretch.end - start <= max_chars else stretch


def is_same(reference: Reference, mention: Reference) -> bool:
    """Tell whether a text mentions what a question names: the same number, or the same name and year."""
    if mention.document_number is not None:
        return matches_number(reference, mention.document_number)
    return mention.document_name is not None and mention.document_name == reference.document_name


def _ends(is_meant: Callable[[Reference], bool], text: str) -> bool:
    return any(names(is_meant, text[: found.start()]) for found in _ENDED.finditer(text)) or any(
        names(is_meant, text[found.end() :]) for found in _ENDING.finditer(text)
    )


def _tells_of_effect(document: Document, text: str) -> bool:
    begins = _BEGINS.match(text)
    if begins is not None and begins["kind"].lower().endswith((document.kind or "").lower()):
        return True
    return _EFFECT.search(text) is not None and names(lambda one: matches_document(one, document), text)


def names(is_meant: Callable[[Reference], bool], text: str) -> bool:
    """Tell whether a text names a document that is meant."""
    return any(is_meant(Reference(mention.number, mention.name)) for mention in find_mentions(text))


def shortest_stretch(
    document: Document, index: Index, max_chars: int, says: Callable[[str], bool]
) -> Stretch | None:
    """Return the shortest sentence or numbered part of a document that says something; None if none does."""
    text = index.text(document.id)
    fit = [
        (end - start, start, end)
        for start, end in _units(text, index.places(document.id))
        if end - start <= max_chars and says(text[start:end])
    ]
    if not fit:
        return None
    _, start, end = min(fit)
    passages = index.passages(document.id)
    around = next((one for one in passages if one.start <= start and end <= one.end), None)
    passage = around or next(one for one in passages if one.start < end and start < one.end)
    return Stretch(passage, start, end, _SURE)


def _units(text: str, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield where each sentence and each numbered part starts and ends."""
    yield from ((place.start, place.end) for place in places)
    for line in _LINE.finditer(text):
        gaps = (gap.end() for gap in _GAP.finditer(text, line.start(), line.end()))
        starts = [gap for gap in gaps if not _LABEL.fullmatch(text, line.start(), gap)]
        yield from pairwise([line.start(), *starts, line.end()])

"""The places that a question names: they are what is quoted, whatever else was found."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from bot.choosing.extraction import Texts
from vectorstore.conversation import content_words
from vectorstore.locating import find_place
from vectorstore.mentions import find_mentions, without_documents
from vectorstore.query import Query, Reference
from vectorstore.records import NAMED, Document, Hit, Passage, Place
from vectorstore.reference_targets import has_number, matches_document, matches_number

_NO_TOPIC = (
    "quy định nội dung nói hướng dẫn ban hành vấn đề việc công tác cái văn bản điều khoản điểm số ngày tóm"
    " tắt hãy cho xem tra cứu tìm giải thích trích toàn chi tiết cụ thể luật bộ nghị định thông tư quyết"
    " kết luận chỉ thị báo kế hoạch lệ nghị quyết"
)
OF_NO_TOPIC = frozenset(_NO_TOPIC.split())
_KIND_WORDS = "luật bộ nghị định thông tư quy chế điều lệ bản tóm tắt"
_KINDS = frozenset(_KIND_WORDS.split())
_PLACE = re.compile(r"(?:điều|khoản)\s+\d+\w*|điểm\s+\w{1,2}(?!\w)|quy định|nội dung|nói", re.IGNORECASE)
_ISSUER = re.compile(
    r"(?<!\w)(?:của|do) (?:bộ chính trị|ban bí thư|chính phủ|thủ tướng(?: chính phủ)?|quốc hội"
    r"|(?:ban chấp hành )?trung ương(?: đảng)?|tổng liên đoàn(?: lao động(?: việt nam)?)?"
    r"|(?:ban thường vụ )?thành ủy)(?!\w)",
    re.IGNORECASE,
)
_FEWEST_OF_TITLE = 2
_SCOPE = re.compile(r"phạm vi điều chỉnh|phạm vi áp dụng", re.IGNORECASE)


def named_places(query: Query, hits: Sequence[Hit], index: Texts) -> list[tuple[Passage, Place]]:
    """Return each Điều, khoản or điểm that the question names and the search has found, in its order."""
    found: dict[tuple[str, int, int], tuple[Passage, Place]] = {}
    named = [hit.passage for hit in hits if hit.score >= NAMED]
    is_any_loose = any(map(_is_loose, query.references))
    titled = _of_titled_document(query, hits, index) if is_any_loose else []
    for reference in query.references:
        is_loose = _is_loose(reference)
        for passage in titled if is_loose else named:
            place = _place(reference, index.places(passage.document_id))
            if place is None:
                continue
            if is_loose or (passage.start < place.end and place.start < passage.end):
                found.setdefault((passage.document_id, place.start, place.end), (passage, place))
    return list(found.values())


def _is_loose(reference: Reference) -> bool:
    return reference.document_number is None and reference.document_name is None


def _of_titled_document(query: Query, hits: Sequence[Hit], index: Texts) -> list[Passage]:
    """Return a passage of the best document whose title the question gives, though no law is known by it."""
    titled = (
        hit.passage for hit in hits if _gives_title(query, index.document(hit.passage.document_id).title)
    )
    return list(islice(titled, 1))


def _gives_title(query: Query, title: str) -> bool:
    """Tell whether a question, its places left out, has all of a title, or a title all of the question."""
    said = set(content_words(_PLACE.sub(" ", query.text))) - _KINDS
    words = set(content_words(title)) - _KINDS
    return bool(said and words) and (words <= said or (said <= words and len(said) >= _FEWEST_OF_TITLE))


def asks_what_it_is_about(query: Query) -> bool:
    """Tell whether a question names a document and wants to know no more than what it is about."""
    named = [ref for ref in query.references if has_number(ref) or ref.document_name]
    if not named or any(reference.article for reference in query.references):
        return False
    words = content_words(_ISSUER.sub(" ", without_documents(query.text)))
    return all(word in OF_NO_TOPIC for word in words)


def scope(places: Sequence[Place]) -> Place | None:
    """Return the Điều that says what a document is about: by its title, else Điều 1; None without either."""
    articles = [place for place in places if place.level == "article"]
    named = (place for place in articles if _SCOPE.search(place.title))
    return next(named, next((place for place in articles if place.label == "Điều 1"), None))


def names_missing_document(
    query: Query, documents: Callable[[], Sequence[Document]], hits: Sequence[Hit]
) -> bool:
    """Tell whether a question names a number that no document has and no passage found speaks of."""
    numbered = [reference for reference in query.references if has_number(reference)]
    known = documents() if numbered else ()
    missing = [ref for ref in numbered if not any(matches_document(ref, document) for document in known)]
    return bool(missing) and not any(_speaks_of(hit.passage, missing) for hit in hits)


def _speaks_of(passage: Passage, references: Sequence[Reference]) -> bool:
    said = [mention.number for mention in find_mentions(passage.text) if mention.number is not None]
    return any(matches_number(reference, number) for reference in references for number in said)


def _place(reference: Reference, places: Sequence[Place]) -> Place | None:
    if reference.article is None:
        return None
    return find_place(places, reference.article, reference.clause, reference.point)

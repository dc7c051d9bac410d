"""Lists of documents: "có những văn bản nào về an toàn lao động", "liệt kê các luật còn hiệu lực"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot import texts
from bot.answers import Answer, Citation, NoAnswer
from bot.case import Case
from bot.citations import cite_all
from bot.extraction import opening_stretch
from bot.framing import day_text, document_name, no_answer_text, status_text
from bot.named import scope
from bot.nearest import nearest_documents
from bot.relevance import Asked, Words
from vectorstore.conversation import content_words
from vectorstore.records import Document, Passage, Status
from vectorstore.vietnamese import fold, fold_keeping_length, syllables

Span = tuple[Passage, int, int]  # a stretch of a document, and the passage it is cited by

_MOST_LISTED = 6
_QUOTE_CHARS = 280
_LEAST_SHARE = 0.75  # of the topic's words and pairs of words, in a passage and the headings over it
_HEADING = 0.5  # what the share of its heading that the topic has counts
_LINE = re.compile(r"[^\n.;]+[.;]?")
_UNIT_END = re.compile(r"(?<=[^\s\d][.;])(?=\s)|(?=\n)")
_KIND = (
    r"(?:van ban(?: phap luat| quy pham phap luat)?|tai lieu|bo luat|luat|nghi dinh|thong tu|nghi quyet"
    r"|chi thi"
    r"|ket luan|quyet dinh|huong dan|quy dinh|thong bao|dieu le|bai viet)"
)
_ABOUT = r"(?:quy dinh(?: chi tiet)?|noi|huong dan|dieu chinh|lien quan|de cap|ban hanh|viet|ap dung)"
_TO = r"(?:ve(?: viec| van de)?|den|toi|cho|trong linh vuc)"
_ASKS = re.compile(
    rf"\b(?:liet ke|ke ten|ke ra|danh sach|danh muc|cho (?:em |toi |minh )?(?:xem |biet )?cac|tong hop)"
    rf"(?: (?:giup|cho|ra|toi|em|minh|tat ca|toan bo|cac|nhung|moi|ten))* (?P<kind>{_KIND})\b"
    rf"|\b(?:co |gom |bao gom |hien co )*(?:nhung |cac |bao nhieu "
    rf"|may )(?P<kind2>{_KIND})(?: nao)? (?:dang |hien )*"
    rf"(?:(?:{_ABOUT} )?{_TO}|(?:{_ABOUT}|con hieu luc|het hieu luc|co hieu luc|chua co hieu luc"
    rf"|trong kho))\b"
    rf"|\b(?P<kind3>{_KIND}) (?:nao|gi) (?:dang |hien |duoc )*(?:(?:{_ABOUT} )?{_TO}|quy dinh|huong dan"
    rf"|dieu chinh"
    r"|con hieu luc|het hieu luc|co hieu luc|chua co hieu luc)\b"
    rf"|\b(?:co|nhung|cac) (?P<kind4>{_KIND}) (?:nao|gi)\b"
)
# "văn bản nào thay thế Nghị định 12" asks for one document, which its own text names.
_OTHER = re.compile(
    r"\b(?:thay the|bai bo|sua doi|dieu nao|khoan nao|bao nhieu (?:dieu|chuong|khoan)|o dau)\b"
)
_STATUSES = (
    (re.compile(r"\b(?:con|dang co|dang|co) (?:hieu luc|ap dung)\b"), (Status.IN_FORCE,)),
    (re.compile(r"\b(?:het hieu luc|khong con hieu luc|da bi thay the|da het)\b"), (Status.REPLACED,)),
    (re.compile(r"\b(?:chua co hieu luc|sap co hieu luc)\b"), (Status.NOT_YET,)),
)
_LEAD = re.compile(rf"\s*(?:(?:nao|gi|dang|hien|co|{_ABOUT}|{_TO})\b\s*)*")
_YEAR = re.compile(r"\b(?:ban hanh|ra doi|thong qua|ky)\s+(?:trong |vao )?(?:nam )?(?P<year>(?:19|20)\d\d)\b")
_GENERAL = frozenset({"van ban", "van ban phap luat", "van ban quy pham phap luat", "tai lieu", "quy dinh"})
_NO_TOPIC = (
    "văn bản pháp luật quy phạm tài liệu bộ nghị định thông tư quyết chỉ thị kết hướng dẫn điều lệ bài"
    " viết liệt kê"
    " danh sách mục tất cả còn hết hiệu lực đang hiện hành áp dụng ban kho liên quan đến nói chỉnh về"
    " việc vấn"
    " đề hãy kể tên giúp xem hiện cập tổng hợp lĩnh vực chưa thông báo bao gồm thống đã dùng được chi tiết"
)
_OF_NO_TOPIC = frozenset(_NO_TOPIC.split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents a list is to have."""

    topic: str  # "" where all of a kind are wanted
    kind: str  # "luat", without diacritics; "" where any will do
    statuses: tuple[Status, ...] = ()
    year: int | None = None

    def fits(self, document: Document, as_of: date) -> bool:
        """Tell whether a document is of the kind, the validity and the year."""
        is_kind = not self.kind or _is_of_kind(document, self.kind)
        is_valid = not self.statuses or document.status_on(as_of) in self.statuses
        is_of_year = self.year is None or (
            document.issued_on is not None and document.issued_on.year == self.year
        )
        return is_kind and is_valid and is_of_year


def wanted_list(text: str) -> Wanted | None:
    """Return which documents a question wants listed; None where it wants none."""
    folded = fold_keeping_length(text)
    asked = _ASKS.search(folded)
    if asked is None or _OTHER.search(folded):
        return None
    kind = next((name for name in asked.groups() if name), "")
    topic = f"{text[: asked.start()]} {text[asked.end() :]}"
    year = _YEAR.search(folded)
    words = [word for word in content_words(topic) if word not in _OF_NO_TOPIC]
    return Wanted(
        topic=_bare(topic) if words else "",
        kind="" if kind in _GENERAL else kind,
        statuses=next((found for pattern, found in _STATUSES if pattern.search(folded)), ()),
        year=int(year["year"]) if year else None,
    )


def _bare(topic: str) -> str:
    """Return a topic without the words that lead to it: "về", "liên quan đến"."""
    lead = _LEAD.match(fold_keeping_length(topic))
    rest = re.sub(r"\s+", " ", topic[lead.end() if lead else 0 :]).strip(" ?.!,:")
    return re.sub(r"\s+(?:không|khong)(?:\s+(?:ạ|a|vậy|vay))?$", "", rest)


def listed_answer(case: Case) -> Answer | NoAnswer | None:
    """Return the documents that a question wants listed, each with a passage; None where it wants none."""
    wanted = wanted_list(case.query.text)
    if wanted is None or any(ref.article or ref.document_number for ref in case.query.references):
        return None
    found = _on_topic(case, wanted) if wanted.topic else _of_kind(case, wanted)
    shown = [span for _, span in found if span is not None][:_MOST_LISTED]
    citations = cite_all(shown, case.index, case.as_of)
    if citations:
        return Answer(_text(citations, len(found), case), citations)
    nearest = nearest_documents(case)
    return NoAnswer(no_answer_text(nearest, case.contact, lead=texts.NO_SUCH_DOCUMENTS), nearest)


def _text(citations: Sequence[Citation], total: int, case: Case) -> str:
    lines = [texts.DOCUMENTS_FOUND.format(count=total)]
    lines += [line for one in citations for line in (_entry(one, case), _quoted(one))]
    if total > len(citations):
        lines.append(texts.MORE_DOCUMENTS.format(count=total - len(citations)))
    return "\n".join(lines)


def _entry(citation: Citation, case: Case) -> str:
    document = citation.document
    details = status_text(citation.status, case.as_of, case.today)
    if document.effective_from is not None and citation.status is Status.IN_FORCE:
        details = texts.HOLDS_SINCE.format(status=details, day=day_text(document.effective_from))
    return texts.DOCUMENT_LISTED.format(
        number=citation.number, document=document_name(document), details=details
    )


def _quoted(citation: Citation) -> str:
    quote = texts.QUOTED.format(quote=citation.quote, number=citation.number)
    return f"{citation.locator}: {quote}" if citation.locator else quote


def _beginning(passage: Passage, case: Case) -> Span:
    """Return the first lines of a passage, from the Điều on that starts in it, short enough for a list."""
    places = case.index.places(passage.document_id)
    starts = (
        one.start for one in places if one.level == "article" and passage.start <= one.start < passage.end
    )
    start = next(starts, passage.start)
    text = case.index.text(passage.document_id)[start : passage.end]
    if len(text) <= _QUOTE_CHARS:
        return passage, start, passage.end
    cut = max([0, *(one.end() for one in _UNIT_END.finditer(text, 0, _QUOTE_CHARS))])
    return passage, start, start + (cut if cut > _QUOTE_CHARS // 3 else text.rfind(" ", 0, _QUOTE_CHARS))


def _telling(passage: Passage, asked: Asked, case: Case) -> Span:
    """Return the beginning of a passage where it tells of the topic, else the line of it that does most."""
    beginning = _beginning(passage, case)
    text = case.index.text(passage.document_id)
    if asked.coverage(text[beginning[1] : beginning[2]]) >= _LEAST_SHARE:
        return beginning
    lines = (line for line in _LINE.finditer(text, passage.start, passage.end) if line.group().strip())
    best = max(lines, key=lambda line: asked.coverage(line.group()), default=None)
    if best is None or asked.coverage(best.group()) <= asked.coverage(text[beginning[1] : beginning[2]]):
        return beginning
    end = best.end() if len(best.group()) <= _QUOTE_CHARS else text.rfind(" ", 0, best.start() + _QUOTE_CHARS)
    return passage, best.start(), end


def _on_topic(case: Case, wanted: Wanted) -> list[tuple[Document, Span | None]]:
    """Return the documents that speak of a topic, those with it in their title first, what holds first."""
    hits = case.search(case.build(wanted.topic))
    words = set(content_words(wanted.topic))
    asked = Asked.of(wanted.topic, case.index.weight)
    best: dict[str, tuple[float, Passage]] = {}
    for hit in hits:
        worth = _worth(asked, hit.passage, case)
        if worth > best.get(hit.passage.document_id, (_LEAST_SHARE, None))[0]:
            best[hit.passage.document_id] = (worth, hit.passage)
    found = {name: _telling(passage, asked, case) for name, (_, passage) in best.items()}
    titled = [doc for doc in case.index.documents() if words <= set(syllables(doc.title))]
    documents = [*titled, *(case.index.document(name) for name in found)]
    fitting = {doc.id: doc for doc in documents if wanted.fits(doc, case.as_of)}
    ranked = sorted(fitting.values(), key=lambda doc: _rank(doc, case.as_of))
    return [(doc, found.get(doc.id) or _opening(doc, case)) for doc in ranked]


def _worth(asked: Asked, passage: Passage, case: Case) -> float:
    """Return how much a passage tells of a topic; a heading of nothing else makes it more telling."""
    title = case.index.document(passage.document_id).title
    heading = Words.of(passage.heading_path[-1:])
    covered = asked.coverage(passage.text, [title, *passage.heading_path])
    return covered + _HEADING * asked.share_of(heading) if covered >= _LEAST_SHARE else 0.0


def _of_kind(case: Case, wanted: Wanted) -> list[tuple[Document, Span | None]]:
    fitting = [doc for doc in case.index.documents() if doc.number and wanted.fits(doc, case.as_of)]
    ranked = sorted(fitting, key=lambda doc: (_rank(doc, case.as_of), -_since(doc)))
    return [(doc, _opening(doc, case) if place < _MOST_LISTED else None) for place, doc in enumerate(ranked)]


def _rank(document: Document, as_of: date) -> int:
    order = (Status.IN_FORCE, Status.UNKNOWN, Status.NOT_YET, Status.REPLACED)
    return order.index(document.status_on(as_of))


def _since(document: Document) -> int:
    return (document.effective_from or document.issued_on or date.min).toordinal()


def _is_of_kind(document: Document, kind: str) -> bool:
    if kind == "luat":
        return fold(document.kind or "") in ("luat", "bo luat")
    return fold(document.kind or "") == kind


def _opening(document: Document, case: Case) -> Span | None:
    """Return what says what a document is about: its Điều 1, else its first paragraph."""
    passages = case.index.passages(document.id)
    article = scope(case.index.places(document.id))
    if article is not None:
        inside = (one for one in passages if one.start < article.end and article.start < one.end)
        return next((_beginning(one, case) for one in inside), None)
    openings = (
        opening_stretch(one, document.title, case.index, max_chars=_QUOTE_CHARS) for one in passages[:2]
    )
    found = next((one for one in openings if one is not None), None)
    if found is not None:
        return found.passage, found.start, found.end
    return _beginning(passages[0], case) if passages else None

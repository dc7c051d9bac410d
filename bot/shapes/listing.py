"""Lists of documents: "có những văn bản nào về an toàn lao động", "liệt kê các luật còn hiệu lực"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import texts, texts_shapes
from bot.answers import Answer, Citation, NoAnswer
from bot.choosing.nearest import nearest_documents
from bot.choosing.relevance import Asked
from bot.choosing.words import Words
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.telling import LEAST_SHARE, Span, opening, telling
from bot.shapes.wanted import Wanted, by_issuer, wanted_list
from bot.validity.validity import successor_in
from bot.validity.verdict import validity_of
from bot.wording.document_names import brief_name
from bot.wording.framing import day_text, document_name, no_answer_text
from vectorstore.conversation import content_words
from vectorstore.records import Document, Passage, Status
from vectorstore.vietnamese import syllables

_MOST_LISTED = 6
_AS_MUCH = 0.5  # documents whose worth differs by less tell as much
_PENALTIES = re.compile(r"xử phạt")
_HEADING = 0.5  # what the share of its heading that the topic has counts


_MOST_OF_TOPIC = 6  # words that a list is about


def listed_answer(case: Case) -> Answer | NoAnswer | None:
    """Return the documents that a question wants listed, each with a passage; None where it wants none."""
    wanted = wanted_list(case.query.text, "" if case.query.topic else case.query.question)
    if wanted is None or any(ref.article or ref.document_number for ref in case.query.references):
        return None
    wanted = by_issuer(wanted, case.index.documents())
    if wanted.begin or wanted.end:
        case = replace(case, as_of=case.today)
    found = _on_topic(case, wanted) if wanted.topic else _of_kind(case, wanted)
    shown = [span for _, span in found if span is not None][:_MOST_LISTED]
    citations = cite_all(shown, case.index, case.as_of)
    if citations:
        return Answer(_text(citations, len(found), case, wanted), citations)
    if not wanted.topic:
        return NoAnswer(no_answer_text((), case.contact, lead=texts_shapes.NO_SUCH_DOCUMENTS))
    if len(content_words(wanted.topic)) > _MOST_OF_TOPIC:
        return None  # a question in which a document occurs
    nearest = nearest_documents(case)
    return NoAnswer(no_answer_text(nearest, case.contact, lead=texts_shapes.NO_SUCH_DOCUMENTS), nearest)


def _text(citations: Sequence[Citation], total: int, case: Case, wanted: Wanted) -> str:
    lines = [texts_shapes.DOCUMENTS_FOUND.format(count=total)]
    lines += [line for one in citations for line in (_entry(one, case, wanted), _quoted(one))]
    if total > len(citations):
        lines.append(texts_shapes.MORE_DOCUMENTS.format(count=total - len(citations)))
    return "\n".join(lines)


def _entry(citation: Citation, case: Case, wanted: Wanted) -> str:
    document = citation.document
    details = [validity_of(document, citation.status, case.index, case.as_of, case.today)]
    if wanted.amended:
        details.append(_amended_by(document, case))
    if (wanted.newest or wanted.year) and document.issued_on is not None:
        details.insert(0, texts_shapes.ISSUED_ON.format(day=day_text(document.issued_on)))
    return texts_shapes.DOCUMENT_LISTED.format(
        number=citation.number, document=document_name(document), details=texts.LIST_JOIN.join(details)
    )


def _amended_by(document: Document, case: Case) -> str:
    """Return which documents amend this one, or end parts of it."""
    find = successor_in(case.index)
    named = ((find(one.number), one.number) for one in document.amended_by)
    names = dict.fromkeys(brief_name(found) if found else number for found, number in named)
    return texts_shapes.IS_AMENDED_BY.format(documents=", ".join(names))


def _quoted(citation: Citation) -> str:
    quote = texts.QUOTED.format(quote=citation.quote, number=citation.number)
    return f"{citation.locator}: {quote}" if citation.locator else quote


def _on_topic(case: Case, wanted: Wanted) -> list[tuple[Document, Span | None]]:
    """Return the documents that speak of a topic, those with it in their title first, what holds first."""
    hits = case.search(case.build(wanted.topic))
    words = set(content_words(wanted.topic))
    asked = Asked.of(wanted.topic, case.index.weight)
    best: dict[str, tuple[float, Passage]] = {}
    for hit in hits:
        worth = _worth(asked, hit.passage, case)
        if worth > best.get(hit.passage.document_id, (LEAST_SHARE, None))[0]:
            best[hit.passage.document_id] = (worth, hit.passage)
    found = {name: telling(passage, asked, case) for name, (_, passage) in best.items()}
    titled = [doc for doc in case.index.documents() if words <= set(syllables(doc.title))]
    documents = [*titled, *(case.index.document(name) for name in found)]
    fitting = {doc.id: doc for doc in documents if wanted.fits(doc, case.as_of)}
    topic = " ".join(syllables(wanted.topic))
    worths = {name: worth for name, (worth, _) in best.items()}
    ranked = sorted(
        fitting.values(), key=lambda doc: (_rank(doc, case.as_of), _steps(worths, doc, topic), _order(doc))
    )
    if wanted.newest:
        ranked.sort(key=lambda doc: -_issued(doc))
    return [(doc, found.get(doc.id) or opening(doc, case)) for doc in ranked]


def _steps(worths: dict[str, float], document: Document, topic: str) -> int:
    """Return how far a document falls behind in what it tells: 0 with the topic in its title, coarsely."""
    if topic and f" {topic} " in f" {' '.join(syllables(document.title))} ":
        return 0
    return 1 + round((1 + _HEADING - worths.get(document.id, 0.0)) / _AS_MUCH)


def _order(document: Document) -> int:
    """Return which document stands first of two that tell as much: a law, a penalty decree last."""
    if _PENALTIES.search(document.title.lower()):
        return 2
    return 0 if (document.kind or "").lower() in ("luật", "bộ luật") else 1


def _worth(asked: Asked, passage: Passage, case: Case) -> float:
    """Return how much a passage tells of a topic; a heading of nothing else makes it more telling."""
    title = case.index.document(passage.document_id).title
    heading = Words.of(passage.heading_path[-1:])
    covered = asked.coverage(passage.text, [title, *passage.heading_path])
    return covered + _HEADING * asked.share_of(heading) if covered >= LEAST_SHARE else 0.0


def _of_kind(case: Case, wanted: Wanted) -> list[tuple[Document, Span | None]]:
    fitting = [doc for doc in case.index.documents() if doc.number and wanted.fits(doc, case.as_of)]
    if wanted.newest:
        ranked = sorted(fitting, key=lambda doc: -_issued(doc))
    else:
        ranked = sorted(fitting, key=lambda doc: (_rank(doc, case.as_of), -_since(doc)))
    return [(doc, opening(doc, case) if place < _MOST_LISTED else None) for place, doc in enumerate(ranked)]


def _rank(document: Document, as_of: date) -> int:
    order = (Status.IN_FORCE, Status.UNKNOWN, Status.NOT_YET, Status.REPLACED)
    return order.index(document.status_on(as_of))


def _since(document: Document) -> int:
    return (document.effective_to or document.effective_from or document.issued_on or date.min).toordinal()


def _issued(document: Document) -> int:
    return (document.issued_on or document.effective_from or date.min).toordinal()

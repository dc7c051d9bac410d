"""Comparisons: what each side says, the earlier law first, each quoted by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.answers import Answer, Citation, NeedsDetails, NoAnswer
from bot.arranging import choose, in_reading_order
from bot.case import Case
from bot.citations import cite_all
from bot.confidence import confidence, evidence
from bot.extraction import Stretch, find_stretches
from bot.framing import day_text, document_name, framing_line, no_answer_text, source_name
from bot.notes import validity_notes
from bot.relevance import Asked
from bot.sides import documents_compared, is_comparison, matters_compared, point_compared
from bot.validity import prefer_valid, successor_in
from vectorstore.conversation import content_words
from vectorstore.locating import children
from vectorstore.query import Query, Reference
from vectorstore.question_text import without_legal_words
from vectorstore.records import Document
from vectorstore.vietnamese import syllables

_LEAST_SHARE = 0.6  # of what the words of the point compared tell that a quote must have
_LEAST_OF_HEADING = 0.8  # of the words of a heading that the matter of its Điều has
_QUOTES_A_SIDE = 2
_SAYS_NOTHING = re.compile(r"(?:quy định chi tiết|hướng dẫn|quy định cụ thể)[^.;]{0,60}[.;]?\s*$")
_SHORT_CHARS = 130  # a shorter stretch that only sends one elsewhere says nothing of a matter


@dataclass(frozen=True, slots=True)
class _Side:
    """One thing compared: its name, and the stretches that tell of it."""

    name: str
    stretches: tuple[Stretch, ...]


def compared_answer(case: Case) -> Answer | NoAnswer | NeedsDetails | None:
    """Return what both sides of a comparison say; None where nothing is compared, or one side is unknown."""
    if not is_comparison(case.query.text):
        return None
    documents = documents_compared(case.query, case.index, case.as_of)
    if len(documents) > 1:
        return _of_documents(case, documents)
    matters = matters_compared(without_legal_words(case.query.text))
    return _of_matters(case, matters) if len(matters) > 1 else None


def _of_documents(case: Case, documents: Sequence[Document]) -> Answer | NoAnswer | NeedsDetails:
    point = point_compared(without_legal_words(case.query.text))
    if not point:
        names = texts.AND.join(document_name(document) for document in documents)
        return NeedsDetails(texts.COMPARE_WHAT.format(documents=names))
    ordered = sorted(documents, key=lambda one: one.effective_from or one.issued_on or case.today)
    sides = [_Side(_dated(document), _in_document(case, document, point)) for document in ordered]
    if not any(side.stretches for side in sides):
        nearest = tuple(ordered)
        return NoAnswer(no_answer_text(nearest, case.contact), nearest)
    return _answer(case, sides)


def _of_matters(case: Case, matters: Sequence[str]) -> Answer | None:
    sides = [_Side(matter, _about(case, matter)) for matter in matters]
    places = {(one.passage.document_id, one.start) for side in sides for one in side.stretches}
    is_told_apart = all(side.stretches for side in sides) and len(places) == len(sides)
    return _answer(case, sides) if is_told_apart else None


def _in_document(case: Case, document: Document, point: str) -> tuple[Stretch, ...]:
    """Return what a document says on a point; nothing where it says nothing of it."""
    built = case.build(point)
    query = Query(built.question, built.text, references=(Reference(document_number=document.number),))
    hits = [hit for hit in case.search(query) if hit.passage.document_id == document.id]
    asked = Asked.of(query.text, case.index.weight)
    stretches = find_stretches(
        asked, hits, case.index, max_chars=case.max_quote_chars, embedder=case.embedder
    )
    told = [one for one in stretches if one.traits is not None and one.traits.words >= _LEAST_SHARE]
    chosen = choose(told, limit=_QUOTES_A_SIDE)
    return tuple(in_reading_order(chosen, case.index, max_chars=case.max_quote_chars))


def _about(case: Case, matter: str) -> tuple[Stretch, ...]:
    """Return what answers a question about one matter alone; nothing where that is not sure."""
    query = case.build(matter)
    hits = case.search(query)
    asked = Asked.of(query.text, case.index.weight)
    stretches = find_stretches(
        asked, hits, case.index, max_chars=case.max_quote_chars, embedder=case.embedder
    )
    valid = prefer_valid(stretches, case.index, case.as_of, case.today)
    stretches = [one for one in valid if not _sends_elsewhere(one, case)]
    if confidence(evidence(stretches)) < case.min_confidence:
        return ()
    return (_first_of_article(stretches[0], query.text, case) or stretches[0],)


def _first_of_article(stretch: Stretch, matter: str, case: Case) -> Stretch | None:
    """Return the first khoản of the Điều around a stretch where the matter is its title; None elsewhere."""
    places = case.index.places(stretch.passage.document_id)
    around = (one for one in places if one.level == "article" and one.start <= stretch.start < one.end)
    article = next(around, None)
    if article is None:
        return None
    words, heading = set(syllables(matter)), set(content_words(article.title))
    first = next(iter(children(places, article, levels=("clause",))), None)
    if first is None or len(words & heading) < _LEAST_OF_HEADING * max(len(heading), 1):
        return None
    end = min(first.end, first.start + case.max_quote_chars)
    return Stretch(stretch.passage, first.start, end, stretch.score)


def _sends_elsewhere(stretch: Stretch, case: Case) -> bool:
    text = case.index.text(stretch.passage.document_id)[stretch.start : stretch.end]
    return len(text) < _SHORT_CHARS and _SAYS_NOTHING.search(text) is not None


def _answer(case: Case, sides: Sequence[_Side]) -> Answer:
    spans = [(one.passage, one.start, one.end) for side in sides for one in side.stretches]
    citations = cite_all(spans, case.index, case.as_of)
    lines = [texts.COMPARED]
    for side in sides:
        own = [one for one in citations if _is_of(one, side)]
        lines.append(texts.SIDE.format(name=side.name))
        lines += [line for one in own for line in _quoted(one, case)] or [texts.SIDE_SAYS_NOTHING]
    notes = validity_notes(citations, successor_in(case.index), case.as_of, case.today)
    return Answer("\n".join([*lines, *notes]), citations)


def _is_of(citation: Citation, side: _Side) -> bool:
    return any(
        one.passage.document_id == citation.document.id and one.start <= citation.start < one.end
        for one in side.stretches
    )


def _quoted(citation: Citation, case: Case) -> list[str]:
    source = source_name(citation, case.as_of, case.today)
    return [
        framing_line(source, citation),
        texts.QUOTED.format(quote=citation.quote, number=citation.number),
    ]


def _dated(document: Document) -> str:
    """Return the name of a document with the days between which it holds."""
    name = document_name(document)
    if document.effective_from is None:
        return name
    since = day_text(document.effective_from)
    if document.effective_to is None:
        return texts.HELD_SINCE.format(document=name, since=since)
    return texts.HELD_BETWEEN.format(document=name, since=since, until=day_text(document.effective_to))

"""Gives a trace the shape that `ask --json` prints; others rely on every key being there."""

from datetime import date
from typing import Any

from bot.answers import Answer, Citation, NeedsDetails, NoAnswer, Trace
from bot.wording.standing import known_status
from vectorstore.records import Document, Hit


def trace_to_json(trace: Trace, *, today: date) -> dict[str, Any]:
    """Return the object that stands for a trace, to print as JSON, each status as in its text."""
    kind, text, citations = _outcome(trace)
    known = {document.id: document for document in trace.documents}
    return {
        "question": trace.question,
        "query": trace.query.text,
        "kind": kind,
        "confidence": None if kind == "needs_details" else round(trace.confidence, 4),
        "text": text,
        "citations": [_citation(citation, trace.as_of, today) for citation in citations],
        "hits": [_hit(hit, known.get(hit.passage.document_id)) for hit in trace.hits],
        "timings_ms": dict(trace.timings_ms or {}),
    }


def _outcome(trace: Trace) -> tuple[str, str, tuple[Citation, ...]]:
    match trace.result:
        case Answer(text=text, citations=citations):
            return "answer", text, citations
        case NoAnswer(text=text):
            return "no_answer", text, ()
        case NeedsDetails(question=question):
            return "needs_details", question, ()


def _citation(citation: Citation, as_of: date, today: date) -> dict[str, Any]:
    document = citation.document
    return {
        "number": citation.number,
        "document_id": document.id,
        "document_number": document.number,
        "document_title": document.title,
        "locator": citation.locator,
        "article": citation.article,
        "clause": citation.clause,
        "point": citation.point,
        "page": citation.page,
        "lead": citation.lead,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": document.source_url,
        "status": known_status(document, citation.status, as_of, today).value,
        "effective_from": document.effective_from.isoformat() if document.effective_from else None,
        "replaced_by": document.replaced_by,
        "recognised": document.is_recognised(citation.page),
    }


def _hit(hit: Hit, document: Document | None) -> dict[str, Any]:
    return {
        "document_id": hit.passage.document_id,
        "document_number": document.number if document else None,
        "article": hit.passage.article,
        "clause": hit.passage.clause,
        "score": round(hit.score, 6),
    }

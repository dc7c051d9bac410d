"""Renders a trace as plain text for the terminal."""

from datetime import date

from bot import texts_terminal as texts
from bot.answers import Answer, Citation, NeedsDetails, NoAnswer, Trace
from bot.wording.standing import validity_text, with_recognised


def render_plain(trace: Trace, *, today: date) -> str:
    """Return the answer followed by its numbered sources, one line each."""
    match trace.result:
        case Answer(text=text, citations=citations):
            sources = [texts.SOURCES, *(_source(one, trace.as_of, today) for one in citations)]
            return "\n".join([text, "", *sources])
        case NoAnswer(text=text):
            return text
        case NeedsDetails(question=question):
            return question


def _source(citation: Citation, as_of: date, today: date) -> str:
    document = citation.document
    number = document.number if document.number and document.number not in document.title else None
    page = texts.PAGE.format(page=citation.page) if citation.page else None
    validity = with_recognised(validity_text(citation, as_of, today), citation)
    parts = [document.title, number, citation.locator or None, page, validity]
    line = texts.SOURCE.format(number=citation.number, source=" · ".join(part for part in parts if part))
    if document.source_url:
        line += "\n" + texts.URL.format(url=document.source_url)
    return line

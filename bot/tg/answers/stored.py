"""What is kept of an answer so that its buttons work later, after a restart or a new index as well."""

import secrets
from datetime import date

from bot.answers import Answer, Citation, Trace, outcome_of
from bot.state import Conversation, Source, StoredAnswer
from bot.tg.answers.facts import standing_line
from bot.tg.answers.rendering import fitting
from bot.wording.framing import document_name


def stored_answer(trace: Trace, conversation: Conversation, question: str, today: date) -> StoredAnswer:
    """Return what is kept of an answer, under a new token."""
    return StoredAnswer(
        token=new_token(),
        conversation=conversation,
        question=question,
        kind=outcome_of(trace.result),
        confidence=trace.confidence,
        sources=_sources(trace, today),
    )


def new_token() -> str:
    """Return a name for something in the database that nobody guesses."""
    return secrets.token_urlsafe(8)


def _sources(trace: Trace, today: date) -> tuple[Source, ...]:
    """Return the sources that are shown, then those that answer as well, numbered on."""
    if not isinstance(trace.result, Answer):
        return ()
    shown = [_source(one, one.number, trace, today) for one in trace.result.citations]
    last = max((one.number for one in shown), default=0)
    further = [
        _source(one, number, trace, today, is_further=True)
        for number, one in enumerate(trace.further, start=last + 1)
    ]
    return (*shown, *fitting(further))


def _source(
    citation: Citation, number: int, trace: Trace, today: date, *, is_further: bool = False
) -> Source:
    document = citation.document
    return Source(
        number=number,
        document_id=document.id,
        document_title=document_name(document),
        locator=citation.locator,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
        sha256=document.sha256,
        is_further=is_further,
        validity=standing_line(citation, trace.as_of, today),
    )

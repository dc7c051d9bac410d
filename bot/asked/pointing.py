"""Follow-ups that point at the place just quoted: "điều tiếp theo", "điều 5 luật này", "khoản 2"."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from bot.answers import Answer, Trace
from bot.asked.applying import asks_whom_it_applies_to, to_whom_it_applies
from bot.wording.framing import document_name
from vectorstore.carrying import carried_over, leans_on_place, points_at_document
from vectorstore.conversation import is_follow_up
from vectorstore.legal_words import without_legal_words
from vectorstore.query import Query, Reference

_LOOKED_BACK = 2  # earlier questions of which the last that has an answer is meant


def at_last_place(query: Query, earlier: Iterable[Trace]) -> Query:
    """Return a follow-up with the place of the answer before it, which is given again to learn it.

    The history holds questions only; an answer is the same whenever it is given over the same texts.
    `earlier` answers them as it goes, the last one first.
    """
    written = without_legal_words(query.text)  # these stand behind "điều tiếp theo", which then ends no text
    own = written.removeprefix(f"{query.topic}: ") if query.topic else written
    applies = asks_whom_it_applies_to(own)
    if not (is_follow_up(own) and (applies or leans_on_place(own, query.references))):
        return _named(query, own)
    results = (trace.result for trace in islice(earlier, _LOOKED_BACK))
    last = next((result for result in results if isinstance(result, Answer)), None)
    if last is None:
        return query
    first = last.citations[0]
    if applies:
        return to_whom_it_applies(query, own, first.document)
    place = Reference(first.document.number, None, first.article, first.clause, first.point)
    if place.document_number is None:
        return query
    references = carried_over(own, query.references, (place,))
    pointed = replace(query, references=references or query.references)
    return _named(pointed, own, document_name(first.document))


def _named(query: Query, own: str, name: str = "") -> Query:
    """Put the name of the document in the place of the topic where only the document is asked about."""
    if not query.topic or not points_at_document(own) or any(ref.article for ref in query.references):
        return query
    about = next((ref.document_number or ref.document_name for ref in query.references), None)
    if about is None:
        return query
    return replace(query, text=f"{name or about}: {own}", topic="")

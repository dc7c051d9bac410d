"""Libraries in which no text has a number or a day: nothing there holds, or ends, on a day."""

from collections.abc import Iterable
from dataclasses import replace

from vectorstore.query import Query
from vectorstore.records import Document


def of_no_day(query: Query, documents: Iterable[Document]) -> Query:
    """Return a query without its day where no document has one: the year is a part of what is asked."""
    if query.as_of is None or any(map(_is_of_a_day, documents)):
        return query
    return replace(query, text=query.dated or query.text, added="", as_of=None)


def _is_of_a_day(document: Document) -> bool:
    days = (document.issued_on, document.effective_from, document.effective_to)
    return document.number is not None or any(day is not None for day in days)

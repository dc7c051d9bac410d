"""Finds the document that "luật cũ", "luật mới" or "luật 2012" means, and those named by their year."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot import texts_validity as texts
from bot.choosing.remembering import Index
from vectorstore.grouping import year_of
from vectorstore.number_spelling import number_key
from vectorstore.query import Age, Edition, Query
from vectorstore.records import Document, Hit, Status
from vectorstore.vietnamese import fold

_OF_DRAFT = re.compile(
    r"\bdu thao (?:bo luat|luat|nghi dinh|nghi quyet|thong tu|quyet dinh|quy dinh|phap lenh)\b"
)
_HITS_READ = 10
_LEADS = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that names the documents it means, the day to search for, and what must be said of that."""

    query: Query
    as_of: date  # the day to search for: one on which the document that is meant holds
    remark: str = ""


def meant_by(
    query: Query, as_of: date, index: Index, search: Callable[[Query, date], Sequence[Hit]]
) -> Meant:
    """Return a query with the edition that it wants named; `search` finds what speaks of its subject."""
    named = list(_named_by_edition(query, index, as_of))
    edition = query.edition
    if edition is None or (query.as_of not in (None, as_of) and edition.age is not Age.OF_YEAR):
        return _meant(query, named, as_of, index)
    leads = _leads(query, index, as_of, search)
    if edition.age is Age.OLD:
        found = _latest(_earlier(leads, index, as_of))
    elif edition.age is Age.NEW:
        found = _latest(_coming(leads, index, as_of))
    else:
        found = next((one for one in _relatives(leads, index) if year_of(one) == edition.year), None)
    if found is not None:
        return _meant(_about(query, found), [found], as_of, index)
    return replace(_meant(query, named, as_of, index), remark=_not_there(edition) if leads else "")


def _not_there(edition: Edition) -> str:
    match edition.age:
        case Age.OLD:
            return texts.NO_EARLIER_EDITION
        case Age.OF_YEAR:
            return texts.NO_EDITION_OF_YEAR.format(year=edition.year)
        case Age.NEW:
            return ""


def _meant(query: Query, documents: Sequence[Document], as_of: date, index: Index) -> Meant:
    """Return what is meant, with those of the documents that do not hold on the day."""
    wanted = [one for one in documents if one.status_on(as_of) in (Status.REPLACED, Status.NOT_YET)]
    days = [_day_of(one, as_of) for one in wanted] if len(wanted) == len(documents) else []
    ids = frozenset(one.id for one in wanted) | _drafts_asked_for(query, index)
    return Meant(replace(query, wanted=ids), max(days, default=as_of))


def _drafts_asked_for(query: Query, index: Index) -> frozenset[str]:
    """Return the drafts of the corpus, where a question is about one."""
    if not _OF_DRAFT.search(fold(query.question)):
        return frozenset()
    return frozenset(one.id for one in index.documents() if one.is_draft)


def _day_of(document: Document, as_of: date) -> date:
    """Return the last day on which a document that ended held, or the first one of one that begins."""
    if document.status_on(as_of) is Status.NOT_YET:
        return document.effective_from or as_of
    return document.effective_to - timedelta(days=1) if document.effective_to else as_of


def _named_by_edition(query: Query, index: Index, as_of: date) -> Iterator[Document]:
    """Yield the documents that a question names by number or year."""
    for reference in query.references:
        if reference.document_number or re.search(r"\d", reference.document_name or ""):
            yield from index.matching(reference, as_of)


def _leads(
    query: Query, index: Index, as_of: date, search: Callable[[Query, date], Sequence[Hit]]
) -> list[Document]:
    """Return the documents that are spoken of: those that are named, else the best ones found."""
    named = [one for ref in query.references for one in index.matching(ref, as_of)]
    if named:
        return named
    ids = dict.fromkeys(hit.passage.document_id for hit in search(query, as_of)[:_HITS_READ])
    official = (index.document(document_id) for document_id in ids)
    return [one for one in official if one.number is not None][:_LEADS]


def _earlier(leads: Sequence[Document], index: Index, as_of: date) -> list[Document]:
    """Return the editions before the first lead that has any; of those named, the ones that have ended."""
    for lead in leads:
        found = [lead] if lead.status_on(as_of) is Status.REPLACED else []
        found += [one for one in _replaced_by(lead, index) if one.status_on(as_of) is Status.REPLACED]
        if found:
            return found
    return []


def _coming(leads: Sequence[Document], index: Index, as_of: date) -> list[Document]:
    """Return the editions of the first lead that has any which do not hold yet."""
    for lead in leads:
        found = [one for one in (lead, *_replacing(lead, index)) if one.status_on(as_of) is Status.NOT_YET]
        if found:
            return found
    return []


def _relatives(leads: Sequence[Document], index: Index) -> Iterator[Document]:
    for lead in leads:
        yield from (lead, *_replaced_by(lead, index), *_replacing(lead, index))


def _replaced_by(document: Document, index: Index) -> Iterator[Document]:
    key = number_key(document.number or "")
    return (one for one in index.documents() if one.replaced_by and number_key(one.replaced_by) == key)


def _replacing(document: Document, index: Index) -> Iterator[Document]:
    if document.replaced_by is None:
        return iter(())
    key = number_key(document.replaced_by)
    return (one for one in index.documents() if one.number and number_key(one.number) == key)


def _latest(documents: Iterable[Document]) -> Document | None:
    return max(documents, key=lambda one: one.effective_from or one.issued_on or date.min, default=None)


def _about(query: Query, document: Document) -> Query:
    """Return the query with the places that it names those of the document."""
    references = (
        replace(one, document_number=document.number, document_name=None) if one.article else one
        for one in query.references
    )
    return replace(query, references=tuple(references))

"""Connects documents that replace or amend each other: who does it to whom, and from which day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ingest.precedence import within_reach
from vectorstore.number_spelling import number_key
from vectorstore.parts import Amendment
from vectorstore.query import Reference
from vectorstore.records import Document, Status
from vectorstore.reference_targets import matches_document


def resolve_relations(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, each with what the others say of its end and of its parts.

    What stands below a law ends and amends no law, whatever it says. A document that another of the
    corpus replaces gets its number as `replaced_by` and its first day as `effective_to`, unless these
    are known already. Where the day is not known nothing is guessed.
    """
    documents = [_within_reach(document) for document in documents]
    relations = _Relations(documents)
    return [relations.resolved(document) for document in documents]


def _within_reach(document: Document) -> Document:
    replaces, amends = within_reach(document)
    return replace(document, replaces=replaces, amends=amends)


class _Relations:
    """What the documents of a corpus say of each other, by the number spoken of."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._successors: defaultdict[str, list[Document]] = defaultdict(list)
        self._predecessors: defaultdict[str, list[Document]] = defaultdict(list)
        self._changes: defaultdict[str, list[tuple[Document, Amendment]]] = defaultdict(list)
        for document in documents:
            for number in document.replaces:
                self._successors[number_key(number)].append(document)
            if document.number and document.replaced_by:
                self._predecessors[number_key(document.replaced_by)].append(document)
            for amendment in document.amends:
                for key in _keys(amendment, documents):
                    self._changes[key].append((document, amendment))

    def resolved(self, document: Document) -> Document:
        """Return a document with what the others say of it."""
        if document.number is None:
            return document
        key = number_key(document.number)
        changes = [(other, one) for other, one in self._changes[key] if _may_change(other, document)]
        replaced = [one.number or "" for one in self._predecessors[key] if one.id != document.id]
        document = replace(
            document,
            amended_by=tuple(
                dict.fromkeys(_seen(other, one) for other, one in changes if not one.ends_whole)
            ),
            replaces=_with(document.replaces, replaced),
        )
        whole = {other.id: one for other, one in changes if one.ends_whole}
        enders = [*self._successors[key], *(other for other, _ in changes if other.id in whole)]
        return _ended(document, enders, whole)


def _keys(amendment: Amendment, documents: Sequence[Document]) -> Iterator[str]:
    """Yield the key of the number spoken of; of "Luật Công đoàn 1990", those of the documents so named."""
    if "/" in amendment.number:
        yield number_key(amendment.number)
        return
    named = Reference(document_name=amendment.number.lower())
    for document in documents:
        if document.number and "sửa đổi" not in document.title.lower() and matches_document(named, document):
            yield number_key(document.number)


def _may_change(other: Document, document: Document) -> bool:
    """Tell whether one document can do something to another: not to itself, nor to a later one."""
    if other.id == document.id or other.number is None:
        return False
    return other.issued_on is None or document.issued_on is None or document.issued_on <= other.issued_on


def _seen(other: Document, amendment: Amendment) -> Amendment:
    """Return an amendment as the amended document has it: by whom, and since when."""
    own = other.effect_of(amendment.by)
    since = own.effective_from if own is not None and not own.is_partial else other.effective_from
    return replace(amendment, number=other.number or "", since=amendment.since or since)


def _with(numbers: tuple[str, ...], others: Sequence[str]) -> tuple[str, ...]:
    keys = {number_key(number) for number in numbers}
    return (*numbers, *dict.fromkeys(other for other in others if number_key(other) not in keys))


def _ended(document: Document, enders: Sequence[Document], changes: dict[str, Amendment]) -> Document:
    """Return a document with its end: by the first of those that end it, on the day that this one names."""
    able = [one for one in enders if _may_change(one, document)]
    if not able:
        return document
    successor = min(able, key=lambda one: one.effective_from or date.max)
    change = changes.get(successor.id)
    day = (change.since if change else None) or successor.effective_from
    is_same = document.replaced_by is None or _is(document.replaced_by, successor)
    return replace(
        document,
        replaced_by=document.replaced_by or successor.number,
        effective_to=document.effective_to or (day if is_same else None),
        status=Status.REPLACED if document.status is Status.UNKNOWN else document.status,
    )


def _is(number: str, document: Document) -> bool:
    return document.number is not None and number_key(number) == number_key(document.number)

"""Connects documents that replace each other: who replaces whom, and from which day."""

from collections.abc import Sequence
from dataclasses import replace

from vectorstore.identifiers import number_key
from vectorstore.records import Document, Status


def resolve_relations(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, each with what the others say of its end.

    A document that another of the corpus replaces gets its number as `replaced_by` and its first
    day as `effective_to`, unless these are known already. Where the day is not known nothing is guessed.
    """
    successors = {
        number_key(number): document for document in documents for number in document.replaces if number
    }
    return [_resolved(document, successors) for document in documents]


def _resolved(document: Document, successors: dict[str, Document]) -> Document:
    successor = successors.get(number_key(document.number)) if document.number else None
    if successor is None or successor.id == document.id:
        return document
    is_same = document.replaced_by is None or _is(document.replaced_by, successor)
    return replace(
        document,
        replaced_by=document.replaced_by or successor.number,
        effective_to=document.effective_to or (successor.effective_from if is_same else None),
        status=Status.REPLACED if document.status is Status.UNKNOWN else document.status,
    )


def _is(number: str, document: Document) -> bool:
    return document.number is not None and number_key(number) == number_key(document.number)

"""Checks the documents and the Điều, khoản and điểm that a statement names against what it cites."""

from collections.abc import Iterable, Sequence

from bot.answers import Citation
from bot.support.evidence import Evidence
from bot.support.figures import Figure, figures_in, read_figures
from vectorstore.mentions import find_mentions
from vectorstore.number_spelling import number_key
from vectorstore.query import Reference
from vectorstore.reference_targets import matches_document
from vectorstore.references import find_references


def names_what_it_cites(statement: str, evidence: Evidence) -> bool:
    """Tell whether every document and place that is named is cited, or named in the quotes."""
    text = "\n".join(evidence.passages)
    known = find_references(text)
    documents = {key for mention in find_mentions(text) if (key := _key(mention.number, mention.name))}
    return all(
        _is_cited(reference, evidence.citations)
        or any(_is_same(reference, other) for other in known)
        or (
            _is_only_a_document(reference)
            and _key(reference.document_number, reference.document_name) in documents
        )
        for reference in find_references(statement)
    )


def places_told(evidence: Evidence) -> list[Figure]:
    """Return the numbers of the places that are cited or named around the quotes."""
    cited = [
        Figure(label, kind)
        for citation in evidence.citations
        for kind, label in (("điều", citation.article), ("khoản", citation.clause), ("điểm", citation.point))
        if label
    ]
    around = [*evidence.passages, *evidence.names, *(one.locator for one in evidence.citations)]
    return [*cited, *_places_in(around)]


def _places_in(texts: Iterable[str]) -> list[Figure]:
    figures = [figure for text in texts for figure in figures_in(read_figures(text))]
    return [figure for figure in figures if isinstance(figure.value, str)]


def _is_cited(reference: Reference, citations: Sequence[Citation]) -> bool:
    return any(
        (_names_no_document(reference) or matches_document(reference, citation.document))
        and all(
            wanted is None or wanted == (given or "").lower()
            for wanted, given in (
                (reference.article, citation.article),
                (reference.clause, citation.clause),
                (reference.point, citation.point),
            )
        )
        for citation in citations
    )


def _is_same(reference: Reference, other: Reference) -> bool:
    """Tell whether the quotes name this place themselves, of this document where one is named."""
    mine = (reference.article, reference.clause, reference.point)
    if mine == (None, None, None) or mine != (other.article, other.clause, other.point):
        return False
    return _names_no_document(reference) or _key(reference.document_number, reference.document_name) == _key(
        other.document_number, other.document_name
    )


def _names_no_document(reference: Reference) -> bool:
    return reference.document_number is None and reference.document_name is None


def _is_only_a_document(reference: Reference) -> bool:
    return (reference.article, reference.clause, reference.point) == (None, None, None)


def _key(number: str | None, name: str | None) -> str:
    return number_key(number) if number else (name or "")

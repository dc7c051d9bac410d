"""From a query to passages: what a reference names first, then vectors and keywords, fused."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding import Embedder
from vectorstore.fusion import weighted_sum
from vectorstore.index import Index, best_rows
from vectorstore.keywords import Terms
from vectorstore.locating import find_place
from vectorstore.query import Query, Reference
from vectorstore.records import Document, Hit, Passage, Status

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

_NOT_IN_FORCE = 0.6  # score of a passage whose document does not hold on the day of the question
_NOT_NAMED = 0.6  # score of a passage of another document than the one the question names
_FROM_NAMED = 20  # passages of a named document that are always considered


class Reader(Protocol):
    """Gives the generation to search, the live one or any other."""

    def current(self) -> Index:
        """Return it, open."""
        ...


class Retriever:
    """Finds the passages of the live generation for a query."""

    def __init__(self, reader: Reader, embedder: Embedder, *, candidates: int, keyword_weight: float) -> None:
        self._reader = reader
        self._embedder = embedder
        self._candidates = candidates
        self._keyword_weight = keyword_weight

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        """Return up to `limit` hits, best first, each passage once.

        A place that the query names comes first, with score 1. A document that does not hold on
        `as_of` ranks behind; without a day, validity plays no part.
        """
        index = self._reader.current()
        named = _named_documents(index, query, as_of)
        direct = _direct_hits(index, query, as_of)
        found = self._ranked(index, query, named, as_of, limit)
        known = {hit.passage.id for hit in direct}
        return (direct + [hit for hit in found if hit.passage.id not in known])[:limit]

    def _ranked(self, index: Index, query: Query, named: set[str], day: date | None, limit: int) -> list[Hit]:
        vector = self._embedder.embed_query(query.text)
        terms = index.keyword_index.terms(query.text)
        bm25 = index.keyword_index.scores(terms)
        rows = self._rows(index, vector, bm25, named)
        if not len(rows):
            return []
        cosines = index.cosines(vector, rows)
        fused = weighted_sum(bm25[rows], cosines, keyword_weight=self._keyword_weight)
        return _hits(index, rows, _Evidence(index, terms, bm25, cosines, fused), named, day)[:limit]

    def _rows(self, index: Index, vector: Scores, bm25: Scores, named: set[str]) -> Rows:
        """Return the candidates of both sides, and the best of the documents that are named."""
        parts = [index.nearest_rows(vector, self._candidates), best_rows(bm25, self._candidates)]
        for document_id in sorted(named)[:_FROM_NAMED]:
            own = np.array(index.texts.rows_of(document_id), dtype=np.int64)
            parts.append(own[np.argsort(-bm25[own], kind="stable")[:_FROM_NAMED]])
        return np.unique(np.concatenate(parts))


class _Evidence:
    """The scores of the candidates, side by side."""

    def __init__(self, index: Index, terms: Terms, bm25: Scores, cosines: Scores, fused: Scores) -> None:
        self._index = index
        self._terms = terms
        self.bm25 = bm25
        self.cosines = cosines
        self.fused = fused

    def shares(self, rows: Rows) -> Scores:
        """Return the share of the query's syllables that each row has."""
        return self._index.keyword_index.shares(self._terms, rows)


def _hits(index: Index, rows: Rows, evidence: _Evidence, named: set[str], day: date | None) -> list[Hit]:
    passages = index.texts.passages_of_rows([int(row) for row in rows])
    factors = _factors(index, {passage.document_id for passage in passages.values()}, named, day)
    shares = evidence.shares(rows)
    hits = [
        Hit(
            passages[int(row)],
            float(evidence.fused[place]) * factors[passages[int(row)].document_id],
            float(evidence.cosines[place]),
            float(evidence.bm25[row]),
            float(shares[place]),
        )
        for place, row in enumerate(rows)
    ]
    return sorted(hits, key=lambda hit: -hit.score)


def _factors(
    index: Index, document_ids: Iterable[str], named: set[str], day: date | None
) -> dict[str, float]:
    factors = {}
    for document_id in document_ids:
        factor = 1.0 if not named or document_id in named else _NOT_NAMED
        if day is not None and document_id not in named:
            factor *= _validity(index.document(document_id), day)
        factors[document_id] = factor
    return factors


def _validity(document: Document, day: date) -> float:
    return _NOT_IN_FORCE if document.status_on(day) in (Status.REPLACED, Status.NOT_YET) else 1.0


def _named_documents(index: Index, query: Query, day: date | None) -> set[str]:
    """Return the ids of the documents that the question names; of several that fit, the best ones."""
    return {
        document.id
        for reference in query.references
        for document in _best(index.directory.matching(reference, day), day)
    }


def _best(documents: tuple[Document, ...], day: date | None) -> tuple[Document, ...]:
    """Keep the documents as valid as the first: "Luật Công đoàn" is the one in force."""
    if not documents or day is None:
        return documents
    status = documents[0].status_on(day)
    return tuple(document for document in documents if document.status_on(day) == status)


def _direct_hits(index: Index, query: Query, day: date | None) -> list[Hit]:
    """Return the passages of the places that the question names, in the order it names them."""
    hits: dict[str, Hit] = {}
    for reference in query.references:
        if reference.article is None:
            continue
        for document in _best(index.directory.matching(reference, day), day):
            for passage in _passages_at(index, document, reference):
                hits.setdefault(passage.id, Hit(passage, 1.0, 1.0, 0.0, 1.0))
            if hits:
                break
    return list(hits.values())


def _passages_at(index: Index, document: Document, reference: Reference) -> list[Passage]:
    place = None
    if reference.article is not None:
        places = index.places(document.id)
        wanted = (reference.article, reference.clause, reference.point)
        for parts in (wanted, (*wanted[:2], None), (wanted[0], None, None)):
            place = place or find_place(places, *parts)
    if place is None:
        return []
    return [
        passage
        for passage in index.passages(document.id)
        if passage.start < place.end and passage.end > place.start
    ]

"""From a query to passages: what a reference names first, then vectors and keywords, fused."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedder import Embedder
from vectorstore.errors import IndexDamagedError
from vectorstore.features import Candidates, Features
from vectorstore.fusion import weighted_sum
from vectorstore.index import Index, best_rows
from vectorstore.inside import asks_within, best_inside
from vectorstore.locating import find_place
from vectorstore.query import Query, Reference
from vectorstore.records import NAMED, Document, Hit, Status
from vectorstore.reranking import candidate_features
from vectorstore.subject import asks_about_the_whole

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

_NOT_IN_FORCE = 0.6  # score of a passage whose document does not hold on the day of the question
_NOT_ISSUED = 0.1  # … was issued in a later year
_NOT_NAMED = 0.6  # score of a passage of another document than the one the question names
_FIRST = "1"
_IS_ARTICLE = re.compile(r"Điều\b").match
_FROM_NAMED = 50  # passages of the named documents that are always considered
_ALMOST_NAMED = 0.999  # score of the Điều that lacks the khoản that is named; most that a search can give


@runtime_checkable  # pydantic asks, in the LangChain retriever
class Reader(Protocol):
    """Gives the generation to search, the live one or any other."""

    def current(self) -> Index:
        """Return it, open."""
        ...


class Reranker(Protocol):
    """Orders candidates by what they and the query show."""

    def scores(self, found: Features) -> Scores:
        """Return a score between 0 and 1 for each candidate; higher is likelier to answer."""
        ...


class Retriever:
    """Finds the passages of the live generation for a query."""

    def __init__(
        self,
        reader: Reader,
        embedder: Embedder,
        *,
        candidates: int,
        keyword_weight: float,
        reranker: Reranker | None = None,
    ) -> None:
        """Without a reranker, the order is that of the fused scores."""
        self._reranker = reranker
        self._reader = reader
        self._embedder = embedder
        self._candidates = candidates
        self._keyword_weight = keyword_weight

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        """Return up to `limit` hits, best first, each passage once.

        A place that the query names comes first, with score 1, which nothing else has. A document
        that does not hold on `as_of` ranks behind; without a day, validity plays no part.
        """
        index = self._reader.current()
        while True:
            try:
                return self.search_in(index, query, limit=limit, as_of=as_of)
            except IndexDamagedError:
                newer = self._reader.current()
                if newer is index:
                    raise
                # It was deleted while we searched: its texts stay readable, Chroma's files do not.
                index = newer

    def search_in(self, index: Index, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        """Search one generation, for those who go on reading it."""
        found = self._ranked(index, query, as_of)
        inside = best_inside(index, query, self._embedder, keyword_weight=self._keyword_weight)
        direct = [*_direct_hits(index, query, as_of), *_best_of_numbered(index, query, found, inside)]
        first: dict[str, Hit] = {}
        for hit in [*direct, *found]:
            first.setdefault(hit.passage.id, hit)
        return list(first.values())[:limit]

    def candidates(self, index: Index, query: Query, named: Collection[str] = ()) -> Candidates:
        """Return the passages that may answer, those of the named documents among them, and their scores."""
        vector = self._embedder.embed_query(query.text)
        bm25 = index.keyword_index.scores(index.keyword_index.terms(query.text))
        rows = self._rows(index, vector, bm25, named)
        vectors, keyword = index.vectors_of(rows), bm25[rows]
        dense = vectors @ vector
        fused = weighted_sum(keyword, dense, keyword_weight=self._keyword_weight)
        return Candidates(rows, dense, keyword, fused, vectors)

    def _ranked(self, index: Index, query: Query, day: date | None) -> list[Hit]:
        named = _named_documents(index, query, day) | query.wanted
        found = self.candidates(index, query, named)
        return _hits(index, query, found, self._scores(index, query, found, day), _Preferred(named, day))

    def _scores(self, index: Index, query: Query, found: Candidates, day: date | None) -> Scores:
        """Return what decides the order: the reranker's scores, or the fused ones without it."""
        if self._reranker is None:
            return found.fused
        seen = candidate_features(index, query.text, found, self._embedder.tokens, day)
        return found.fused if seen is None else self._reranker.scores(seen)

    def _rows(self, index: Index, vector: Scores, bm25: Scores, named: Collection[str]) -> Rows:
        """Return the candidates of both sides, and the best of the documents that are named."""
        parts = [index.nearest_rows(vector, self._candidates), best_rows(bm25, self._candidates)]
        if named:
            own = np.array(index.texts.rows_of(sorted(named)), dtype=np.int64)
            parts.append(own[np.argsort(-bm25[own], kind="stable")[:_FROM_NAMED]])
        return np.unique(np.concatenate(parts))


@dataclass(frozen=True, slots=True)
class _Preferred:
    """What moves the score of a whole document."""

    named: set[str]  # by the question
    day: date | None  # on which it must hold

    def factor(self, index: Index, document_id: str) -> float:
        """Return what its scores are multiplied by."""
        if document_id in self.named:
            return 1.0
        factor = _NOT_NAMED if self.named else 1.0
        return factor * validity_factor(index.document(document_id), self.day) if self.day else factor


def _hits(index: Index, query: Query, found: Candidates, scores: Scores, preferred: _Preferred) -> list[Hit]:
    """Return a hit for each candidate, best first."""
    passages = index.texts.passages_of_rows(found.rows.tolist())
    shares = index.keyword_index.shares(index.keyword_index.terms(query.text), found.rows)
    ids = {passage.document_id for passage in passages.values()}
    factors = {document_id: preferred.factor(index, document_id) for document_id in ids}
    hits = []
    for place, row in enumerate(found.rows.tolist()):
        passage = passages[row]
        score = min(float(scores[place]) * factors[passage.document_id], _ALMOST_NAMED)
        evidence = (float(shown[place]) for shown in (found.dense, found.keyword, shares))
        hits.append(Hit(passage, score, *evidence))
    return sorted(hits, key=lambda hit: -hit.score)


def validity_factor(document: Document, day: date) -> float:
    """Return what the scores of a document are multiplied by for the day on which it must hold."""
    if not document.could_hold_on(day):
        return _NOT_ISSUED
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
        for document in _best(index.directory.matching(reference, day), day):
            found = _hits_at(index, document, reference)
            for hit in found:
                hits.setdefault(hit.passage.id, hit)
            if found:
                break
    return sorted(hits.values(), key=lambda hit: -hit.score)


def _hits_at(index: Index, document: Document, reference: Reference) -> list[Hit]:
    if reference.article is None:
        return []
    places = index.places(document.id)
    article, clause, point = reference.article, reference.clause, reference.point
    named = find_place(places, article, clause, point)
    place = named or find_place(places, article, clause) or find_place(places, article)
    if place is None:
        return []
    score = NAMED if named else _ALMOST_NAMED
    return [
        Hit(passage, score, 1.0, 0.0, 1.0)
        for passage in index.passages(document.id)
        if passage.start < place.end and passage.end > place.start
    ]


def _best_of_numbered(index: Index, query: Query, hits: list[Hit], inside: list[Hit]) -> list[Hit]:
    """Return the best hits in each document that the question names by number and no Điều of it.

    What a law as a whole is about, its Điều 1 says; where the question says nothing else, the best hit.
    """
    found = []
    for reference in query.references:
        if asks_within(reference):
            documents = index.directory.matching(reference)
            opening = asks_about_the_whole(query.text)
            first = [hit for document in documents for hit in _scope(index, document)] if opening else []
            ids = {document.id for document in documents}
            own = (replace(hit, score=NAMED) for hit in hits if hit.passage.document_id in ids)
            found += first or [one for one in inside if one.passage.document_id in ids] or [*islice(own, 1)]
    return found


def _scope(index: Index, document: Document) -> list[Hit]:
    """Return the first passage of Điều 1, which says what a law is about; nothing where there is none."""
    opening = (
        passage
        for passage in index.passages(document.id)
        if passage.article == _FIRST and any(map(_IS_ARTICLE, passage.heading_path))
    )
    return [Hit(passage, NAMED, 1.0, 0.0, 1.0) for passage in islice(opening, 1)]

"""What a question asks within a document that it names by its number: its best passages without the name."""

import re

import numpy as np

from vectorstore.embedder import Embedder
from vectorstore.fusion import weighted_sum
from vectorstore.index import Index
from vectorstore.mentions import without_documents
from vectorstore.query import Query, Reference
from vectorstore.records import NAMED, Hit
from vectorstore.reference_targets import has_number

_MOST = 3  # passages of a document that are found as if they were named themselves
_NEAR_THE_BEST = 0.9  # and what of the score of the best they must have
# What stands between a document and its matter: "theo … thì", "… quy định về".
_SAYS = re.compile(r"(?<!\w)(?:theo|nói(?: về)?|quy định(?: về)?|nêu|đặt ra|thì)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def asks_within(reference: Reference) -> bool:
    """Tell whether a reference names a document by its number and no place in it."""
    return has_number(reference) and reference.article is None


def best_inside(index: Index, query: Query, embedder: Embedder, *, keyword_weight: float) -> list[Hit]:
    """Return the best passages of the numbered documents without Điều that a question asks within.

    They are found by its other words: the name of a document is of every passage there and tells none of them
    from another, and a reranker that learned on Điều is no judge of them. Where the question names a year and
    a heading has it ("Mục tiêu đến năm 2030"), what stands below it goes before the rest.
    """
    named = [one for one in query.references if asks_within(one)]
    matter = _SAYS.sub(" ", without_documents(query.text)).strip(" ,?.!")
    ids = {document.id for one in named for document in index.directory.matching(one)}
    ids = {one for one in ids if all(place.level != "article" for place in index.places(one))}
    if not ids or not matter:
        return []
    rows = np.array(index.texts.rows_of(sorted(ids)), dtype=np.int64)
    keyword = index.keyword_index.scores(index.keyword_index.terms(matter))[rows]
    dense = index.vectors_of(rows) @ embedder.embed_query(matter)
    fused = weighted_sum(keyword, dense, keyword_weight=keyword_weight)
    passages = index.texts.passages_of_rows(rows.tolist())
    order = np.argsort(-fused, kind="stable")[:_MOST].tolist()
    near = [
        Hit(passages[int(rows[one])], NAMED, float(dense[one]), float(keyword[one]))
        for one in order
        if fused[one] >= _NEAR_THE_BEST * fused[order[0]]
    ]
    years = set(_YEAR.findall(matter))
    return [one for one in near if years & set(_YEAR.findall(" ".join(one.passage.heading_path)))] or near

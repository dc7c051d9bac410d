"""Tells whether the vectors of an index are those that the model gives."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors
    from vectorstore.index import Index

_UNIT_TOLERANCE = 1e-3
_SAME = 0.99  # the arithmetic of a model differs a little from one machine to another
_SAMPLED = 20


def are_unit_vectors(vectors: "Vectors") -> bool:
    """Tell whether every vector has the length 1."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1)
    return bool((np.abs(lengths - 1) <= _UNIT_TOLERANCE).all())


def agree_with(index: "Index", embedder: "Embedder") -> bool:
    """Tell whether the model gives sampled passages their vectors; one without words has none of its own."""
    import numpy as np

    from vectorstore.context import embedded_text

    total = index.manifest.passages
    found = index.texts.passages_of_rows(range(0, total, max(1, total // _SAMPLED)))
    if not found:
        return True
    passages = found.values()
    texts = [embedded_text(index.document(one.document_id).title, one) for one in passages]
    given = embedder.embed_passages(texts)
    cosines = np.sum(given * np.asarray(index.vectors[list(found)]), axis=1)
    return bool((cosines[given.any(axis=1)] >= _SAME).all())

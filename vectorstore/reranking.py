"""Orders the candidates of a search anew: boosted trees over what query and passages show.

The trees come from training/reranking.py (LambdaMART: Burges, *From RankNet to LambdaRank to LambdaMART*,
2010) and are read by onnxruntime. They were learned on the cosines of one embedding model and serve no other.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from vectorstore.closeness import Closeness
from vectorstore.company import Groups
from vectorstore.errors import ModelUnavailableError
from vectorstore.features import NAMES, Candidates, Features, Shown, features, matrix
from vectorstore.grouping import LAW, YEAR
from vectorstore.index import Index
from vectorstore.matching import Matches, QueryWords
from vectorstore.static_table import TableTokens
from vectorstore.vietnamese import syllables

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

TREES = "trees.onnx"
DESCRIPTION = "reranker.json"
INPUT = "features"
_COPULA = "là"

Scores = NDArray[np.float32]


class Description(BaseModel):
    """What reranker.json says of the trees beside it."""

    model_config = ConfigDict(frozen=True)

    embedder: str
    features: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class TreeReranker:
    """Scores candidates by the trees of a folder; may be used by several threads at once."""

    embedder: str  # name of the embedding model whose cosines the trees know
    names: tuple[str, ...]  # of the features, in the order that the trees want
    trees: "InferenceSession"

    @classmethod
    def load(cls, folder: Path) -> "TreeReranker":
        """Read the trees; ModelUnavailableError where they are missing, broken or of another version."""
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = 1  # a hundred passages take 2 ms; threads would wait longer
        try:
            text = (folder / DESCRIPTION).read_text(encoding="utf-8")
            description = Description.model_validate_json(text)
            trees = InferenceSession(folder / TREES, options, providers=["CPUExecutionProvider"])
            _require_features(description, trees)
            return cls(description.embedder, description.features, trees)
        except Exception as error:  # onnxruntime raises no narrower class on a broken file
            raise ModelUnavailableError(
                f"[retrieval] reranker: cannot load {folder}: {error}. Name a folder that "
                '`python -m training.reranking` wrote, or set it to "" to do without.'
            ) from error

    def serves(self, embedder: str) -> bool:
        """Tell whether the cosines of a model are those that the trees know; folders may be renamed."""
        return self.embedder.partition("@")[2] == embedder.partition("@")[2]

    def scores(self, found: Features) -> Scores:
        """Return a score between 0 and 1 for each candidate; higher is likelier to answer."""
        raw = self.trees.run(None, {INPUT: matrix(found, self.names)})[0]
        return np.asarray(1 / (1 + np.exp(-np.asarray(raw, dtype=np.float32).ravel())), dtype=np.float32)


def _require_features(description: Description, trees: "InferenceSession") -> None:
    """Raise ValueError unless the trees want the features that are described and that are known here."""
    unknown = [name for name in description.features if name not in NAMES]
    if unknown:
        raise ValueError(f"it wants a feature that this version does not know, {unknown[0]}")
    wanted = trees.get_inputs()[0].shape[-1]
    if wanted != len(description.features):
        raise ValueError(f"its trees want {wanted} features, {len(description.features)} are described")


def candidate_features(
    index: Index, text: str, found: Candidates, tokens: TableTokens | None, day: date | None = None
) -> Features | None:
    """Return what a query and the candidates found for it show; None where it has no syllable.

    `tokens` are those of the embedding model that the index was made with; `day` is the one that the
    question speaks of.
    """
    words = syllables(text)
    if not words or not len(found.rows):
        return None
    keywords, groups = index.keyword_index, _groups(index, found, day)
    query = QueryWords.of(words, keywords)
    matches = Matches(query, keywords.sequences.of(found.rows), keywords.vocabulary_size)
    copula = int(keywords.numbered([_COPULA])[0])
    closeness = _closeness(index, text, found, tokens) if tokens is not None else None
    sizes = index.law_sizes[groups[:, LAW]]
    return features(found, Shown(query, matches, groups, sizes, day, copula, closeness))


def _groups(index: Index, found: Candidates, day: date | None) -> Groups:
    """Return the groups of the candidates; a law that holds only later has no year: it makes none old."""
    groups = np.array(index.groups[found.rows])
    if day is not None:
        groups[index.first_days[groups[:, LAW]] > day.toordinal(), YEAR] = 0
    return groups


def _closeness(index: Index, text: str, found: Candidates, tokens: TableTokens) -> Closeness:
    of_passages, lengths = index.tokens_of(found.rows)
    return Closeness.of(tokens.of_query(text), of_passages, lengths, tokens.table)

"""Keyword search: BM25 over syllables and pairs of adjacent syllables.

Most Vietnamese words are two syllables long, so a pair is close to a word. bm25s opens and adds
up the scores of the terms, each computed once, when the index was written (keyword_writing.py).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import IndexDamagedError
from vectorstore.sequences import Sequences
from vectorstore.vietnamese import syllables

WORDS = "syllables.json"
PAIRS = "pairs.npy"
Ids = NDArray[np.int64]
Rows = NDArray[np.int32]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """A query as term ids."""

    syllables: Ids  # those that some passage has, each once
    unknown: int  # how many syllables no passage has
    all: Ids  # syllables and pairs, as often as the query has them


class KeywordIndex:
    """BM25 scores of every passage for any query; rows are numbered as the passages were given.

    The passages that hold term t are `holders[starts[t]:starts[t + 1]]`, ascending. Pairs are terms too,
    numbered behind the syllables.
    """

    def __init__(
        self, bm25: bm25s.BM25, vocabulary: dict[str, int], pairs: Ids, sequences: Sequences
    ) -> None:
        """Take what `build_keywords` wrote; use `open`."""
        self.sequences = sequences
        self.rows = int(bm25.scores["num_docs"])
        self._bm25 = bm25
        self._vocabulary = vocabulary
        self._pairs: Ids = np.asarray(pairs, dtype=np.int64)
        self._starts: Ids = np.asarray(bm25.scores["indptr"], dtype=np.int64)
        self._holders: Rows = np.asarray(bm25.scores["indices"], dtype=np.int32)

    @classmethod
    def open(cls, folder: Path) -> "KeywordIndex":
        """Open an index; its arrays stay on disk. IndexDamagedError where it cannot be read."""
        try:
            words = json.loads((folder / WORDS).read_text(encoding="utf-8"))
            pairs = np.load(folder / PAIRS, mmap_mode="r")
            bm25 = bm25s.BM25.load(folder, mmap=True, load_vocab=False)
            if len(bm25.scores["indptr"]) != len(words) + len(pairs) + 1:
                raise ValueError("the terms and their scores are not of one index")
            vocabulary = {word: number for number, word in enumerate(words)}
            return cls(bm25, vocabulary, pairs, Sequences.open(folder))
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise unreadable(folder, error) from error

    def terms(self, text: str) -> Terms:
        """Return the text as term ids, leaving out what no passage has."""
        words = syllables(text)
        row = self.numbered(words)
        known = row[row >= 0]
        unknown = {word for word in words if word not in self._vocabulary}
        return Terms(np.unique(known), len(unknown), np.concatenate([known, self._known_pairs(row)]))

    def numbered(self, words: Sequence[str]) -> Ids:
        """Return the number of each syllable; -1 for one that no passage has."""
        return np.array([self._vocabulary.get(word, -1) for word in words], dtype=np.int64)

    def idf(self, numbers: Ids) -> NDArray[np.float64]:
        """Return how much each syllable tells; one that no passage has as much as one that a single has."""
        known = np.maximum(numbers, 0)
        return np.where(numbers < 0, self.rarest, self._idf(known) if self.vocabulary_size else 0.0)

    @property
    def vocabulary_size(self) -> int:
        """How many different syllables the passages have."""
        return len(self._vocabulary)

    def scores(self, terms: Terms) -> Scores:
        """Return the BM25 score of every row."""
        if not len(terms.all) or not self.rows:
            return np.zeros(self.rows, dtype=np.float32)
        scores: Scores = self._bm25.get_scores_from_ids(terms.all)
        return scores

    def shares(self, terms: Terms, rows: Ids) -> Scores:
        """Return, for each row, the share of the query's syllables that it has, weighted by IDF.

        A syllable that no passage has weighs as much as one that a single passage has.
        """
        weights = self._idf(terms.syllables)
        total = float(weights.sum()) + terms.unknown * self.rarest
        found = np.zeros(len(rows), dtype=np.float64)
        for term, weight in zip(terms.syllables, weights, strict=True):
            found += weight * self._has(int(term), rows)
        return (found / total if total > 0 else found).astype(np.float32)

    def weight(self, word: str) -> float:
        """Return how much a syllable tells, 0 to 1: its IDF as a share of the rarest's; unknown is 1."""
        number = self._vocabulary.get(word)
        if number is None:
            return 1.0
        return float(self._idf(np.array([number], dtype=np.int64))[0]) / self.rarest

    def _has(self, term: int, rows: Ids) -> NDArray[np.bool_]:
        holders = self._holders[self._starts[term] : self._starts[term + 1]]
        places = np.minimum(np.searchsorted(holders, rows), len(holders) - 1)
        return np.asarray(holders[places] == rows)

    def _idf(self, terms: Ids) -> NDArray[np.float64]:
        return lucene_idf(self._starts[terms + 1] - self._starts[terms], self.rows)

    @property
    def rarest(self) -> float:
        """IDF of a syllable that a single passage has."""
        return float(lucene_idf(np.ones(1, dtype=np.int64), max(1, self.rows))[0])

    def _known_pairs(self, row: Ids) -> Ids:
        size = len(self._vocabulary)
        both = (row[:-1] >= 0) & (row[1:] >= 0)
        keys = (row[:-1] * size + row[1:])[both]
        if not len(self._pairs):
            return self._pairs
        places = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        return np.asarray(size + places[self._pairs[places] == keys], dtype=np.int64)


def unreadable(folder: Path, error: Exception) -> IndexDamagedError:
    """Return the error for keywords that cannot be read."""
    return IndexDamagedError(
        f"The keywords in {folder} cannot be opened: {error}. Make the index again with `policybot rebuild`."
    )


def lucene_idf(holders: Ids, rows: int) -> NDArray[np.float64]:
    """Return how much terms tell that so many of the rows hold."""
    return np.asarray(np.log(1 + (rows - holders + 0.5) / (holders + 0.5)))

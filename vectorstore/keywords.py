"""Keyword search: BM25 over syllables and pairs of adjacent syllables.

Most Vietnamese words are two syllables long, so a pair is close to a word. bm25s keeps and adds up
the scores; here text becomes term ids, as arrays throughout, so that memory stays small.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import IndexDamagedError
from vectorstore.vietnamese import syllables

K1 = 0.9
B = 0.6

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """A query as term ids."""

    syllables: Ids  # those that some passage has, each once
    unknown: int  # how many syllables no passage has
    all: Ids  # syllables and pairs, as often as the query has them


class KeywordIndex:
    """BM25 scores of every passage for any query; rows are numbered as the passages were given."""

    def __init__(self, scores: "_Bm25", vocabulary: dict[str, int], pairs: Ids) -> None:
        self._bm25 = scores
        self._vocabulary = vocabulary
        self._pairs = pairs
        self.rows = int(scores.scores["num_docs"])
        self._starts: Ids = np.asarray(scores.scores["indptr"])

    @staticmethod
    def build(folder: Path, texts: Iterable[str]) -> None:
        """Write the index of the texts, one row each, into a new folder."""
        vocabulary: dict[str, int] = {}
        rows = [_numbered(syllables(text), vocabulary) for text in texts]
        size = max(1, len(vocabulary))
        pairs = _distinct([_pair_keys(row, size) for row in rows])
        index = _Bm25(k1=K1, b=B, method="lucene")
        index.fill([_terms(row, size, pairs) for row in rows], size + len(pairs))
        folder.mkdir(parents=True)
        index.save(folder, show_progress=False)
        np.save(folder / "pairs.npy", pairs)
        words = json.dumps(list(vocabulary), ensure_ascii=False)
        (folder / "syllables.json").write_text(words, encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> "KeywordIndex":
        """Open an index; its arrays stay on disk. IndexDamagedError where it cannot be read."""
        try:
            words = json.loads((folder / "syllables.json").read_text(encoding="utf-8"))
            pairs = np.load(folder / "pairs.npy", mmap_mode="r")
            scores = _Bm25.load(folder, mmap=True, load_vocab=False)
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(f"The keywords in {folder} cannot be opened: {error}.") from error
        return cls(scores, {word: number for number, word in enumerate(words)}, pairs)

    def terms(self, text: str) -> Terms:
        """Return the text as term ids, leaving out what no passage has."""
        ids = [self._vocabulary.get(word, -1) for word in syllables(text)]
        row = np.array(ids, dtype=np.int64)
        size = max(1, len(self._vocabulary))
        known = np.unique(row[row >= 0])
        unknown = len({word for word, number in zip(syllables(text), ids, strict=True) if number < 0})
        return Terms(known, unknown, np.concatenate([row[row >= 0], self._known_pairs(row, size)]))

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
        total = float(weights.sum()) + terms.unknown * self._rarest
        found = np.zeros(len(rows), dtype=np.float64)
        for term, weight in zip(terms.syllables, weights, strict=True):
            found += weight * self._has(int(term), rows)
        return (found / total if total > 0 else found).astype(np.float32)

    def weight(self, word: str) -> float:
        """Return how much a syllable tells, 0 to 1: its IDF as a share of the rarest's; unknown is 1."""
        number = self._vocabulary.get(word)
        if number is None:
            return 1.0
        return float(self._idf(np.array([number], dtype=np.int64))[0]) / self._rarest

    def _has(self, term: int, rows: Ids) -> NDArray[np.bool_]:
        holders = self._bm25.scores["indices"][self._starts[term] : self._starts[term + 1]]
        places = np.minimum(np.searchsorted(holders, rows), len(holders) - 1)
        return np.asarray(holders[places] == rows)

    def _idf(self, terms: Ids) -> NDArray[np.float64]:
        frequencies = self._starts[terms + 1] - self._starts[terms]
        return _lucene_idf(frequencies.astype(np.float64), self.rows)

    @property
    def _rarest(self) -> float:
        return float(_lucene_idf(np.ones(1), self.rows)[0])

    def _known_pairs(self, row: Ids, size: int) -> Ids:
        both = (row[:-1] >= 0) & (row[1:] >= 0)
        keys = (row[:-1] * size + row[1:])[both]
        if not len(keys) or not len(self._pairs):
            return np.zeros(0, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        return size + places[self._pairs[places] == keys]


class _Bm25(bm25s.BM25):  # type: ignore[misc]  # bm25s has no type hints
    """bm25s filled from arrays of term ids; its own way takes lists of ints and ten times the memory."""

    def fill(self, rows: list[Ids], vocabulary_size: int) -> None:
        """Compute the scores of each (term, row) with Lucene's variant of BM25."""
        lengths = np.array([len(row) for row in rows], dtype=np.float64)
        count = max(1, len(rows))
        keys = [row * count + number for number, row in enumerate(rows)]
        cells, frequencies = _counted(keys)
        terms, places = np.divmod(cells, count)
        holders = np.bincount(terms, minlength=vocabulary_size)
        average = max(1.0, float(lengths.mean()) if len(rows) else 1.0)
        saturation = self.k1 * (1 - self.b + self.b * lengths / average)
        weights = _lucene_idf(holders.astype(np.float64), len(rows))[terms]
        data = weights * frequencies / (frequencies + saturation[places])
        self.scores = {
            "data": data.astype(np.float32),
            "indices": places.astype(np.int32),
            "indptr": np.concatenate([[0], np.cumsum(holders)]),
            "num_docs": len(rows),
        }
        self.vocab_dict: dict[str, int] = {}


def _lucene_idf(holders: NDArray[np.float64], rows: int) -> NDArray[np.float64]:
    return np.asarray(np.log(1 + (rows - holders + 0.5) / (holders + 0.5)))


def _numbered(words: list[str], vocabulary: dict[str, int]) -> Ids:
    return np.array([vocabulary.setdefault(word, len(vocabulary)) for word in words], dtype=np.int64)


def _pair_keys(row: Ids, size: int) -> Ids:
    return row[:-1] * size + row[1:]


def _terms(row: Ids, size: int, pairs: Ids) -> Ids:
    return np.concatenate([row, size + np.searchsorted(pairs, _pair_keys(row, size))])


def _distinct(arrays: list[Ids]) -> Ids:
    return np.unique(np.concatenate(arrays)) if arrays else np.zeros(0, dtype=np.int64)


def _counted(arrays: list[Ids]) -> tuple[Ids, Ids]:
    """Return the distinct values, ascending, and how often each occurs."""
    if not arrays:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    values, counts = np.unique(np.concatenate(arrays), return_counts=True)
    return values, counts

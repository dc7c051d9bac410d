"""Which words of a query stand where in some passages: counts, neighbours, windows.

All arrays have one row for each passage (R) and one column for each different syllable of the query (n),
pair of neighbouring syllables (m) or run of three.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vectorstore.keywords import KeywordIndex
from vectorstore.sequences import BODY, FIELDS, Reading

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class QueryWords:
    """The syllables of a query: each once, in order, and how much each tells."""

    numbers: Ids  # (n,) in the keyword index; -1 for one that no passage has
    weights: Floats  # (n,) IDF
    order: Ids  # the query as places in `numbers`
    rarest: float  # IDF of a syllable that a single passage has

    @classmethod
    def of(cls, words: Sequence[str], index: KeywordIndex) -> "QueryWords":
        """Look the syllables of a query up in an index."""
        distinct = list(dict.fromkeys(words))
        place = {word: number for number, word in enumerate(distinct)}
        numbers = index.numbered(distinct)
        order = np.array([place[word] for word in words], dtype=np.int64)
        return cls(numbers, index.idf(numbers), order, index.rarest)

    @cached_property
    def pairs(self) -> Ids:
        """Different neighbours, as first * n + second, ascending."""
        return np.unique(self.order[:-1] * len(self.numbers) + self.order[1:])

    @cached_property
    def pair_weights(self) -> Floats:
        """(m,) IDF of both."""
        first, second = np.divmod(self.pairs, max(1, len(self.numbers)))
        return self.weights[first] + self.weights[second]

    @cached_property
    def triples(self) -> Ids:
        """Different runs of three, as (first * n + second) * n + third, ascending."""
        n = len(self.numbers)
        return np.unique((self.order[:-2] * n + self.order[1:-1]) * n + self.order[2:])


class Matches:
    """Where the words of one query stand in the passages of a reading."""

    def __init__(self, query: QueryWords, reading: Reading, vocabulary_size: int) -> None:
        """Find each word; the reading and the query number syllables alike."""
        self.rows = len(reading.lengths)
        self.lengths = reading.lengths
        self._query, self._reading = query, reading
        self._word = _places(query, reading, vocabulary_size)
        self._found = self._word >= 0
        self._pair = self._pairs()

    @cached_property
    def counts(self) -> Floats:
        """(FIELDS, R, n): how often each syllable stands in each field."""
        return self._counted(self._word, len(self._query.numbers))

    @cached_property
    def pairs(self) -> Flags:
        """(FIELDS, R, m): whether both neighbours stand side by side in that field."""
        return self._counted(self._pair, len(self._query.pairs)) > 0

    @cached_property
    def triples(self) -> Floats:
        """(R,) Share of the query's runs of three that stand in the passage."""
        query, n = self._query, len(self._query.numbers)
        if not len(query.triples):
            return np.zeros(self.rows)
        starts = np.flatnonzero((self._pair[:-1] >= 0) & (self._pair[1:] >= 0))
        word = self._word
        keys = (word[starts] * n + word[starts + 1]) * n + word[starts + 2]
        place = np.minimum(np.searchsorted(query.triples, keys), len(query.triples) - 1)
        is_run = query.triples[place] == keys
        cells = self._reading.row[starts[is_run]] * len(query.triples) + place[is_run]
        present = np.bincount(cells, minlength=self.rows * len(query.triples)) > 0
        return np.asarray(present.reshape(self.rows, -1).mean(axis=1))

    @cached_property
    def longest_run(self) -> Floats:
        """(R,) Weight of the longest stretch of the passage that goes from pair to pair of the query."""
        is_pair = self._pair >= 0
        longest = np.zeros(self.rows)
        if is_pair.any():
            run = np.cumsum(~is_pair)[is_pair]
            sums = np.bincount(run, weights=self._query.pair_weights[self._pair[is_pair]] / 2)
            np.maximum.at(longest, self._reading.row[is_pair], sums[run])
        return longest

    def densest(self, size: int) -> Floats:
        """(R,) Most weight of different syllables in a window of the body, of `size` syllables by halves."""
        chosen = self._found & (self._reading.field == BODY)
        half = self._reading.offset[chosen] // (size // 2)
        halves = int(half.max(initial=0)) + 2
        present = np.zeros((self.rows, halves, len(self._query.numbers)), dtype=bool)
        present[self._reading.row[chosen], half, self._word[chosen]] = True
        return np.asarray(((present[:, :-1] | present[:, 1:]) @ self._query.weights).max(axis=1))

    def run_before(self, syllable: int) -> Floats:
        """(R,) Most weight of words of the query that stand in a row right before a syllable."""
        reading, found = self._reading, self._found
        weights = np.where(found, self._query.weights[self._word], 0.0) if len(found) else np.zeros(0)
        sums = np.cumsum(weights)
        is_first = np.ones(len(found), dtype=bool)
        is_first[1:] = (reading.row[1:] != reading.row[:-1]) | (reading.field[1:] != reading.field[:-1])
        before_run = np.where(~found, sums, np.where(is_first, sums - weights, 0.0))
        runs = sums - np.maximum.accumulate(before_run)
        ends = np.flatnonzero((reading.syllables[1:] == syllable) & ~is_first[1:])
        most = np.zeros(self.rows)
        np.maximum.at(most, reading.row[ends], runs[ends])
        return most

    def precision(self, field: int) -> Floats:
        """(R,) Share of the syllables of a field that the query has."""
        chosen = self._found & (self._reading.field == field)
        hits = np.bincount(self._reading.row[chosen], minlength=self.rows)
        return np.asarray(hits / np.maximum(self._reading.lengths[:, field], 1))

    def _pairs(self) -> Ids:
        """Return the pair of the query that starts at each syllable; -1 where none does."""
        query, reading, word = self._query, self._reading, self._word
        pair = np.full(len(word), -1, dtype=np.int64)
        if not len(query.pairs):
            return pair
        joined = (reading.row[1:] == reading.row[:-1]) & (reading.field[1:] == reading.field[:-1])
        starts = np.flatnonzero(joined & self._found[1:] & self._found[:-1])
        keys = word[starts] * len(query.numbers) + word[starts + 1]
        place = np.minimum(np.searchsorted(query.pairs, keys), len(query.pairs) - 1)
        pair[starts] = np.where(query.pairs[place] == keys, place, -1)
        return pair

    def _counted(self, found: Ids, columns: int) -> Floats:
        chosen = found >= 0
        cells = self._reading.field[chosen] * self.rows + self._reading.row[chosen]
        counts = np.bincount(cells * columns + found[chosen], minlength=FIELDS * self.rows * columns)
        return counts.reshape(FIELDS, self.rows, columns).astype(np.float64)


def _places(query: QueryWords, reading: Reading, vocabulary_size: int) -> Ids:
    """Return, for each syllable of the reading, its place in the query; -1 where the query lacks it."""
    known = np.flatnonzero(query.numbers >= 0)
    lookup = np.full(vocabulary_size, -1, dtype=np.int64)
    lookup[query.numbers[known]] = known
    return lookup[reading.syllables]

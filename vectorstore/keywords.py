"""Keyword search: BM25 over syllables and pairs of adjacent syllables.

Most Vietnamese words are two syllables long, so a pair is close to a word. bm25s keeps, opens and adds
up the scores of the terms, each computed once, when the index is built. Here text becomes term numbers,
as arrays throughout, so that 90,000 articles fit in little memory: its own way takes lists of ints.
"""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from vectorstore.context import Fields
from vectorstore.errors import IndexDamagedError
from vectorstore.joining import joined, joined_ragged
from vectorstore.sequences import FIELDS, Sequences
from vectorstore.vietnamese import syllables

K1 = 0.9
B = 0.6

_WORDS = "syllables.json"
_PAIRS = "pairs.npy"
_BLOCK = 1 << 20  # syllables that are looked at together

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
        """Take what `build` wrote; use `open`."""
        self.sequences = sequences
        self.rows = int(bm25.scores["num_docs"])
        self._bm25 = bm25
        self._vocabulary = vocabulary
        self._pairs: Ids = np.asarray(pairs, dtype=np.int64)
        self._starts: Ids = np.asarray(bm25.scores["indptr"], dtype=np.int64)
        self._holders: Rows = np.asarray(bm25.scores["indices"], dtype=np.int32)

    @staticmethod
    def build(folder: Path, texts: Iterable[Fields]) -> None:
        """Write the index of the texts, one row each, into a new folder."""
        vocabulary: dict[str, int] = {}
        words, lengths = _numbered(texts, vocabulary)
        _write(folder, list(vocabulary), words, lengths)

    @staticmethod
    def grow(folder: Path, before: Path, order: Ids, texts: Iterable[Fields]) -> None:
        """Write what `build` would, of rows of an earlier index and of new texts in this order (joining.py).

        Every score changes with each text that comes or goes, so all are counted again, but the syllables of
        earlier rows are not read from their texts again. IndexDamagedError where they cannot be read.
        """
        try:
            known = json.loads((before / _WORDS).read_text(encoding="utf-8"))
            old, old_lengths = Sequences.written(before)
        except (OSError, EOFError, ValueError) as error:
            raise _unreadable(before, error) from error
        vocabulary = {word: number for number, word in enumerate(known)}
        new, new_lengths = _numbered(texts, vocabulary)
        counts, new_counts = (each.sum(axis=1, dtype=np.int64) for each in (old_lengths, new_lengths))
        words = joined_ragged(order, (old, counts), (new, new_counts))
        names, words = _by_appearance(list(vocabulary), words)
        _write(folder, names, words, joined(order, old_lengths, new_lengths))

    @classmethod
    def open(cls, folder: Path) -> "KeywordIndex":
        """Open an index; its arrays stay on disk. IndexDamagedError where it cannot be read."""
        try:
            words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
            pairs = np.load(folder / _PAIRS, mmap_mode="r")
            bm25 = bm25s.BM25.load(folder, mmap=True, load_vocab=False)
            if len(bm25.scores["indptr"]) != len(words) + len(pairs) + 1:
                raise ValueError("the terms and their scores are not of one index")
            vocabulary = {word: number for number, word in enumerate(words)}
            return cls(bm25, vocabulary, pairs, Sequences.open(folder))
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise _unreadable(folder, error) from error

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
        return _lucene_idf(self._starts[terms + 1] - self._starts[terms], self.rows)

    @property
    def rarest(self) -> float:
        """IDF of a syllable that a single passage has."""
        return float(_lucene_idf(np.ones(1, dtype=np.int64), max(1, self.rows))[0])

    def _known_pairs(self, row: Ids) -> Ids:
        size = len(self._vocabulary)
        both = (row[:-1] >= 0) & (row[1:] >= 0)
        keys = (row[:-1] * size + row[1:])[both]
        if not len(self._pairs):
            return self._pairs
        places = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        return np.asarray(size + places[self._pairs[places] == keys], dtype=np.int64)


def _write(folder: Path, vocabulary: Sequence[str], words: Rows, lengths: Rows) -> None:
    """Write the index of rows of syllables, whose numbers stand in `words`, into a new folder."""
    folder.mkdir(parents=True)
    Sequences.write(folder, words, lengths)
    bm25, pairs = _bm25(words, lengths.sum(axis=1, dtype=np.int64))
    bm25.save(folder, show_progress=False)
    np.save(folder / _PAIRS, pairs)
    (folder / _WORDS).write_text(json.dumps(list(vocabulary), ensure_ascii=False), encoding="utf-8")


def _by_appearance(vocabulary: Sequence[str], words: Rows) -> tuple[list[str], Rows]:
    """Return the syllables that the words have, numbered as they first appear, and the words so numbered."""
    first = np.full(len(vocabulary), len(words), dtype=np.int64)
    for start in reversed(range(0, len(words), _BLOCK)):  # of what is assigned twice, the last stays
        piece = words[start : start + _BLOCK]
        first[piece[::-1]] = np.arange(start + len(piece) - 1, start - 1, -1)
    used = np.argsort(first, kind="stable")[: int((first < len(words)).sum())]
    numbers = np.zeros(len(vocabulary), dtype=np.int32)
    numbers[used] = np.arange(len(used), dtype=np.int32)
    return [vocabulary[number] for number in used.tolist()], numbers[words]


def _unreadable(folder: Path, error: Exception) -> IndexDamagedError:
    return IndexDamagedError(
        f"The keywords in {folder} cannot be opened: {error}. Make the index again with `policybot rebuild`."
    )


def _numbered(texts: Iterable[Fields], vocabulary: dict[str, int]) -> tuple[Rows, Rows]:
    """Return the syllables of all texts as numbers, and how many each has by field."""
    numbers, counts = array("i"), array("i")
    for text in texts:
        for field in (text.title, text.heading, text.body):
            words = syllables(field)
            numbers.extend(vocabulary.setdefault(word, len(vocabulary)) for word in words)
            counts.append(len(words))
    return np.array(numbers, dtype=np.int32), np.array(counts, dtype=np.int32).reshape(-1, FIELDS)


def _bm25(words: Rows, counts: Ids) -> tuple[bm25s.BM25, Ids]:
    """Return the index over rows of `counts` syllables, whose numbers stand in `words`, and its pairs."""
    owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    saturation = _saturation(counts + np.maximum(counts - 1, 0))
    alone = _scored(words.astype(np.int64), owners, saturation)
    size = len(alone.terms)
    is_pair = owners[:-1] == owners[1:]
    pairs = _scored(
        (words[:-1].astype(np.int64) * size + words[1:])[is_pair], owners[:-1][is_pair], saturation
    )
    index = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy")
    index.vocab_dict, index.nonoccurrence_array = {}, None
    index.scores = {
        "data": np.concatenate([alone.weights, pairs.weights]),
        "indices": np.concatenate([alone.holders, pairs.holders]),
        "indptr": np.concatenate([[0], np.cumsum(np.concatenate([alone.held, pairs.held]))]),
        "num_docs": len(counts),
    }
    return index, pairs.terms


def _saturation(lengths: Ids) -> Scores:
    """Return for each row what is added to a frequency below the line: long rows count less."""
    average = max(1.0, lengths.sum() / max(1, len(lengths)))
    return np.asarray(K1 * (1 - B + B * lengths / average), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Scored:
    terms: Ids  # distinct, ascending
    held: Ids  # how many rows hold each
    holders: Rows  # term after term, those rows
    weights: Scores  # and their scores


def _scored(terms: Ids, owners: Rows, saturation: Scores) -> _Scored:
    """Count and score the terms that the rows `owners` hold; uses up `terms`, to save memory."""
    rows = max(1, len(saturation))
    terms *= rows
    terms += owners
    terms.sort()
    cells, frequencies = _runs(terms)
    terms, holders = np.divmod(cells, rows)
    distinct, held = _runs(terms)
    weights = np.repeat(_lucene_idf(held, rows).astype(np.float32), held)
    counts = frequencies.astype(np.float32)
    weights *= counts / (counts + saturation[holders])
    return _Scored(distinct, held, holders.astype(np.int32), weights)


def _runs(values: Ids) -> tuple[Ids, Ids]:
    """Return the distinct values of a sorted array and how often each stands there."""
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])[: len(values)])
    return values[starts], np.diff(starts, append=len(values))


def _lucene_idf(holders: Ids, rows: int) -> NDArray[np.float64]:
    return np.asarray(np.log(1 + (rows - holders + 0.5) / (holders + 0.5)))

"""Frequent groups of words that deserve one token: "người lao động", "bảo hiểm xã hội"."""

import numpy as np
from numpy.typing import NDArray

from training.syllable_stream import BREAK, SyllableStream

_MIN_COUNT = 60
_MAX_WORDS = 4
_BITS = 32


def find_compounds(stream: SyllableStream, *, per_round: tuple[int, ...]) -> dict[str, int]:
    """Return groups of words with their counts; each round joins the groups of the one before.

    A pair is judged by its count times its pointwise mutual information: frequent and no accident.
    """
    ids = stream.ids.astype(np.int64)
    words = list(stream.words)
    found: list[int] = []
    for wanted in per_round:
        lengths = np.array([_length(word) for word in words])
        pairs = _best_pairs(ids, lengths, wanted)
        first_new = len(words)
        words += [f"{words[pair >> _BITS]} {words[pair & (2**_BITS - 1)]}" for pair in pairs]
        found += range(first_new, len(words))
        ids = _join(ids, pairs, first_new)
    counts = np.bincount(ids[ids != BREAK], minlength=len(words))
    return {words[number]: int(counts[number]) for number in found}


def _length(word: str) -> int:
    """Count the words of a group; one with a figure counts as too long to be joined."""
    return 1 + word.count(" ") if not any(map(str.isdigit, word)) else _MAX_WORDS


def _best_pairs(ids: NDArray[np.int64], lengths: NDArray[np.int64], wanted: int) -> NDArray[np.int64]:
    counts = np.bincount(ids[ids != BREAK])
    pairs, pair_counts = np.unique(_pairs(ids), return_counts=True)
    frequent = (pair_counts >= _MIN_COUNT) & (pairs >= 0)
    pairs, pair_counts = pairs[frequent], pair_counts[frequent]
    short = lengths[pairs >> _BITS] + lengths[pairs & (2**_BITS - 1)] <= _MAX_WORDS
    pairs, pair_counts = pairs[short], pair_counts[short]
    expected = counts[pairs >> _BITS] * (counts[pairs & (2**_BITS - 1)] / len(ids))
    score = pair_counts * np.log(pair_counts / expected)
    return np.sort(pairs[np.argsort(-score, kind="stable")[:wanted]])


def _pairs(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    left, right = ids[:-1], ids[1:]
    return np.where((left == BREAK) | (right == BREAK), -1, (left << _BITS) | right)


def _join(ids: NDArray[np.int64], pairs: NDArray[np.int64], first_new: int) -> NDArray[np.int64]:
    keys = _pairs(ids)
    places = np.searchsorted(pairs, keys)
    matches = pairs[np.minimum(places, len(pairs) - 1)] == keys
    chosen = _every_other(matches)
    joined = ids.copy()
    joined[:-1][chosen] = first_new + places[chosen]
    keep = np.ones(len(ids), dtype=bool)
    keep[1:][chosen] = False
    return joined[keep]


def _every_other(matches: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep the first, third, … of each run of matches, so that no two of them overlap."""
    positions = np.arange(len(matches))
    last_gap = np.maximum.accumulate(np.where(matches, -1, positions))
    return np.asarray(matches & ((positions - last_gap) % 2 == 1))

"""Puts arrays together from those of a generation before and those of what is new.

An *order* names, for each row of the result, where it comes from: rows of the earlier array by their
number, new rows by theirs, counted on from the last earlier one.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Array = NDArray[Any]


def joined(order: Ids, old: Array, new: Array) -> Array:
    """Return the rows of both in this order."""
    pieces = [part[start:end] for part, start, end in _runs(order, old, new)]
    return np.concatenate([new[:0], *pieces])


def joined_ragged(order: Ids, old: tuple[Array, Array], new: tuple[Array, Array]) -> Array:
    """Return the values of rows of differing length in this order; each side is values and lengths."""
    starts = [np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]) for _, lengths in (old, new)]
    pieces = []
    for start, end, is_new in _stretches(order, len(old[1])):
        values, bounds = (new[0], starts[1]) if is_new else (old[0], starts[0])
        pieces.append(values[bounds[start] : bounds[end]].astype(np.int32))
    return np.concatenate([np.zeros(0, dtype=np.int32), *pieces])


def _runs(order: Ids, old: Array, new: Array) -> Iterator[tuple[Array, int, int]]:
    for start, end, is_new in _stretches(order, len(old)):
        yield (new if is_new else old), start, end


def _stretches(order: Ids, olds: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches [start, end) of rows that stand together, and whether they are new ones."""
    if not len(order):
        return
    cuts = np.flatnonzero((np.diff(order) != 1) | (order[1:] == olds)) + 1
    firsts = np.concatenate([[0], cuts])
    for first, past in zip(firsts.tolist(), [*cuts.tolist(), len(order)], strict=True):
        start, is_new = int(order[first]), bool(order[first] >= olds)
        start -= olds if is_new else 0
        yield start, start + past - first, is_new

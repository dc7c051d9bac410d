"""Reads stretches of an array file without keeping them in memory.

A memory-mapped array would count every page that was ever touched as memory of this process.
"""

import os
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class DiskRows:
    """The rows of a .npy file, read when asked for; may be used by several threads at once."""

    def __init__(self, path: Path) -> None:
        """Open the file; OSError, EOFError or ValueError where it is no array, or not a whole one."""
        mapped = np.load(path, mmap_mode="r")
        self.shape: tuple[int, ...] = mapped.shape
        self._dtype = mapped.dtype
        self._offset = mapped.offset
        self._row_bytes = mapped.dtype.itemsize * int(np.prod(self.shape[1:]))
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.shape[0]

    def stretches(self, bounds: Iterable[tuple[int, int]]) -> NDArray[Any]:
        """Return the rows of each [start, end), one stretch after another; none may go beyond the last."""
        size = self._row_bytes
        pieces = [
            os.pread(self._file, (end - start) * size, self._offset + start * size) for start, end in bounds
        ]
        return np.frombuffer(b"".join(pieces), dtype=self._dtype).reshape(-1, *self.shape[1:])

    def rows(self, rows: Iterable[int]) -> NDArray[Any]:
        """Return single rows, in the order given."""
        return self.stretches((row, row + 1) for row in rows)


class RaggedRows:
    """Rows of differing length, one after another in a .npy file, and their lengths in another."""

    def __init__(self, values: DiskRows, lengths: NDArray[np.integer[Any]]) -> None:
        """Take both; ValueError where they are not of one index."""
        self._values = values
        self._starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        if self._starts[-1] != len(values):
            raise ValueError("the rows and their lengths are not of one index")

    @staticmethod
    def write(values: Path, lengths: Path, rows: Sequence[NDArray[np.int32]]) -> None:
        """Write rows of numbers from 0 on."""
        flat = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)
        RaggedRows.write_flat(values, lengths, flat, np.array([len(row) for row in rows], dtype=np.int32))

    @staticmethod
    def write_flat(values: Path, lengths: Path, flat: NDArray[np.int32], counts: NDArray[np.int32]) -> None:
        """Write rows that stand one after another already."""
        np.save(values, narrowed(flat))
        np.save(lengths, counts)

    @staticmethod
    def written(values: Path, lengths: Path) -> tuple[NDArray[Any], NDArray[np.int32]]:
        """Return both files, the values still on disk; OSError, EOFError or ValueError where that fails."""
        return np.load(values, mmap_mode="r"), np.load(lengths)

    @classmethod
    def open(cls, values: Path, lengths: Path) -> "RaggedRows":
        """Open what was written; OSError, EOFError or ValueError where it cannot be read."""
        return cls(DiskRows(values), np.load(lengths))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._starts) - 1

    def of(self, rows: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Return the values of the rows, one after another, and how many each has."""
        starts, ends = self._starts[rows], self._starts[rows + 1]
        bounds = zip(starts.tolist(), ends.tolist(), strict=True)
        return self._values.stretches(bounds), ends - starts


def narrowed(numbers: NDArray[Any]) -> NDArray[Any]:
    """Return numbers from 0 on in two bytes each, if they fit."""
    return numbers.astype(np.uint16) if numbers.max(initial=0) < 2**16 else numbers

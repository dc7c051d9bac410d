"""The syllables of every passage as numbers, in reading order, field by field."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.disk_rows import DiskRows, RaggedRows, narrowed

TITLE, HEADING, BODY = range(3)
FIELDS = 3

_SYLLABLES = "sequences.npy"
_LENGTHS = "lengths.npy"

Ids = NDArray[np.int64]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Reading:
    """The syllables of some rows one after another, and where each stands; arrays of one length."""

    syllables: Numbers
    row: Ids  # place among the rows asked for, from 0
    field: Ids  # TITLE, HEADING or BODY
    offset: Ids  # place in its field, from 0
    lengths: Ids  # (rows asked for, FIELDS): syllables in each field


class Sequences:
    """Reads the syllables of any rows, which stay on disk."""

    def __init__(self, syllables: DiskRows, lengths: Numbers) -> None:
        """Take the syllables of all rows and their number by row and field."""
        self._rows = RaggedRows(syllables, lengths.sum(axis=1, dtype=np.int64))
        self._lengths = lengths

    @staticmethod
    def write(folder: Path, syllables: Numbers, lengths: Numbers) -> None:
        """Write the syllables of all rows into a folder."""
        np.save(folder / _SYLLABLES, narrowed(syllables))
        np.save(folder / _LENGTHS, lengths.astype(np.int32))

    @staticmethod
    def written(folder: Path) -> tuple[NDArray[Any], Numbers]:
        """Return what was written, the syllables still on disk; OSError or ValueError where that fails."""
        return np.load(folder / _SYLLABLES, mmap_mode="r"), np.load(folder / _LENGTHS)

    @classmethod
    def open(cls, folder: Path) -> "Sequences":
        """Open what was written; OSError or ValueError where it cannot be read."""
        return cls(DiskRows(folder / _SYLLABLES), np.load(folder / _LENGTHS))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._lengths)

    def of(self, rows: Ids) -> Reading:
        """Return the syllables of the rows, row after row."""
        syllables, totals = self._rows.of(rows)
        lengths = self._lengths[rows].astype(np.int64)
        parts = lengths.ravel()
        return Reading(
            syllables=syllables.astype(np.int32),
            row=np.repeat(np.arange(len(rows)), totals),
            field=np.repeat(np.tile(np.arange(FIELDS), len(rows)), parts),
            offset=_counted(parts),
            lengths=lengths,
        )


def _counted(lengths: Ids) -> Ids:
    """Return 0, 1, 2, ... for each of the lengths, one after another."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)

"""Rows are counted anew in each generation; keys stay, so that what is kept under them need not be moved.

A generation built whole has its rows as keys. One that grew out of another has keys of that one and new ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import IndexDamagedError
from vectorstore.generation import Generation

PASSAGE_KEYS = "keys.npy"
DOCUMENT_KEYS = "document_keys.npy"

Ids = NDArray[np.int64]


class Keys:
    """The key of each row."""

    def __init__(self, keys: Ids) -> None:
        """Take the keys in the order of the rows, each once."""
        self.of_rows = keys
        self._rows = np.full(int(keys.max(initial=-1)) + 1, -1, dtype=np.int64)
        self._rows[keys] = np.arange(len(keys))

    def of(self, rows: Sequence[int]) -> list[int]:
        """Return the keys of some rows; of a row that there is not, a key that there is not."""
        known = len(self.of_rows)
        return [int(self.of_rows[row]) if 0 <= row < known else -1 for row in rows]

    def rows(self, keys: Sequence[int]) -> list[int]:
        """Return the rows of some keys; IndexDamagedError for one that no row has."""
        found = np.array(keys, dtype=np.int64)
        if len(found) and (found.min() < 0 or found.max() >= len(self._rows)):
            raise _damaged("a key is out of range")
        rows = self._rows[found]
        if (rows < 0).any():
            raise _damaged("a key belongs to no row")
        return [int(row) for row in rows]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Under which keys a generation keeps its passages and its documents; None where under their rows."""

    passages: Keys | None = None
    documents: Keys | None = None

    @classmethod
    def open(cls, folder: Path, manifest: Generation) -> "Numbering":
        """Return how a generation numbers; IndexDamagedError where it cannot be read."""
        if not manifest.growths:
            return cls()
        return cls(
            _opened(folder / PASSAGE_KEYS, manifest.passages),
            _opened(folder / DOCUMENT_KEYS, manifest.documents),
        )

    @staticmethod
    def write(folder: Path, passages: Ids, documents: Ids) -> None:
        """Write the keys of the rows of a generation."""
        np.save(folder / PASSAGE_KEYS, passages)
        np.save(folder / DOCUMENT_KEYS, documents)


def _opened(path: Path, count: int) -> Keys:
    try:
        keys = np.load(path)
    except (OSError, EOFError, ValueError) as error:
        raise _damaged(f"{path} cannot be read: {error}") from error
    if keys.shape != (count,) or len(np.unique(keys)) != count or keys.min(initial=0) < 0:
        raise _damaged(f"{path} does not hold one key for each row")
    return Keys(keys)


def _damaged(reason: str) -> IndexDamagedError:
    return IndexDamagedError(
        f"The numbering of the index is damaged: {reason}. Make it again with `policybot rebuild`."
    )

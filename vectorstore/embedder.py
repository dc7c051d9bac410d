"""What gives vectors: for passages and queries, and below that for texts as a model wants them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.static_table import TableTokens

if TYPE_CHECKING:
    pass

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Gives vectors whose cosine says how well a passage fits a query."""

    @property
    def name(self) -> str:
        """Name the model and its weights; vectors of two names must not be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest passage that is embedded whole."""
        ...

    @property
    def tokens(self) -> TableTokens | None:
        """The vectors of single tokens, where the model is a table of them."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has as a passage, everything that is added included."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector for each text, in order."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """Return the unit vector of a query."""
        ...


class Encoder(Protocol):
    """Turns texts as the model wants them, prefixed and segmented, into unit vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest text that is embedded whole."""
        ...

    @property
    def reads_any_length(self) -> bool:
        """Whether what exceeds `max_tokens` is not cut."""
        ...

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Return how many tokens each text has, special tokens included."""
        ...

    def embed(self, texts: list[str]) -> Vectors:
        """Return one unit vector for each text; there is at least one."""
        ...

"""An embedder that is loaded when it is first asked: commands that need no vectors do not wait for it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors
    from vectorstore.static_table import TableTokens


class DeferredEmbedder:
    """Passes everything on to an embedder that is made at the first use."""

    def __init__(self, make: "Callable[[], Embedder]") -> None:
        """Take what makes the embedder."""
        self._make = make

    @cached_property
    def _embedder(self) -> "Embedder":
        return self._make()

    @property
    def name(self) -> str:
        """Name the model and its weights."""
        return self._embedder.name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._embedder.dimension

    @property
    def max_tokens(self) -> int:
        """Longest passage that is embedded whole."""
        return self._embedder.max_tokens

    @property
    def tokens(self) -> "TableTokens | None":
        """The vectors of single tokens, where the model is a table of them."""
        return self._embedder.tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has as a passage."""
        return self._embedder.count_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> "Vectors":
        """Return one unit vector for each text."""
        return self._embedder.embed_passages(texts)

    def embed_query(self, text: str) -> "Vectors":
        """Return the unit vector of a query."""
        return self._embedder.embed_query(text)

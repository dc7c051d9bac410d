"""A static embedding model, read without torch: a tokeniser and one vector for each token.

A text's vector is the sum of its tokens' vectors, made unit length. sentence-transformers gives the same
(a test compares them), but takes half a gigabyte of memory and seconds to import.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MODULES = "modules.json"
WEIGHTS = "model.safetensors"
_KINDS = (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
_WEIGHT = "embedding.weight"

Vectors = NDArray[np.float32]
TokenIds = list[int]


@dataclass(frozen=True, eq=False)
class StaticTable:
    """Token vectors, (tokens, dimension), and the tokeniser that numbers them."""

    tokenizer: "Tokenizer"
    vectors: Vectors
    max_tokens: int

    reads_any_length: ClassVar[bool] = True

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.vectors.shape[1])

    @cached_property
    def weights(self) -> Vectors:
        """(tokens,) How much each token tells: the length of its vector, as training made it."""
        return np.asarray(np.linalg.norm(self.vectors, axis=1), dtype=np.float32)

    def cosines(self, tokens: NDArray[np.int64], others: NDArray[np.int64]) -> Vectors:
        """Return the cosine of each token with each of the others, (tokens, others)."""
        lengths = np.maximum(self.weights, 1e-9)
        products = self.vectors[tokens] @ self.vectors[others].T
        return np.asarray(products / lengths[tokens][:, None] / lengths[others])

    @classmethod
    def read(cls, folder: Path, *, max_tokens: int) -> "StaticTable":
        """Read a model folder; raises what the readers of its files raise where one is broken."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        vectors = load_file(folder / WEIGHTS)[_WEIGHT].astype(np.float32)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer, vectors, max_tokens)

    @classmethod
    def of(cls, model: Any, *, max_tokens: int) -> "StaticTable":
        """Take the table of a model that sentence-transformers has loaded."""
        return cls(model[0].tokenizer, model[0].embedding.weight.detach().cpu().float().numpy(), max_tokens)

    def encode(self, texts: Sequence[str]) -> list[TokenIds]:
        """Return the token ids of each text, on all cores."""
        found = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoded.ids for encoded in found]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has."""
        return [len(ids) for ids in self.encode(texts)]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of the texts; the zero vector where a text has no token."""
        return self.embed_tokens(self.encode(texts))

    def embed_tokens(self, encoded: Sequence[TokenIds]) -> Vectors:
        """Return the unit vectors of texts as token ids."""
        sums = np.zeros((len(encoded), self.vectors.shape[1]), dtype=np.float32)
        for row, ids in enumerate(encoded):
            self.vectors[ids].sum(axis=0, out=sums[row])
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(norms, 1e-12), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class TableTokens:
    """Queries and passages as tokens of a table, prefixed and segmented as the settings say."""

    table: StaticTable
    as_passages: Callable[[Sequence[str]], list[str]]
    as_queries: Callable[[Sequence[str]], list[str]]

    def of_passages(self, texts: Sequence[str]) -> list[TokenIds]:
        """Return the tokens of each text as a passage."""
        return self.table.encode(self.as_passages(texts))

    def of_query(self, text: str) -> TokenIds:
        """Return the tokens of a text as a query."""
        return self.table.encode(self.as_queries([text]))[0]


def is_static(model: Any) -> bool:
    """Tell whether a model that is loaded is a table of vectors and nothing more."""
    return [type(module).__name__ for module in model] in _KINDS


def is_static_folder(folder: Path) -> bool:
    """Tell the same of a folder, in the form that sentence-transformers writes."""
    try:
        modules = json.loads((folder / MODULES).read_text(encoding="utf-8"))
        kinds = [module["type"].rpartition(".")[2] for module in modules]
        return kinds in _KINDS and not modules[0]["path"] and (folder / WEIGHTS).is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return False  # whoever loads it says what is wrong

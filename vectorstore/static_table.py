"""A static embedding model: a tokeniser and one vector for each token; the one door to its table."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class StaticTable:
    """The vectors of a static model, read directly: many times faster than its `encode`."""

    reads_any_length = True

    def __init__(self, module: Any, *, max_tokens: int, batch_size: int) -> None:
        """Take the StaticEmbedding module of a model."""
        self.max_tokens = max_tokens
        self._tokenizer = module.tokenizer
        self._table = module.embedding.weight.detach().float()
        self._batch_size = batch_size
        self.dimension = int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token ids of each text."""
        return [found.ids for found in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Return how many tokens each text has."""
        return [len(ids) for ids in self.encode(texts)]

    def embed(self, texts: list[str]) -> Vectors:
        """Return the unit vectors of the texts; the zero vector where a text has no token."""
        starts = range(0, len(texts), self._batch_size)
        return np.concatenate(
            [self._embed_batch(texts[start : start + self._batch_size]) for start in starts]
        )

    def _embed_batch(self, texts: list[str]) -> Vectors:
        import torch

        ids = self.encode(texts)
        offsets = np.cumsum([0, *map(len, ids[:-1])])
        flat = torch.tensor([number for text in ids for number in text], dtype=torch.long)
        bags = torch.nn.functional.embedding_bag(
            flat.to(self._table.device),
            self._table,
            torch.from_numpy(offsets).to(self._table.device),
            mode="sum",
        )
        vectors: Vectors = torch.nn.functional.normalize(bags).cpu().numpy()
        return vectors

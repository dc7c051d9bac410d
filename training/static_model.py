"""A static embedding: one vector for each token, the mean is the text. Training and saving."""

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional

from training.pairs import Batch, Ids

logger = logging.getLogger(__name__)


class ComposedEmbedding(torch.nn.Module):
    """Vectors of tokens; a group of words is the sum of its words and a vector of its own."""

    def __init__(self, tokenizer: Tokenizer, dimension: int, *, compose: bool = True) -> None:
        super().__init__()
        size = tokenizer.get_vocab_size()
        self.weight = torch.nn.Parameter(torch.randn(size, dimension) * 0.1)
        rows, columns = _components(tokenizer) if compose else ([], [])
        self.register_buffer("_rows", torch.tensor(rows, dtype=torch.long))
        self.register_buffer("_columns", torch.tensor(columns, dtype=torch.long))
        with torch.no_grad():
            self.weight[torch.tensor(sorted(set(rows)), dtype=torch.long)] *= 0.1

    def table(self) -> torch.Tensor:
        """Return the vector of every token."""
        return self.weight.index_add(0, self._rows, self.weight[self._columns])


def embed(table: torch.Tensor, texts: list[Ids]) -> torch.Tensor:
    """Return the unit vectors of texts given as token ids."""
    lengths = np.array([len(text) for text in texts])
    offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)[:-1]]))
    ids = torch.from_numpy(np.concatenate(texts).astype(np.int64))
    return functional.normalize(functional.embedding_bag(ids, table, offsets, mode="sum"))


def train(
    model: ComposedEmbedding,
    next_batch: Callable[[], Batch],
    *,
    steps: int,
    learning_rate: float,
    temperature: float = 0.05,
    dimensions: tuple[int, ...] = (),
    on_step: Callable[[int], None] | None = None,
) -> None:
    """Teach the model that a query lies nearest to its own passage among those of the batch."""
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=learning_rate, total_steps=steps, pct_start=0.1
    )
    started = time.monotonic()
    for step in range(1, steps + 1):
        loss = _loss(model.table(), next_batch(), temperature, dimensions)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            logger.info("step=%s loss=%.4f seconds=%.0f", step, loss.item(), time.monotonic() - started)
        if on_step is not None:
            on_step(step)


def _loss(table: torch.Tensor, batch: Batch, temperature: float, dimensions: tuple[int, ...]) -> torch.Tensor:
    queries, passages = embed(table, batch.queries), embed(table, batch.passages)
    keys = torch.from_numpy(batch.keys)
    same = (keys[:, None] == keys[None, :]).fill_diagonal_(False)
    target = torch.arange(len(keys))
    total = torch.zeros(())
    for dimension in (table.shape[1], *dimensions):
        left, right = (
            functional.normalize(queries[:, :dimension]),
            functional.normalize(passages[:, :dimension]),
        )
        scores = (left @ right.T / temperature).masked_fill(same, -1e4)
        total = (
            total
            + functional.cross_entropy(scores, target)
            + 0.3 * functional.cross_entropy(scores.T, target)
        )
    return total / (1 + len(dimensions))


def _components(tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    vocabulary = tokenizer.get_vocab()
    rows, columns = [], []
    for token, number in vocabulary.items():
        words = token.split("▁")[1:]
        if len(words) > 1:
            rows += [number] * len(words)
            columns += [vocabulary["▁" + word] for word in words]
    return rows, columns


def save_static_model(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float16], version: str) -> None:
    """Write a folder that `SentenceTransformer(folder)` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file({"embedding.weight": torch.from_numpy(table)}, folder / "model.safetensors")
    modules = [
        {
            "idx": 0,
            "name": "0",
            "path": "",
            "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
        },
        {
            "idx": 1,
            "name": "1",
            "path": "1_Normalize",
            "type": "sentence_transformers.sentence_transformer.modules.normalize.Normalize",
        },
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=2) + "\n", encoding="utf-8")
    settings = {
        "__version__": {"sentence_transformers": version},
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
        "model_type": "SentenceTransformer",
    }
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")

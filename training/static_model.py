"""A static embedding: one vector for each token, the mean is the text. Training and saving."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional

from training.pairs import Batch, Ids


class ComposedEmbedding(torch.nn.Module):
    """Vectors of tokens; a group of words is the sum of its words and a vector of its own."""

    def __init__(self, tokenizer: Tokenizer, dimension: int) -> None:
        super().__init__()
        size = tokenizer.get_vocab_size()
        self.weight = torch.nn.Parameter(torch.randn(size, dimension) * 0.1)
        words_of = _words_of_groups(tokenizer)
        with torch.no_grad():
            self.weight[torch.tensor([len(words) > 0 for words in words_of])] *= 0.1
        # The rows that are summed for each token, one token behind the other: its own, its words'.
        self._rows = np.array([row for token, words in enumerate(words_of) for row in (token, *words)])
        self._counts = np.array([1 + len(words) for words in words_of])
        self._starts = np.cumsum(self._counts) - self._counts

    def forward(self, texts: Sequence[Ids]) -> torch.Tensor:
        """Return the unit vectors of texts given as token ids."""
        rows, starts = self._rows_of(texts)
        return functional.normalize(functional.embedding_bag(rows, self.weight, starts, mode="sum"))

    def table(self) -> torch.Tensor:
        """Return the vector of every token."""
        tokens = np.arange(len(self.weight), dtype=np.int32)[:, None]
        rows, starts = self._rows_of(list(tokens))
        return functional.embedding_bag(rows, self.weight.detach(), starts, mode="sum")

    def _rows_of(self, texts: Sequence[Ids]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the rows that the texts sum, and where each text begins among them."""
        tokens = np.concatenate(texts)
        counts = self._counts[tokens]
        ends = np.cumsum(counts)
        within = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        rows = self._rows[np.repeat(self._starts[tokens], counts) + within]
        first_tokens = np.cumsum([0, *map(len, texts[:-1])])
        return torch.from_numpy(rows), torch.from_numpy((ends - counts)[first_tokens])


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """How long and how fast a model learns."""

    steps: int
    learning_rate: float
    temperature: float = 0.05
    warm_up: float = 0.1  # share of the steps


class Trainer:
    """Teaches a model that a query lies nearest to its own passage among those of the batch."""

    def __init__(self, model: ComposedEmbedding, plan: TrainingPlan) -> None:
        self.step = 0
        self._model, self._plan = model, plan
        self._optimizer = torch.optim.Adam(model.parameters(), lr=plan.learning_rate, fused=True)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, max_lr=plan.learning_rate, total_steps=plan.steps, pct_start=plan.warm_up
        )

    @property
    def is_done(self) -> bool:
        """Tell whether all steps of the plan are taken."""
        return self.step >= self._plan.steps

    def learn(self, batch: Batch) -> float:
        """Take one step; return the loss before it."""
        loss = _loss(self._model, batch, self._plan.temperature)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        self._schedule.step()
        self.step += 1
        return loss.item()

    def save(self, path: Path, state_of_batches: object) -> None:
        """Write all that is needed to go on from here; an interrupted write leaves the last one whole."""
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        torch.save(
            {
                "plan": asdict(self._plan),
                "step": self.step,
                "model": self._model.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "schedule": self._schedule.state_dict(),
                "batches": state_of_batches,
            },
            unfinished,
        )
        unfinished.replace(path)

    def restore(self, path: Path) -> Any:
        """Go on from a checkpoint of the same plan; return the state of the batches saved with it."""
        saved = torch.load(path, weights_only=True)
        if saved["plan"] != asdict(self._plan):
            raise SystemExit(f"{path} belongs to another plan {saved['plan']}: delete it to start anew.")
        self._model.load_state_dict(saved["model"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._schedule.load_state_dict(saved["schedule"])
        self.step = saved["step"]
        return saved["batches"]


def _loss(model: ComposedEmbedding, batch: Batch, temperature: float) -> torch.Tensor:
    queries, passages = model([*batch.queries, *batch.passages]).chunk(2)
    keys = torch.from_numpy(batch.keys)
    same = (keys[:, None] == keys[None, :]).fill_diagonal_(False)
    scores = (queries @ passages.T / temperature).masked_fill(same, -1e4)
    target = torch.arange(len(keys))
    return functional.cross_entropy(scores, target) + 0.3 * functional.cross_entropy(scores.T, target)


def _words_of_groups(tokenizer: Tokenizer) -> list[list[int]]:
    """Return, for each token, the words it is a group of; nothing for a single word or a piece."""
    vocabulary = tokenizer.get_vocab()
    words_of: list[list[int]] = [[] for _ in vocabulary]
    for token, number in vocabulary.items():
        words = token.split("▁")[1:]
        if len(words) > 1:
            words_of[number] = [vocabulary["▁" + word] for word in words]
    return words_of


def save_static_model(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float16]) -> None:
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
        "__version__": {"sentence_transformers": version("sentence-transformers")},
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
        "model_type": "SentenceTransformer",
    }
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")

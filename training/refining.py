"""Teach the embedding how members ask: `python -m training.refining`.

Goes on from the table that training.embedding wrote, with the questions written for policybot and the Điều
that answer them; batches of its first training are mixed in, so that nothing of it is forgotten. Each
question is asked as it is and as it comes out of a chat without diacritics.
"""

import argparse
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from bot.composition import compose
from bot.measuring.evaluation_data import strip_diacritics
from bot.settings_loading import load_settings
from training.embedding import MixedBatches, half_precision, read_domains
from training.own_questions import ASKED, HELD, articles_that_answer, read_own_articles, read_own_questions
from training.pairs import Batch, Ids, PairSettings
from training.static_model import save_static_model

logger = logging.getLogger(__name__)

_SEED = 1
_THREADS = 1  # as in training.embedding
_TEMPERATURE = 0.05
_LONGEST = 256  # tokens of a passage
_DAY = date(2026, 1, 1)
_STEPS_PER_LINE = 100
_AMONG = 5


@dataclass(frozen=True)
class AskedPairs:
    """Questions in their spellings, passages, and which passages answer which question."""

    questions: Sequence[Sequence[Ids]]
    passages: Sequence[Ids]
    answers: Sequence[NDArray[np.int64]]


class Batches(Protocol):
    """Gives batches of what was learned before."""

    def next(self, size: int) -> Batch:
        """Return the next batch."""
        ...


class RefinedTable(torch.nn.Module):
    """One vector for each token; a text is the unit vector of their sum."""

    def __init__(self, table: NDArray[np.float32]) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.from_numpy(table.copy()))

    def forward(self, texts: Sequence[Ids]) -> torch.Tensor:
        """Return the unit vectors of texts given as token ids."""
        tokens = torch.from_numpy(np.concatenate(texts).astype(np.int64))
        starts = torch.from_numpy(np.cumsum([0, *map(len, texts[:-1])]))
        return functional.normalize(functional.embedding_bag(tokens, self.weight, starts, mode="sum"))

    def table(self) -> torch.Tensor:
        """Return the vector of every token."""
        return self.weight


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, go on learning, write."""
    options = _options(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(_SEED)
    torch.set_num_threads(_THREADS)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    base = load_file(options.base / "model.safetensors")["embedding.weight"].astype(np.float32)
    pairs, held = (read_pairs(path, options.shared, options.config, tokenizer) for path in (ASKED, HELD))
    logger.info("questions=%s passages=%s", len(pairs.questions), len(pairs.passages))
    replay = MixedBatches(read_domains(options.shared), tokenizer, PairSettings(), _SEED)
    model = RefinedTable(base)
    before = found_among(model, held)
    refine(model, pairs, replay, options)
    logger.info(
        "held questions, right passage among %s: %.3f, before %.3f", _AMONG, found_among(model, held), before
    )
    save_static_model(options.out, tokenizer, half_precision(model))


def read_pairs(path: Path, shared: Path, config: Path, tokenizer: Tokenizer) -> AskedPairs:
    """Return the questions of a file as they are searched, and the passages of their documents."""
    articles = read_own_articles(shared)
    ids = {article.place: at for at, article in enumerate(articles)}
    texts, owners = [], []
    for at, article in enumerate(articles):
        for passage in article.passages:
            texts.append(" ".join([article.title, *passage.heading_path[-1:], passage.text]))
            owners.append(at)
    builder = compose(load_settings(config)).query_builder
    asked = [(one, articles_that_answer(one, ids)) for one in read_own_questions(path)]
    asked = [(one, found) for one, found in asked if found and not one.history]
    spellings = [
        [builder.build(text, today=_DAY).text for text in (one.text, strip_diacritics(one.text))]
        for one, _ in asked
    ]
    owner = np.array(owners)
    return AskedPairs(
        questions=[_encoded(tokenizer, both) for both in spellings],
        passages=_encoded(tokenizer, texts),
        answers=[np.flatnonzero(np.isin(owner, found)) for _, found in asked],
    )


def found_among(model: RefinedTable, pairs: AskedPairs, most: int = _AMONG) -> float:
    """Return for which share of the questions, as typed, a passage that answers is among the nearest."""
    with torch.no_grad():
        passages = model(pairs.passages)
        scores = model([spellings[0] for spellings in pairs.questions]) @ passages.T
    nearest = scores.topk(min(most, len(pairs.passages)), dim=1).indices.numpy()
    found = [bool(np.isin(row, own).any()) for row, own in zip(nearest, pairs.answers, strict=True)]
    return sum(found) / len(found)


def _encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Ids]:
    encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [np.array(one.ids[:_LONGEST], dtype=np.int32) for one in encoded]


def refine(model: RefinedTable, pairs: AskedPairs, replay: Batches, plan: argparse.Namespace) -> None:
    """Take the steps: half of each for what is asked, half for what was learned before."""
    random = np.random.default_rng(_SEED)
    optimizer = torch.optim.Adam(model.parameters(), lr=plan.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=plan.learning_rate, total_steps=plan.steps, pct_start=0.1
    )
    started, losses = time.monotonic(), []
    for step in range(1, plan.steps + 1):
        asked = _asked_loss(model, pairs, random, plan.batch, plan.others)
        loss = asked + plan.replay * _replay_loss(model, replay, plan.batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(asked.item())
        if step % _STEPS_PER_LINE == 0:
            mean = sum(losses) / len(losses)
            logger.info("step=%s asked=%.4f seconds=%.0f", step, mean, time.monotonic() - started)
            losses.clear()


def _asked_loss(
    model: RefinedTable, pairs: AskedPairs, random: np.random.Generator, size: int, others: int
) -> torch.Tensor:
    """Return how badly questions find a passage that answers among those of all of them and others."""
    chosen = random.choice(len(pairs.questions), size=min(size, len(pairs.questions)), replace=False)
    queries = [pairs.questions[at][int(random.integers(len(pairs.questions[at])))] for at in chosen]
    own = [int(random.choice(pairs.answers[at])) for at in chosen]
    among = random.choice(len(pairs.passages), size=min(others, len(pairs.passages)), replace=False)
    columns = np.concatenate([own, among])
    vectors = model([*queries, *(pairs.passages[at] for at in columns)])
    scores = vectors[: len(queries)] @ vectors[len(queries) :].T / _TEMPERATURE
    also = np.stack([np.isin(columns, pairs.answers[at]) for at in chosen])
    also[np.arange(len(queries)), np.arange(len(queries))] = False
    scores = scores.masked_fill(torch.from_numpy(also), -1e4)
    return functional.cross_entropy(scores, torch.arange(len(queries)))


def _replay_loss(model: RefinedTable, replay: Batches, size: int) -> torch.Tensor:
    batch = replay.next(size)
    queries, passages = model([*batch.queries, *batch.passages]).chunk(2)
    keys = torch.from_numpy(batch.keys)
    same = (keys[:, None] == keys[None, :]).fill_diagonal_(False)
    scores = (queries @ passages.T / _TEMPERATURE).masked_fill(same, -1e4)
    return functional.cross_entropy(scores, torch.arange(len(keys)))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the texts")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--base", type=Path, default=Path("var/training/embedding"))
    parser.add_argument("--out", type=Path, default=Path("models/embedding"))
    parser.add_argument("--steps", type=int, default=1_200)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--others", type=int, default=768, help="passages that answer none of them")
    parser.add_argument("--replay", type=float, default=1.0, help="weight of the first training's batches")
    parser.add_argument("--learning-rate", type=float, default=0.002)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()

"""Train the embedding model: `python -m training.embedding`.

Groups of words that belong together become tokens, pairs of what is asked and what answers it are
drawn from the texts, and a table with one vector for each token learns which passage is asked for.
Nothing is learned from the questions of a benchmark.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.pairs import (
    QUESTION_ENDINGS,
    Batch,
    Ids,
    PairSampler,
    PairSettings,
    Source,
    encode_sources,
)
from training.static_model import ComposedEmbedding, Trainer, TrainingPlan, save_static_model
from training.syllable_stream import read_stream
from training.synthetic import questions_about
from training.texts import read_articles, read_sections, read_wikipedia
from training.vocabulary import VocabularySize, build_tokenizer

logger = logging.getLogger(__name__)

_SEED = 1
_THREADS = 1  # fixed, for sums depend on how they are split; more hardly help
_STEPS_PER_CHECKPOINT = 500
_STEPS_PER_LINE = 100
_QUESTIONS_PER_ARTICLE = 4


@dataclass(frozen=True, slots=True)
class Domain:
    """Texts of one kind, and the share of the batches that is drawn from them."""

    name: str
    share: float
    sources: Sequence[Source]


class HasTable(Protocol):
    """A model that is a vector for each token."""

    def table(self) -> torch.Tensor:
        """Return the vector of every token."""
        ...


class MixedBatches:
    """Draws each batch from one domain: passages of one kind are the hardest to tell apart."""

    def __init__(
        self, domains: Sequence[Domain], tokenizer: Tokenizer, settings: PairSettings, seed: int
    ) -> None:
        encoded = tokenizer.encode_batch_fast(list(QUESTION_ENDINGS), add_special_tokens=False)
        endings: list[Ids] = [np.array(ending.ids, dtype=np.int32) for ending in encoded]
        self._random = np.random.default_rng(seed)
        self._shares = [domain.share for domain in domains]
        self._samplers = [
            PairSampler(
                encode_sources(domain.sources, tokenizer),
                [source.group for source in domain.sources],
                endings,
                settings,
                seed + number,
            )
            for number, domain in enumerate(domains, start=1)
        ]

    def next(self, size: int) -> Batch:
        """Return the next batch."""
        chosen = int(self._random.choice(len(self._samplers), p=self._shares))
        return self._samplers[chosen].batch(size)

    @property
    def state(self) -> list[dict[str, Any]]:
        """Where the batches stand: given back, the same ones follow."""
        return [dict(self._random.bit_generator.state), *(sampler.state for sampler in self._samplers)]

    @state.setter
    def state(self, states: list[dict[str, Any]]) -> None:
        self._random.bit_generator.state = states[0]
        for sampler, state in zip(self._samplers, states[1:], strict=True):
            sampler.state = state


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, build the vocabulary, learn, write."""
    options = _options(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(_SEED)
    torch.set_num_threads(_THREADS)
    started = time.monotonic()
    domains = read_domains(options.shared)
    for domain in domains:
        logger.info("domain=%s sources=%s share=%s", domain.name, len(domain.sources), domain.share)
    tokenizer = build_tokenizer(
        read_stream(_texts(options.shared)),
        VocabularySize(options.words, options.pieces, (options.compounds,) * options.rounds),
    )
    logger.info("tokens=%s seconds=%.0f", tokenizer.get_vocab_size(), time.monotonic() - started)
    batches = MixedBatches(domains, tokenizer, PairSettings(), _SEED)
    del domains
    model = ComposedEmbedding(tokenizer, options.dimension)
    trainer = Trainer(model, TrainingPlan(options.steps, options.learning_rate))
    learn(trainer, batches, options.batch, options.checkpoint)
    save_static_model(options.out, tokenizer, half_precision(model))
    options.checkpoint.unlink(missing_ok=True)
    logger.info("out=%s seconds=%.0f", options.out, time.monotonic() - started)


def read_domains(shared: Path) -> list[Domain]:
    """Return the law texts with questions made from them, and Wikipedia by sections."""
    random_source = random.Random(_SEED)
    laws = [
        Source(
            article.document,
            article.document_title,
            article.heading,
            article.text,
            tuple(questions_about(article, random_source, most=_QUESTIONS_PER_ARTICLE)),
        )
        for article in read_articles(shared)
    ]
    pages = [Source(f"page {title}", title, heading, text) for title, heading, text in read_sections(shared)]
    return [Domain("law", 0.8, laws), Domain("wikipedia", 0.2, pages)]


def learn(trainer: Trainer, batches: MixedBatches, batch_size: int, checkpoint: Path) -> None:
    """Take the steps that are left, going on from the checkpoint if there is one."""
    if checkpoint.exists():
        batches.state = trainer.restore(checkpoint)
        logger.info("resumed step=%s", trainer.step)
    started, losses = time.monotonic(), []
    while not trainer.is_done:
        losses.append(trainer.learn(batches.next(batch_size)))
        if trainer.step % _STEPS_PER_LINE == 0:
            loss = sum(losses) / len(losses)
            logger.info("step=%s loss=%.4f seconds=%.0f", trainer.step, loss, time.monotonic() - started)
            losses.clear()
        if trainer.step % _STEPS_PER_CHECKPOINT == 0:
            trainer.save(checkpoint, batches.state)


def half_precision(model: HasTable) -> NDArray[np.float16]:
    """Return the table as it is shipped; the unknown token says nothing."""
    table = model.table().detach().numpy().astype(np.float16)
    table[0] = 0
    return table


def _texts(shared: Path) -> Iterator[str]:
    for article in read_articles(shared):
        yield f"{article.document_title}\n{article.heading}\n{article.text}"
    for title, text in read_wikipedia(shared):
        yield f"{title}\n{text}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the training texts")
    parser.add_argument("--out", type=Path, default=Path("models/embedding"))
    parser.add_argument("--checkpoint", type=Path, default=Path("var/training/embedding.pt"))
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--words", type=int, default=15_000)
    parser.add_argument("--pieces", type=int, default=5_000)
    parser.add_argument("--compounds", type=int, default=2_500, help="groups of words joined in one round")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--steps", type=int, default=4_000)
    parser.add_argument("--batch", type=int, default=1_024)
    parser.add_argument("--learning-rate", type=float, default=0.01)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()

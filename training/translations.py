"""Learn with which words people ask for what a text says: `python -m training.translations`.

Runs IBM Model 1 over the questions whose article is known: those written for policybot, and the development
splits of zalo-ltr and alqac-*. No question of `pairs.jsonl` is among them, to which the confidence is fitted.
The embedding model numbers the tokens, so run this after it was made.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.loading import load_embedder
from bot.measuring.evaluation_data import read_qrels, read_questions, read_records
from bot.settings_loading import load_settings
from training import own_questions
from vectorstore.static_table import TableTokens
from vectorstore.translations import DESCRIPTION, TABLE, Description

logger = logging.getLogger(__name__)

BENCHMARKS = ("zalo-ltr", "alqac-2022", "alqac-2023-2025")
_ROUNDS = 5
_MAX_TOKENS = 400  # of an article
_NOTHING = 100.0  # weight of a token that nothing in the text leads to, times how usual it is
_SEEN = 1.0  # added to how often a token of a text was seen: a rare one leads to nothing for sure
_LEAST = 0.003  # chances below are left out
_SELF, _OTHER = 0.3, 0.7  # where the rounds begin: a token for itself, and as usual

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]


class Asked(NamedTuple):
    """A question and the article that answers it, each token once."""

    question: Ids
    article: Ids


@dataclass(frozen=True, eq=False)
class Chances:
    """The chance of each token of questions behind one of texts, and how usual it is."""

    asked: Ids
    said: Ids
    values: Floats
    usual: Floats


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the training texts")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--out", type=Path, default=Path("models/translations"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    embedder = load_embedder(load_settings(options.config))
    if embedder.tokens is None:
        raise SystemExit("[embedding] model: only a table of tokens numbers them for this model.")
    pairs = list(pairs_of(options.shared))
    logger.info("pairs=%s", len(pairs))
    found = learn(encoded(pairs, embedder.tokens), tokens=embedder.tokens.table.vectors.shape[0])
    write(options.out, found, embedder.name)


def pairs_of(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield each question with the first article that answers it."""
    texts = {one.place: _text_of(one) for one in own_questions.read_own_articles(shared)}
    measured = {one.text for one in own_questions.read_own_questions(own_questions.PAIRS)}
    for path in (own_questions.ASKED, own_questions.HELD):
        for question in own_questions.read_own_questions(path):
            if question.text not in measured and question.places and question.places[0] in texts:
                yield question.text, texts[question.places[0]]
    for name in BENCHMARKS:
        yield from _of_benchmark(shared / "benchmarks" / name)


def _text_of(article: own_questions.OwnArticle) -> str:
    heading = article.passages[0].heading_path[-1:]
    return " ".join([*heading, *(passage.text for passage in article.passages)])


def _of_benchmark(folder: Path) -> Iterator[tuple[str, str]]:
    relevant = {query: min(answering) for query, answering in read_qrels(folder, "dev").items() if answering}
    wanted = set(relevant.values())
    texts = {one.id: f"{one.title} {one.text}" for one in read_records(folder) if one.id in wanted}
    for query, text in read_questions(folder).items():
        if relevant.get(query) in texts:
            yield text, texts[relevant[query]]


def encoded(pairs: Sequence[tuple[str, str]], tokens: TableTokens) -> list[Asked]:
    """Return each question and article as the tokens in it."""
    questions = tokens.table.encode([question.lower() for question, _ in pairs])
    articles = tokens.table.encode([article.lower() for _, article in pairs])
    return [
        Asked(np.unique(question).astype(np.int64), np.unique(article[:_MAX_TOKENS]).astype(np.int64))
        for question, article in zip(questions, articles, strict=True)
        if question and article
    ]


def learn(pairs: Sequence[Asked], *, tokens: int, rounds: int = _ROUNDS) -> Chances:
    """Return the chances after some rounds of expectation and maximisation."""
    seen = np.bincount(np.concatenate([one.question for one in pairs]), minlength=tokens) + 1.0
    usual = seen / seen.sum()
    keys = np.concatenate([(one.question[:, None] * tokens + one.article).ravel() for one in pairs])
    places, of_place = np.unique(keys, return_inverse=True)
    asked, said = places // tokens, places % tokens
    sizes = np.concatenate([np.full(one.question.size, one.article.size) for one in pairs])
    of_token = np.repeat(np.arange(sizes.size), sizes)
    nothing = _NOTHING * usual[np.concatenate([one.question for one in pairs])]
    values = np.where(asked == said, _SELF, 0.0) + _OTHER * usual[asked]
    for _ in range(rounds):
        weights = values[of_place]
        totals = np.bincount(of_token, weights) + nothing
        counts = np.bincount(of_place, weights / totals[of_token], places.size)
        values = counts / (np.bincount(said, counts, tokens) + _SEEN)[said]
    return Chances(asked, said, values, usual)


def write(folder: Path, found: Chances, embedder: str) -> None:
    """Write the table, the entries of each token of texts together; small chances are left out."""
    kept = np.flatnonzero(found.values >= _LEAST)
    kept = kept[np.lexsort((found.asked[kept], found.said[kept]))]
    starts = np.searchsorted(found.said[kept], np.arange(found.usual.size + 1)).astype(np.uint32)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / TABLE,
        starts=starts,
        asked=found.asked[kept].astype(np.uint16),
        chances=found.values[kept].astype(np.float16),
        usual=found.usual.astype(np.float32),
    )
    described = Description(embedder=embedder)
    (folder / DESCRIPTION).write_text(described.model_dump_json(indent=1) + "\n", encoding="utf-8")
    logger.info("entries=%s", kept.size)


if __name__ == "__main__":
    main()

"""Fit what ranks the blocks of an answer: `python -m training.answering`.

Prints the weights of bot/choosing/ranking.py, with figures out of fold: folds are disjoint by law. Questions:
the development splits of zalo-ltr and alqac-*, whose articles are known, and those written for policybot
(training/own_questions.py).
"""

import argparse
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from bot.choosing.extraction import Stretch, find_stretches
from bot.choosing.ranking import Traits
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Remembering
from bot.composition import App, compose
from bot.measuring.evaluation_data import read_qrels, read_questions, read_records
from bot.measuring.evaluation_index import build_index
from bot.settings_loading import load_settings
from training import own_questions, reranking
from training.laws import joined, law_of
from training.reranking import BENCHMARKS, FittedTrees
from vectorstore.retriever import Reranker, Retriever

logger = logging.getLogger(__name__)

_FOLDS = 5
_LONGEST_QUOTE = 1000
_HITS = 40
_PENALTY = 1e-3  # on the squared weights
_DAY = date(2026, 1, 1)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rated(Protocol):
    """What was found for one question."""

    @property
    def answers(self) -> Flags:
        """Which of it answers."""
        ...

    def traits(self) -> Floats:
        """Return one row of traits for each thing found."""
        ...


@dataclass(frozen=True)
class Case:
    """What was found for one question: the traits of each stretch, and which stretches answer."""

    benchmark: str
    laws: frozenset[str]  # of the articles that answer; folds are disjoint by these
    stretches: tuple[Stretch, ...]
    answers: Flags

    def traits(self) -> Floats:
        """Return one row of traits for each stretch."""
        return np.array([astuple(stretch.traits) for stretch in self.stretches if stretch.traits])


def main() -> None:
    """Gather, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the benchmarks")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument(
        "--limit", type=int, help="ask only so many questions of each benchmark, and all of our own"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    app = compose(load_settings(options.config))
    folders = reranking.benchmark_folders(options.shared)
    found = [case for folder in folders for case in reranking.gather(folder, app)]
    rerankers = {
        law: FittedTrees(trees, found[0].names) for law, trees in reranking.trees_without(found).items()
    }
    limits = {folder: None if folder.name == own_questions.BENCHMARK else options.limit for folder in folders}
    cases = [case for folder in folders for case in islice(gather(folder, app, rerankers), limits[folder])]
    weights = fit_ranking(cases)
    print("Traits", dict(zip(_names(), weights.round(2).tolist(), strict=True)))
    print(json.dumps({"first is right": ranking_out_of_fold(cases)}))


def gather(folder: Path, app: App, rerankers: Mapping[str, Reranker]) -> Iterator[Case]:
    """Ask the questions of one benchmark, each with a reranker that saw no question of its law."""
    path, _ = build_index(folder, app.evaluation_caches, app.embedder, report=None)
    reader, chosen = app.reader_of(path), app.settings.retrieval
    index = Remembering(reader.current())
    laws = {record.id: law_of(record) for record in read_records(folder)}
    judged = read_qrels(folder, "dev")
    for key, question in read_questions(folder).items():
        if key not in judged and folder.name != own_questions.BENCHMARK:
            continue
        gold = judged.get(key, {})  # of our own questions, some have no answer
        its_laws = frozenset(laws[record] for record in gold) or frozenset({key})
        reranker = rerankers.get(min(its_laws)) or next(iter(rerankers.values()))
        query = app.query_builder.build(question, today=_DAY)
        asked = Asked.of_query(query, index.weight)
        retriever = Retriever(
            reader,
            app.embedder,
            candidates=chosen.candidates,
            keyword_weight=chosen.keyword_weight,
            reranker=reranker,
        )
        hits = retriever.search(query, limit=_HITS)
        found = find_stretches(asked, hits, index, max_chars=_LONGEST_QUOTE, embedder=app.embedder)
        answers = [stretch.passage.document_id in gold for stretch in found]
        yield Case(folder.name, its_laws, tuple(found), np.array(answers, dtype=bool))
    logger.info("asked the questions of %s", folder.name)


def fit_ranking(cases: Sequence[Rated], *, penalty: float = _PENALTY) -> Floats:
    """Return the weights that make an answering stretch likeliest to come first."""
    useful = [case for case in cases if case.answers.any()]
    traits = np.concatenate([case.traits() for case in useful])
    answers = np.concatenate([case.answers for case in useful])
    starts = np.cumsum([0, *(len(case.answers) for case in useful[:-1])])
    owner = np.repeat(np.arange(len(useful)), [len(case.answers) for case in useful])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = traits @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total, right = np.add.reduceat(powers, starts), np.add.reduceat(powers * answers, starts)
        value = -np.mean(np.log(right) - np.log(total)) + penalty * weights @ weights
        shift = powers / total[owner] - powers * answers / right[owner]
        return float(value), traits.T @ shift / len(useful) + 2 * penalty * weights

    found: Floats = minimize(loss, np.zeros(traits.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def ranking_out_of_fold(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return, for each benchmark, how often the first stretch is right: as found, as fitted."""
    right: dict[str, list[tuple[bool, bool]]] = {name: [] for name in BENCHMARKS}
    for fitted, asked in _folds(cases):
        weights = fit_ranking(fitted)
        for case in asked:
            if not len(case.answers):
                right[case.benchmark].append((False, False))
                continue
            traits = case.traits()
            by_hit, by_worth = int(np.argmax(traits[:, 0])), int(np.argmax(traits @ weights))
            right[case.benchmark].append((bool(case.answers[by_hit]), bool(case.answers[by_worth])))
    return {
        name: dict(zip(("by hit", "by worth"), np.mean(pairs, axis=0).round(4).tolist(), strict=True))
        for name, pairs in right.items()
    }


def _folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    groups = joined([case.laws for case in cases])
    for train, test in GroupKFold(_FOLDS).split(groups, groups=groups):
        yield [cases[number] for number in train], [cases[number] for number in test]


def _names() -> list[str]:
    return [field.name for field in fields(Traits)]


if __name__ == "__main__":
    main()

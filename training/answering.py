"""Fit what ranks the blocks of an answer and how sure it is: `python -m training.answering`.

Prints the weights of bot/choosing/ranking.py and the coefficients of bot/confidence.py, with figures out of
fold: folds are disjoint by law. Questions: the development splits of zalo-ltr and alqac-*, whose articles are
known, and those written for policybot (training/own_questions.py), of which some have no answer and which
weigh more for the confidence.

The evidence is that of the weights in bot/choosing/ranking.py: where they change much, run this once more.
"""

import argparse
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from bot.choosing.extraction import Stretch, find_stretches
from bot.choosing.ranking import Traits
from bot.choosing.relevance import Asked
from bot.choosing.remembering import Remembering
from bot.composition import App, compose
from bot.confidence import Coefficients, Evidence, evidence
from bot.measuring.evaluation_data import read_qrels, read_questions, read_records
from bot.measuring.evaluation_index import build_index
from bot.settings import load_settings
from training import own_questions, reranking
from training.curve_plot import draw_curve
from training.laws import joined, law_of
from training.reranking import BENCHMARKS, FittedTrees
from vectorstore.retriever import Reranker, Retriever

logger = logging.getLogger(__name__)

_FOLDS = 5
_LONGEST_QUOTE = 1000
_HITS = 40
_PENALTY = 1e-3  # on the squared weights
_ANSWERABLE_SHARE = 0.8  # of the questions that members ask
_OWN_WEIGHT = 3.0  # of a question written for policybot, which is asked as members ask
_DAY = date(2026, 1, 1)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


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
    parser.add_argument("--curve", type=Path, help="also draw the curve of our own questions, as SVG")
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
    print("Traits", dict(zip(_names(Traits), weights.round(2).tolist(), strict=True)))
    print(json.dumps({"first is right": ranking_out_of_fold(cases)}))
    pieces, labels, weights_of, groups = evidence_of(cases)
    coefficients = fit_confidence(pieces, labels, weights_of)
    print("Coefficients", dict(zip(_names(Coefficients), coefficients.round(2).tolist(), strict=True)))
    sure = confidence_out_of_fold(pieces, labels, weights_of, groups)
    own = weights_of > 1
    for name, asked in (("all", np.ones(len(own), dtype=bool)), ("own questions", own)):
        area = round(float(roc_auc_score(labels[asked], sure[asked])), 3)
        print(json.dumps({"asked": name, "AUC": area, "curve": curve(sure[asked], labels[asked])}))
    if options.curve:
        threshold = app.settings.answering.min_confidence
        options.curve.write_text(
            draw_curve(curve(sure[own], labels[own]), marked=threshold), encoding="utf-8"
        )


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
        asked = Asked.of(query.text, index.weight)
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


def fit_ranking(cases: Sequence[Case]) -> Floats:
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
        value = -np.mean(np.log(right) - np.log(total)) + _PENALTY * weights @ weights
        shift = powers / total[owner] - powers * answers / right[owner]
        return float(value), traits.T @ shift / len(useful) + 2 * _PENALTY * weights

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


def evidence_of(cases: Sequence[Case]) -> tuple[Floats, Flags, Floats, list[str]]:
    """Return for each question its evidence, whether its first stretch answers, its weight, its group."""
    ranked = [sorted(case.stretches, key=lambda stretch: -stretch.score) for case in cases]
    pieces = [astuple(evidence(stretches)) for stretches in ranked]
    labels = [
        bool(stretches) and bool(case.answers[case.stretches.index(stretches[0])])
        for case, stretches in zip(cases, ranked, strict=True)
    ]
    weights = [_OWN_WEIGHT if case.benchmark == own_questions.BENCHMARK else 1.0 for case in cases]
    groups = joined([case.laws for case in cases])
    return np.array(pieces), np.array(labels, dtype=bool), np.array(weights), groups


def fit_confidence(pieces: Floats, labels: Flags, weights: Floats) -> Floats:
    """Return the coefficients and the intercept of the logistic model."""
    shares = np.where(labels, _ANSWERABLE_SHARE / labels.sum(), (1 - _ANSWERABLE_SHARE) / (~labels).sum())
    model = LogisticRegression(C=10, max_iter=1000)
    model.fit(pieces, labels, sample_weight=shares * weights * len(labels))
    return np.concatenate([model.coef_[0], model.intercept_])


def confidence_out_of_fold(pieces: Floats, labels: Flags, weights: Floats, groups: Sequence[str]) -> Floats:
    """Return the confidence in each, fitted without the laws it is about."""
    sure = np.zeros(len(labels))
    for train, test in GroupKFold(_FOLDS).split(pieces, groups=groups):
        *coefficients, intercept = fit_confidence(pieces[train], labels[train], weights[train])
        sure[test] = 1 / (1 + np.exp(-(pieces[test] @ np.array(coefficients) + intercept)))
    return sure


def curve(sure: Floats, labels: Flags) -> list[dict[str, float]]:
    """Return what happens at each threshold: the share of right answers given, of wrong ones held back."""
    return [
        {
            "threshold": round(float(threshold), 2),
            "right answers given": round(float(np.mean(sure[labels] >= threshold)), 3),
            "wrong answers held back": round(float(np.mean(sure[~labels] < threshold)), 3),
        }
        for threshold in np.arange(0.1, 1.0, 0.05)
    ]


def _names(kind: type[Traits | Coefficients | Evidence]) -> list[str]:
    return [field.name for field in fields(kind)]


if __name__ == "__main__":
    main()

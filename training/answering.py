"""Fit what ranks the blocks of an answer and how sure it is: `python -m training.answering`.

Prints the weights of bot/ranking.py and the coefficients of bot/confidence.py, with figures out of fold:
folds are disjoint by law. Questions: the development splits of zalo-ltr and alqac-*, whose articles are
known. A question without an answer is one of these from which every passage of its articles is hidden.
"""

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from bot.composition import App, compose
from bot.confidence import Coefficients, Evidence, evidence
from bot.evaluation_data import read_qrels, read_questions, read_records
from bot.evaluation_index import build_index
from bot.extraction import Stretch, find_stretches
from bot.ranking import Traits, worth
from bot.relevance import Asked
from bot.remembering import Remembering
from bot.settings import load_settings
from vectorstore.records import Hit

logger = logging.getLogger(__name__)

BENCHMARKS = ("alqac-2022", "alqac-2023-2025", "zalo-ltr")
_FOLDS = 5
_LONGEST_QUOTE = 700
_ALL = 10_000
_PENALTY = 1e-3  # on the squared weights
_ANSWERABLE_SHARE = 0.8  # of the questions that members ask
_DAY = date(2026, 1, 1)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Case:
    """What was found for one question: the traits of each stretch, and which stretches answer."""

    benchmark: str
    law: str  # folds are disjoint by this
    stretches: tuple[Stretch, ...]
    answers: Flags
    without: tuple[Stretch, ...]  # what is found where its articles are hidden

    def traits(self) -> Floats:
        """Return one row of traits for each stretch."""
        return np.array([astuple(stretch.traits) for stretch in self.stretches if stretch.traits])


def main() -> None:
    """Gather, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the benchmarks")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--limit", type=int, help="ask only so many questions of each benchmark")
    parser.add_argument("--curve", type=Path, help="also write the points of the confidence curve to a file")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    app = compose(load_settings(options.config))
    folders = [options.shared / "benchmarks" / name for name in BENCHMARKS]
    cases = [case for folder in folders for case in islice(gather(folder, app), options.limit)]
    weights = fit_ranking(cases)
    print("Traits", dict(zip(_names(Traits), weights.round(2).tolist(), strict=True)))
    print(json.dumps({"first is right": ranking_out_of_fold(cases)}))
    pieces, labels, laws = evidence_of(cases)
    coefficients = fit_confidence(pieces, labels)
    print("Coefficients", dict(zip(_names(Coefficients), coefficients.round(2).tolist(), strict=True)))
    sure = confidence_out_of_fold(pieces, labels, laws)
    print(json.dumps({"AUC": round(float(roc_auc_score(labels, sure)), 3), "curve": curve(sure, labels)}))
    if options.curve:
        options.curve.write_text(json.dumps(curve(sure, labels), indent=1) + "\n", encoding="utf-8")


def gather(folder: Path, app: App) -> Iterator[Case]:
    """Ask the questions of one benchmark."""
    path, _ = build_index(folder, app.evaluation_caches, app.embedder, report=None)
    reader = app.reader_of(path)
    retriever, index = app.retriever_over(reader), Remembering(reader.current())
    laws = {record.id: record.field("number") or record.id for record in read_records(folder)}
    judged = read_qrels(folder, "dev")
    for key, question in read_questions(folder).items():
        if key not in judged:
            continue
        query = app.query_builder.build(question, today=_DAY)
        hits = retriever.search(query, limit=40)
        asked, gold = Asked.of(query.text, index.weight), judged[key]
        found = _stretches(asked, hits, index, app)
        other = [hit for hit in hits if hit.passage.document_id not in gold]
        yield Case(
            benchmark=folder.name,
            law=laws[min(gold)],
            stretches=found,
            answers=np.array([stretch.passage.document_id in gold for stretch in found], dtype=bool),
            without=_stretches(asked, _rescaled(other), index, app),
        )
    logger.info("asked the questions of %s", folder.name)


def _stretches(asked: Asked, hits: Sequence[Hit], index: Remembering, app: App) -> tuple[Stretch, ...]:
    found = find_stretches(asked, hits, index, max_chars=_LONGEST_QUOTE, embedder=app.embedder, limit=_ALL)
    return tuple(found)


def _rescaled(hits: Sequence[Hit]) -> list[Hit]:
    """Give the best of the hits the score that a best hit has."""
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    return [replace(hit, score=hit.score / best) for hit in hits]


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
    laws = [case.law for case in cases]
    for train, test in GroupKFold(_FOLDS).split(laws, groups=laws):
        yield [cases[number] for number in train], [cases[number] for number in test]


def evidence_of(cases: Sequence[Case]) -> tuple[Floats, Flags, list[str]]:
    """Return the evidence of each question and of the same without its articles, labels and laws."""
    pieces, labels, laws = [], [], []
    for case in cases:
        for stretches, is_answerable in ((case.stretches, True), (case.without, False)):
            ranked = sorted(stretches, key=lambda stretch: -stretch.score)
            pieces.append(astuple(evidence(ranked)))
            labels.append(is_answerable and bool(len(case.answers)) and _first_answers(case))
            laws.append(case.law)
    return np.array(pieces), np.array(labels, dtype=bool), laws


def _first_answers(case: Case) -> bool:
    worths = [worth(stretch.traits) for stretch in case.stretches if stretch.traits]
    return bool(case.answers[int(np.argmax(worths))])


def fit_confidence(pieces: Floats, labels: Flags) -> Floats:
    """Return the coefficients and the intercept of the logistic model."""
    weights = np.where(labels, _ANSWERABLE_SHARE / labels.sum(), (1 - _ANSWERABLE_SHARE) / (~labels).sum())
    model = LogisticRegression(C=10, max_iter=1000).fit(pieces, labels, sample_weight=weights * len(labels))
    return np.concatenate([model.coef_[0], model.intercept_])


def confidence_out_of_fold(pieces: Floats, labels: Flags, laws: Sequence[str]) -> Floats:
    """Return the confidence in each, fitted without the laws it is about."""
    sure = np.zeros(len(labels))
    for train, test in GroupKFold(_FOLDS).split(pieces, groups=laws):
        *weights, intercept = fit_confidence(pieces[train], labels[train])
        sure[test] = 1 / (1 + np.exp(-(pieces[test] @ np.array(weights) + intercept)))
    return sure


def curve(sure: Floats, labels: Flags) -> list[dict[str, float]]:
    """Return what happens at each threshold: the share of right answers given, of wrong ones held back."""
    return [
        {
            "threshold": round(float(threshold), 2),
            "right answers given": round(float(np.mean(sure[labels] >= threshold)), 3),
            "wrong answers held back": round(float(np.mean(sure[~labels] < threshold)), 3),
        }
        for threshold in np.arange(0.1, 1.0, 0.1)
    ]


def _names(kind: type[Traits | Coefficients | Evidence]) -> list[str]:
    return [field.name for field in fields(kind)]


if __name__ == "__main__":
    main()

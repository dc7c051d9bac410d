"""Fit what ranks the blocks of an answer and how sure it is: `python -m training.answering`.

Prints the weights of bot/ranking.py and the coefficients of bot/confidence.py, with figures out of fold:
folds are disjoint by law. Questions: the development splits of zalo-ltr and alqac-*, whose articles are
known. A question without an answer is one of these from which every passage of its articles is hidden.

The evidence is that of the weights in bot/ranking.py: where they change much, run this once more.
"""

import argparse
import json
import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
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

from bot.composition import App, compose
from bot.confidence import Coefficients, Evidence, evidence
from bot.evaluation_data import read_qrels, read_questions, read_records
from bot.evaluation_index import build_index
from bot.extraction import Stretch, find_stretches
from bot.ranking import Traits
from bot.relevance import Asked
from bot.remembering import Remembering
from bot.settings import load_settings
from training import reranking
from training.laws import joined, law_of
from training.reranking import BENCHMARKS, FittedTrees
from vectorstore.features import Candidates
from vectorstore.fusion import weighted_sum
from vectorstore.index import Index
from vectorstore.query import Query
from vectorstore.records import Hit
from vectorstore.retriever import Reader, Reranker, Retriever

logger = logging.getLogger(__name__)

_FOLDS = 5
_LONGEST_QUOTE = 700
_HITS = 40
_PENALTY = 1e-3  # on the squared weights
_ANSWERABLE_SHARE = 0.8  # of the questions that members ask
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
    found = [case for folder in folders for case in reranking.gather(folder, app)]
    rerankers = {
        law: FittedTrees(trees, found[0].names) for law, trees in reranking.trees_without(found).items()
    }
    cases = [case for folder in folders for case in islice(gather(folder, app, rerankers), options.limit)]
    weights = fit_ranking(cases)
    print("Traits", dict(zip(_names(Traits), weights.round(2).tolist(), strict=True)))
    print(json.dumps({"first is right": ranking_out_of_fold(cases)}))
    pieces, labels, groups = evidence_of(cases)
    coefficients = fit_confidence(pieces, labels)
    print("Coefficients", dict(zip(_names(Coefficients), coefficients.round(2).tolist(), strict=True)))
    sure = confidence_out_of_fold(pieces, labels, groups)
    print(json.dumps({"AUC": round(float(roc_auc_score(labels, sure)), 3), "curve": curve(sure, labels)}))
    if options.curve:
        options.curve.write_text(json.dumps(curve(sure, labels), indent=1) + "\n", encoding="utf-8")


def gather(folder: Path, app: App, rerankers: Mapping[str, Reranker]) -> Iterator[Case]:
    """Ask the questions of one benchmark, each with a reranker that saw no question of its law."""
    path, _ = build_index(folder, app.evaluation_caches, app.embedder, report=None)
    reader = app.reader_of(path)
    index = Remembering(reader.current())
    laws = {record.id: law_of(record) for record in read_records(folder)}
    judged = read_qrels(folder, "dev")
    for key, question in read_questions(folder).items():
        if key not in judged:
            continue
        gold = judged[key]
        its_laws = frozenset(laws[record] for record in gold)
        reranker = rerankers[min(its_laws)]
        query = app.query_builder.build(question, today=_DAY)
        asked = Asked.of(query.text, index.weight)
        hidden = frozenset(reader.current().texts.rows_of(sorted(gold)))
        found, without = (
            _stretches(asked, searcher.search(query, limit=_HITS), index, app)
            for searcher in (
                _Searcher(app, reader, reranker, frozenset()),
                _Searcher(app, reader, reranker, hidden),
            )
        )
        yield Case(
            benchmark=folder.name,
            laws=its_laws,
            stretches=found,
            answers=np.array([stretch.passage.document_id in gold for stretch in found], dtype=bool),
            without=without,
        )
    logger.info("asked the questions of %s", folder.name)


class _Searcher(Retriever):
    """Searches as if some passages were not there."""

    def __init__(self, app: App, reader: Reader, reranker: Reranker, hidden: frozenset[int]) -> None:
        chosen = app.settings.retrieval
        super().__init__(
            reader,
            app.embedder,
            candidates=chosen.candidates,
            keyword_weight=chosen.keyword_weight,
            reranker=reranker,
        )
        self._hidden = np.array(sorted(hidden), dtype=np.int64)

    def candidates(self, index: Index, query: Query, named: Collection[str] = ()) -> Candidates:
        """Return what is not hidden, scored as if it were all that was found."""
        found = super().candidates(index, query, named)
        kept = ~np.isin(found.rows, self._hidden)
        dense, keyword = found.dense[kept], found.keyword[kept]
        fused = weighted_sum(keyword, dense, keyword_weight=self._keyword_weight)
        return Candidates(found.rows[kept], dense, keyword, fused, found.vectors[kept])


def _stretches(asked: Asked, hits: Sequence[Hit], index: Remembering, app: App) -> tuple[Stretch, ...]:
    found = find_stretches(asked, hits, index, max_chars=_LONGEST_QUOTE, embedder=app.embedder)
    return tuple(found)


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


def evidence_of(cases: Sequence[Case]) -> tuple[Floats, Flags, list[str]]:
    """Return the evidence of each question, whole and without its articles, labels and groups of laws."""
    pieces, labels, groups = [], [], []
    for case, group in zip(cases, joined([case.laws for case in cases]), strict=True):
        for stretches, is_answerable in ((case.stretches, True), (case.without, False)):
            ranked = sorted(stretches, key=lambda stretch: -stretch.score)
            pieces.append(astuple(evidence(ranked)))
            labels.append(is_answerable and bool(ranked) and _answers(case, ranked[0]))
            groups.append(group)
    return np.array(pieces), np.array(labels, dtype=bool), groups


def _answers(case: Case, stretch: Stretch) -> bool:
    return bool(case.answers[case.stretches.index(stretch)])


def fit_confidence(pieces: Floats, labels: Flags) -> Floats:
    """Return the coefficients and the intercept of the logistic model."""
    weights = np.where(labels, _ANSWERABLE_SHARE / labels.sum(), (1 - _ANSWERABLE_SHARE) / (~labels).sum())
    model = LogisticRegression(C=10, max_iter=1000).fit(pieces, labels, sample_weight=weights * len(labels))
    return np.concatenate([model.coef_[0], model.intercept_])


def confidence_out_of_fold(pieces: Floats, labels: Flags, groups: Sequence[str]) -> Floats:
    """Return the confidence in each, fitted without the laws it is about."""
    sure = np.zeros(len(labels))
    for train, test in GroupKFold(_FOLDS).split(pieces, groups=groups):
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

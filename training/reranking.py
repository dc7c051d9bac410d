"""Fit the trees that order what a search found: `python -m training.reranking`.

LambdaMART on the questions of the development splits of zalo-ltr and alqac-*, whose articles are known, and
on those written for policybot that the embedding has not learned from (training/own_questions.py). Every
figure printed is out of fold: folds are disjoint by law. The trees that are written have seen all of them.
"""

import argparse
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType
from sklearn.model_selection import GroupKFold

from bot.composition import App, compose
from bot.measuring.evaluation_data import read_qrels, read_questions, read_records, strip_diacritics
from bot.measuring.evaluation_index import build_index
from bot.measuring.evaluation_metrics import compute_metrics, write_run
from bot.settings_loading import load_settings
from training import own_questions
from training.laws import joined, law_of
from vectorstore.features import Features, matrix
from vectorstore.reranking import DESCRIPTION, INPUT, TREES, candidate_features
from vectorstore.retriever import Retriever

logger = logging.getLogger(__name__)

BENCHMARKS = ("alqac-2022", "alqac-2023-2025", "zalo-ltr", own_questions.BENCHMARK)
_FOLDS = 5
_ROUNDS = 600
_DAY = date(2026, 1, 1)
_OPSET = 15
_WORK = Path("var/training")
PARAMETERS = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 20,
    "learning_rate": 0.03,
    "num_leaves": 31,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Case:
    """One question and the candidates found for it."""

    benchmark: str
    question: str  # its id
    laws: frozenset[str]  # of the articles that answer; folds are disjoint by these
    records: tuple[str, ...]  # one for each candidate
    names: tuple[str, ...]  # of the features
    features: Floats  # one row for each candidate
    fused: Floats
    gold: Mapping[str, int]

    def relevant(self) -> NDArray[np.int64]:
        """Return 1 for each candidate of an article that answers."""
        return np.array([record in self.gold for record in self.records], dtype=np.int64)

    def ranked(self, scores: Floats) -> list[str]:
        """Return the records, best first."""
        order = np.argsort(-scores, kind="stable")
        return list(dict.fromkeys(self.records[place] for place in order))


def main() -> None:
    """Gather, report out of fold, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the benchmarks")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--out", type=Path, default=Path("models/reranker"))
    parser.add_argument("--limit", type=int, help="ask only so many questions of each benchmark")
    parser.add_argument(
        "--strip-diacritics", action="store_true", help="also order the questions typed without diacritics"
    )
    parser.add_argument("--runs", type=Path, help="folder for the rankings out of fold, in TREC format")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    app = compose(load_settings(options.config))
    folders = benchmark_folders(options.shared)
    cases = [case for folder in folders for case in islice(gather(folder, app), options.limit)]
    print(json.dumps({"fused": figures(cases, [case.fused for case in cases])}))
    scores = out_of_fold(cases)
    print(json.dumps({"out of fold": figures(cases, scores)}))
    if options.runs:
        write_runs(options.runs, cases, scores)
    if options.strip_diacritics:
        bare = [
            case
            for folder in folders
            for case in islice(gather(folder, app, is_stripped=True), options.limit)
        ]
        print(json.dumps({"out of fold, no diacritics": figures(bare, out_of_fold(cases, bare))}))
    write(options.out, fit(cases), cases[0].names, app.embedder.name)


def benchmark_folders(shared: Path) -> list[Path]:
    """Return the folders of the benchmarks; that of our own questions is written anew."""
    own = _WORK / own_questions.BENCHMARK
    own_questions.write_benchmark(shared, own_questions.HELD, own)
    return [own if name == own.name else shared / "benchmarks" / name for name in BENCHMARKS]


def gather(folder: Path, app: App, *, is_stripped: bool = False) -> Iterator[Case]:
    """Ask the questions of one benchmark, as they are or without diacritics."""
    path, _ = build_index(folder, app.evaluation_caches, app.embedder, report=None)
    reader, chosen = app.reader_of(path), app.settings.retrieval
    retriever = Retriever(
        reader, app.embedder, candidates=chosen.candidates, keyword_weight=chosen.keyword_weight
    )
    laws = {record.id: law_of(record) for record in read_records(folder)}
    index, judged = reader.current(), read_qrels(folder, "dev")
    for key, question in read_questions(folder).items():
        if key not in judged:
            continue
        typed = strip_diacritics(question) if is_stripped else question
        query = app.query_builder.build(typed, today=_DAY)
        found = retriever.candidates(index, query)
        seen = candidate_features(index, query.text, found, app.embedder.tokens, _DAY)
        if seen is None:
            continue
        names = tuple(seen)
        passages = index.texts.passages_of_rows(found.rows.tolist())
        records = tuple(passages[row].document_id for row in found.rows.tolist())
        yield Case(
            benchmark=folder.name,
            question=key,
            laws=frozenset(laws[record] for record in judged[key]),
            records=records,
            names=names,
            features=matrix(seen, names),
            fused=found.fused,
            gold=judged[key],
        )
    logger.info("asked the questions of %s", folder.name)


def fit(cases: Sequence[Case]) -> lightgbm.Booster:
    """Return trees that put what answers first; cases without an answer teach nothing."""
    useful = [case for case in cases if case.relevant().any()]
    data = lightgbm.Dataset(
        np.concatenate([case.features for case in useful]),
        np.concatenate([case.relevant() for case in useful]),
        group=[len(case.records) for case in useful],
    )
    return lightgbm.train(PARAMETERS, data, _ROUNDS)


def out_of_fold(cases: Sequence[Case], asked: Sequence[Case] | None = None) -> list[Floats]:
    """Return the scores of each case by trees fitted to the cases of other laws.

    Others may be `asked` than the trees were fitted to: the same questions, typed otherwise.
    """
    trees = trees_without(cases)
    return [
        np.asarray(trees[min(case.laws)].predict(case.features), dtype=np.float32) for case in asked or cases
    ]


def trees_without(cases: Sequence[Case]) -> dict[str, lightgbm.Booster]:
    """Return for each law trees that saw no question of it; the laws of a fold share theirs."""
    groups = joined([case.laws for case in cases])
    found: dict[str, lightgbm.Booster] = {}
    for train, test in GroupKFold(_FOLDS).split(groups, groups=groups):
        trees = fit([cases[number] for number in train])
        found |= {law: trees for number in test for law in cases[number].laws}
    return found


@dataclass(frozen=True)
class FittedTrees:
    """A reranker of trees that are not written yet."""

    trees: lightgbm.Booster
    names: tuple[str, ...]

    def scores(self, found: Features) -> Floats:
        """Return a score between 0 and 1 for each candidate."""
        raw = np.asarray(self.trees.predict(matrix(found, self.names)))
        return np.asarray(1 / (1 + np.exp(-raw)), dtype=np.float32)


def figures(cases: Sequence[Case], scores: Sequence[Floats]) -> dict[str, dict[str, float]]:
    """Return the metrics of each benchmark."""
    found: dict[str, dict[str, float]] = {}
    for benchmark in BENCHMARKS:
        asked = [
            (case, score) for case, score in zip(cases, scores, strict=True) if case.benchmark == benchmark
        ]
        qrels = {case.question: dict(case.gold) for case, _ in asked}
        run = {case.question: case.ranked(score) for case, score in asked}
        found[benchmark] = dict(compute_metrics(qrels, run))
    return found


def write_runs(folder: Path, cases: Sequence[Case], scores: Sequence[Floats]) -> None:
    """Write one ranking for each benchmark, for `policybot compare-runs`."""
    folder.mkdir(parents=True, exist_ok=True)
    for benchmark in BENCHMARKS:
        run = {
            case.question: case.ranked(score)
            for case, score in zip(cases, scores, strict=True)
            if case.benchmark == benchmark
        }
        write_run(folder / f"{benchmark}.trec", run)


def write(folder: Path, trees: lightgbm.Booster, names: Sequence[str], embedder: str) -> None:
    """Write the trees and what they want to know into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(INPUT, FloatTensorType([None, len(names)]))]
    model = convert_lightgbm(trees, initial_types=wanted, target_opset=_OPSET)
    (folder / TREES).write_bytes(model.SerializeToString(deterministic=True))
    description = {"embedder": embedder, "features": list(names)}
    (folder / DESCRIPTION).write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The figures of an evaluation, by ir-measures, and whether two runs differ by more than chance."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import RR, R, ScoredDoc, Success, nDCG

from bot.errors import UserInputError
from bot.measuring.evaluation_data import Qrels, read_text

Run = Mapping[str, Sequence[str]]  # question id → record ids, best first

MEASURES = {
    "hit@1": Success @ 1,
    "hit@5": Success @ 5,
    "hit@10": Success @ 10,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}


def compute_metrics(qrels: Qrels, run: Run) -> dict[str, float]:
    """Return the mean of each measure over the questions of the run; an empty ranking counts as 0."""
    judged = {question: qrels[question] for question in run}
    results = ir_measures.calc_aggregate(MEASURES.values(), judged, _scored(run))
    return {name: round(float(results[measure]), 4) for name, measure in MEASURES.items()}


def compute_per_question(qrels: Qrels, run: Run, measure: str) -> dict[str, float]:
    """Return one measure for each question of the run."""
    judged = {question: qrels[question] for question in run}
    values = dict.fromkeys(judged, 0.0)
    for result in ir_measures.iter_calc([MEASURES[measure]], judged, _scored(run)):
        values[result.query_id] = float(result.value)
    return values


def compare_runs(qrels: Qrels, first: Run, second: Run) -> dict[str, dict[str, float]]:
    """Return, for each measure, both means over the `n` questions that both runs have, and the p-value.

    `left_out` questions stand in one run only: it was given more, or the other found nothing for them.
    """
    asked = [question for question in first if question in second and question in qrels]
    if not asked:
        raise UserInputError("The two runs share no judged question: compare runs over the same questions.")
    left_out = sum(question in qrels for question in first.keys() ^ second.keys())
    rows: dict[str, dict[str, float]] = {}
    for name in MEASURES:
        one, other = (
            list(compute_per_question(qrels, {key: run[key] for key in asked}, name).values())
            for run in (first, second)
        )
        rows[name] = {
            "n": len(asked),
            "left_out": left_out,
            "a": round(sum(one) / len(one), 4),
            "b": round(sum(other) / len(other), 4),
            "p": round(paired_p_value(one, other), 4),
        }
    return rows


def paired_p_value(first: Sequence[float], second: Sequence[float], *, draws: int = 10_000) -> float:
    """Return how often chance alone makes a mean difference this large (paired randomisation test)."""
    differences = np.asarray(first) - np.asarray(second)
    observed = abs(differences.mean())
    random = np.random.default_rng(0)
    signs = random.integers(0, 2, size=(draws, len(differences)), dtype=np.int8) * 2 - 1
    chance = np.abs(signs @ differences) / len(differences)
    return float((np.count_nonzero(chance >= observed - 1e-12) + 1) / (draws + 1))


def require_writable(path: Path) -> None:
    """Raise OSError where a file cannot be written, before what is to be written is measured."""
    is_new = not path.exists()
    path.open("a", encoding="utf-8").close()
    if is_new:
        path.unlink()


def write_run(path: Path, run: Run) -> None:
    """Write the rankings in TREC format."""
    with path.open("w", encoding="utf-8") as file:
        for scored in _scored(run):
            rank = round(1 / scored.score)
            file.write(f"{scored.query_id} Q0 {scored.doc_id} {rank} {scored.score:.6f} policybot\n")


def read_run(path: Path) -> dict[str, list[str]]:
    """Read rankings in TREC format, each by falling score."""
    run: dict[str, list[tuple[float, str]]] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        try:
            question, _, record, _, score, _ = line.split()
            run.setdefault(question, []).append((-float(score), record))
        except ValueError as error:
            raise UserInputError(f"{path.name}, line {number}: not a line of a TREC run.") from error
    return {question: [record for _, record in sorted(ranked)] for question, ranked in run.items()}


def _scored(run: Run) -> list[ScoredDoc]:
    """Score by rank, so that equal scores cannot change the order."""
    return [
        ScoredDoc(question, record, 1 / rank)
        for question, ranking in run.items()
        for rank, record in enumerate(ranking, start=1)
    ]

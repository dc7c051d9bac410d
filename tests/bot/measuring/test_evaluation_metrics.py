"""The figures of an evaluation are those of the literature, and runs can be compared."""

from pathlib import Path

import pytest

from bot.errors import UserInputError
from bot.measuring.evaluation_metrics import (
    compare_runs,
    compute_metrics,
    compute_per_question,
    paired_p_value,
    read_run,
    require_writable,
    write_run,
)

QRELS = {"q1": {"a": 1, "b": 1}, "q2": {"c": 1}, "q3": {"d": 1}}


def test_metrics_of_a_small_run_are_those_computed_by_hand() -> None:
    run = {"q1": ["x", "a", "b"], "q2": ["c"], "q3": []}

    metrics = compute_metrics(QRELS, run)

    assert metrics["hit@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert metrics["hit@5"] == pytest.approx(2 / 3, abs=1e-4)
    assert metrics["recall@10"] == pytest.approx(2 / 3, abs=1e-4)
    assert metrics["mrr@10"] == pytest.approx((1 / 2 + 1 + 0) / 3, abs=1e-4)
    assert metrics["ndcg@10"] == pytest.approx((0.6934 + 1 + 0) / 3, abs=1e-3)


def test_only_the_questions_that_were_asked_count() -> None:
    assert compute_metrics(QRELS, {"q2": ["c"]})["hit@1"] == 1.0


def test_rank_beyond_ten_counts_for_recall_at_a_hundred_only() -> None:
    metrics = compute_metrics(QRELS, {"q2": [*(f"x{n}" for n in range(50)), "c"]})

    assert metrics["mrr@10"] == metrics["recall@10"] == metrics["hit@10"] == 0
    assert metrics["recall@100"] == 1


def test_per_question_values_average_to_the_metric() -> None:
    run = {"q1": ["x", "a"], "q2": ["c"], "q3": []}

    values = compute_per_question(QRELS, run, "mrr@10")

    assert values == {"q1": 0.5, "q2": 1.0, "q3": 0.0}


def test_run_survives_being_written_and_read(tmp_path: Path) -> None:
    run = {"q1": [f"d{n}" for n in range(100)], "q2": ["57/2020/qh14#1"]}

    write_run(tmp_path / "a.trec", run)

    assert read_run(tmp_path / "a.trec") == run
    assert (tmp_path / "a.trec").read_text(encoding="utf-8").startswith("q1 Q0 d0 1 1.000000 policybot\n")


def test_line_that_is_no_run_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.trec").write_text("q1 Q0 d 1 1.0 x\nq1 d\n", encoding="utf-8")

    with pytest.raises(UserInputError, match=r"a\.trec, line 2"):
        read_run(tmp_path / "a.trec")


def test_equal_runs_do_not_differ_and_clearly_different_ones_do() -> None:
    good, bad = [1.0] * 40, [0.0] * 40

    assert paired_p_value(good, good) == 1.0
    assert paired_p_value(good, bad) < 0.001
    assert paired_p_value([1.0, 0.0], [0.0, 1.0]) == 1.0


def test_comparison_is_over_the_questions_that_both_runs_have() -> None:
    rows = compare_runs(QRELS, {"q1": ["a"], "q2": ["c"]}, {"q2": ["x", "c"], "q3": ["d"]})

    assert rows["mrr@10"] == {"n": 1, "left_out": 2, "a": 1.0, "b": 0.5, "p": 1.0}
    with pytest.raises(UserInputError, match="share no judged question"):
        compare_runs(QRELS, {"q1": ["a"]}, {"q2": ["c"]})


def test_a_place_that_cannot_be_written_is_known_before_anything_is_measured(tmp_path: Path) -> None:
    require_writable(tmp_path / "new.trec")
    assert not (tmp_path / "new.trec").exists()  # nothing is left should the measurement fail
    with pytest.raises(OSError, match="missing"):
        require_writable(tmp_path / "missing" / "new.trec")

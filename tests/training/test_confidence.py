"""How the confidence is fitted: pairs stay together, and the fit finds what parts them."""

from dataclasses import replace

import numpy as np

from training.confidence import Asking, curve, fit, group_of, out_of_fold, reliability, series_of
from training.own_questions import HELD, PAIRS, OwnQuestion, read_own_questions


def asking(count: int = 400, others: int = 0) -> Asking:
    """Return questions of which those with a high first piece have an answer, with some noise.

    The last of them are of no pair, and have no answer.
    """
    rng = np.random.default_rng(1)
    pieces = rng.random((count, 3))
    answerable = pieces[:, 0] + rng.normal(0, 0.1, count) > 0.5
    is_pair = np.arange(count) < count - others
    answerable &= is_pair
    groups = tuple(str(number // 2) for number in range(count))
    return Asking(pieces, answerable, groups, ("pa",) * count, is_pair)


def test_two_questions_of_a_pair_are_in_one_group() -> None:
    first, second, next_pair = (
        group_of(OwnQuestion(name, "?", "lookup", ())) for name in ("pa007", "pa008", "pa009")
    )

    assert first == second != next_pair


def test_what_parts_the_questions_gets_the_greatest_weight() -> None:
    asked = asking()

    *weights, _ = fit(asked.pieces, asked.answerable)

    assert weights[0] > 5 * max(abs(weights[1]), abs(weights[2]))


def test_out_of_fold_the_answerable_ones_are_surer() -> None:
    asked = asking()

    sure = out_of_fold(asked)

    assert sure[asked.answerable].mean() > sure[~asked.answerable].mean() + 0.4


def test_questions_of_no_pair_are_judged_and_not_learned_from() -> None:
    plain, with_others = asking(400), asking(400, others=100)
    pairs = with_others.is_pair

    learned = out_of_fold(with_others)
    again = out_of_fold(replace(plain, is_pair=pairs))

    assert np.allclose(learned, again)
    assert ((learned > 0) & (learned < 1)).all()


def test_a_series_is_named_by_its_letters() -> None:
    assert series_of(OwnQuestion("pa007", "?", "lookup", ())) == "pa"


def test_a_higher_threshold_answers_less_and_holds_back_more() -> None:
    asked = asking()
    sure = out_of_fold(asked)

    rows = curve(sure, asked.answerable, sure[:10])

    assert [row["answered"] for row in rows] == sorted((row["answered"] for row in rows), reverse=True)
    assert [row["held back"] for row in rows] == sorted(row["held back"] for row in rows)


def test_of_a_calibrated_confidence_each_share_is_as_large_as_it_says() -> None:
    rng = np.random.default_rng(1)
    answerable = rng.random(20_000) < 0.5
    strength = rng.normal(np.where(answerable, 1.0, -1.0), 1.0)
    odds = 0.8 / 0.2 * np.exp(2 * strength)  # of two normal distributions two apart

    rows = reliability(odds / (1 + odds), answerable)

    assert len(rows) == 5
    assert all(abs(row["confidence"] - row["with an answer"]) < 0.05 for row in rows)


def test_written_pairs_are_one_with_and_one_without_an_answer() -> None:
    questions = list(read_own_questions(PAIRS))
    groups: dict[str, list[bool]] = {}
    for question in questions:
        groups.setdefault(group_of(question), []).append(bool(question.places))

    assert len({question.text for question in questions}) == len(questions)
    assert sum(sorted(group) == [False, True] for group in groups.values()) > 0.9 * len(groups)


def test_no_pair_repeats_a_held_question() -> None:
    held = {question.text for question in read_own_questions(HELD)}

    assert not held & {question.text for question in read_own_questions(PAIRS)}

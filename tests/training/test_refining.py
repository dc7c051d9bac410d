"""How the embedding learns from questions, on a handful of made-up tokens."""

import argparse

import numpy as np
import pytest
import torch

from training.pairs import Batch, Ids
from training.refining import AskedPairs, RefinedTable, found_among, refine

TOKENS = 12


class Replay:
    """Gives the same two pairs again and again."""

    def next(self, size: int) -> Batch:
        return Batch([_ids(8), _ids(9)], [_ids(8, 10), _ids(9, 11)], np.array([1, 2]))


def _ids(*tokens: int) -> Ids:
    return np.array(tokens, dtype=np.int32)


PAIRS = AskedPairs(
    questions=[[_ids(0), _ids(0, 6)], [_ids(1), _ids(1, 6)]],
    passages=[_ids(2, 7), _ids(3, 7), _ids(4, 5)],
    answers=[np.array([0]), np.array([1])],
)
PLAN = argparse.Namespace(steps=60, batch=2, others=3, replay=0.1, learning_rate=0.05)


@pytest.fixture
def refined() -> RefinedTable:
    torch.manual_seed(1)
    model = RefinedTable(np.random.default_rng(1).normal(size=(TOKENS, 8)).astype(np.float32))
    refine(model, PAIRS, Replay(), PLAN)
    return model


def test_every_spelling_of_a_question_comes_to_lie_nearest_to_what_answers_it(refined: RefinedTable) -> None:
    passages = refined(PAIRS.passages).detach()

    for spellings, answers in zip(PAIRS.questions, PAIRS.answers, strict=True):
        nearest = (refined(spellings).detach() @ passages.T).argmax(dim=1)
        assert set(nearest.tolist()) == {int(answers[0])}


def test_the_same_seed_gives_the_same_table(refined: RefinedTable) -> None:
    again = RefinedTable(np.random.default_rng(1).normal(size=(TOKENS, 8)).astype(np.float32))

    refine(again, PAIRS, Replay(), PLAN)

    assert torch.equal(refined.table().detach(), again.table().detach())


def test_what_is_found_is_counted_among_the_nearest_passages(refined: RefinedTable) -> None:
    swapped = AskedPairs(PAIRS.questions, PAIRS.passages, PAIRS.answers[::-1])

    assert found_among(refined, PAIRS, 1) == 1.0
    assert found_among(refined, swapped, 1) == 0.0
    assert found_among(refined, swapped, 3) == 1.0

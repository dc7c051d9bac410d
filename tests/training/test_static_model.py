"""A static model: how it is composed, learns, goes on after an interruption, and is saved."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from training.pairs import Batch, Ids
from training.static_model import ComposedEmbedding, Trainer, TrainingPlan, save_static_model

TOKENS = ["[UNK]", "▁lao", "▁động", "▁công", "▁đoàn", "▁lao▁động", "▁công▁đoàn", "oa"]
PLAN = TrainingPlan(steps=6, learning_rate=0.01)


@pytest.fixture
def model() -> ComposedEmbedding:
    torch.manual_seed(1)
    return ComposedEmbedding(_tokenizer(), 8)


def test_group_of_words_is_the_sum_of_its_words_and_a_vector_of_its_own(model: ComposedEmbedding) -> None:
    table, weight = model.table(), model.weight.detach()

    assert table[5].numpy() == pytest.approx((weight[5] + weight[1] + weight[2]).numpy(), abs=1e-6)
    assert torch.equal(table[[0, 1, 2, 3, 4, 7]], weight[[0, 1, 2, 3, 4, 7]])


def test_text_is_the_unit_vector_of_the_sum_of_its_tokens(model: ComposedEmbedding) -> None:
    table = model.table()

    vectors = model([_ids(5, 3), _ids(6)]).detach()

    expected = torch.nn.functional.normalize(torch.stack([table[5] + table[3], table[6]]))
    assert vectors.numpy() == pytest.approx(expected.numpy(), abs=1e-6)


def test_queries_come_to_lie_nearest_to_their_passages(model: ComposedEmbedding) -> None:
    trainer = Trainer(model, TrainingPlan(steps=100, learning_rate=0.05))

    losses = [trainer.learn(_batch()) for _ in range(100)]

    queries, passages = model(_batch().queries), model(_batch().passages)
    assert losses[-1] < losses[0]
    assert (queries @ passages.T).argmax(dim=1).tolist() == [0, 1, 2]
    assert trainer.is_done


def test_pairs_with_one_key_are_not_told_apart(model: ComposedEmbedding) -> None:
    same = Batch([_ids(1), _ids(1)], [_ids(2), _ids(3)], np.array([7, 7]))

    loss = Trainer(model, PLAN).learn(same)

    assert loss == pytest.approx(0, abs=1e-6)


def test_interrupted_training_ends_where_an_uninterrupted_one_does(tmp_path: Path) -> None:
    whole = _trained(steps=6)
    checkpoint = tmp_path / "work" / "model.pt"
    begun = _trained(steps=3, checkpoint=checkpoint)

    torch.manual_seed(2)
    resumed = ComposedEmbedding(_tokenizer(), 8)
    trainer = Trainer(resumed, PLAN)
    state = trainer.restore(checkpoint)
    while not trainer.is_done:
        trainer.learn(_batch())

    assert state == {"drawn": 3}
    assert torch.equal(resumed.table(), whole.table())
    assert not torch.equal(begun.table(), whole.table())
    assert [path.name for path in checkpoint.parent.iterdir()] == ["model.pt"]


def test_checkpoint_of_another_plan_is_refused_with_what_to_do(
    model: ComposedEmbedding, tmp_path: Path
) -> None:
    Trainer(model, PLAN).save(tmp_path / "model.pt", {})

    with pytest.raises(SystemExit, match=r"model\.pt belongs to another plan.*delete it"):
        Trainer(model, TrainingPlan(steps=7, learning_rate=0.01)).restore(tmp_path / "model.pt")


@pytest.mark.slow
def test_saved_folder_is_read_by_sentence_transformers(model: ComposedEmbedding, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    table = model.table().numpy().astype(np.float16)
    save_static_model(tmp_path / "model", _tokenizer(), table)

    vector = SentenceTransformer(str(tmp_path / "model"), device="cpu").encode("▁lao")

    expected = table[1].astype(np.float32) / np.linalg.norm(table[1].astype(np.float32))
    assert np.asarray(vector, dtype=np.float32) == pytest.approx(expected, abs=1e-3)


def _trained(*, steps: int, checkpoint: Path | None = None) -> ComposedEmbedding:
    torch.manual_seed(1)
    model = ComposedEmbedding(_tokenizer(), 8)
    trainer = Trainer(model, PLAN)
    for _ in range(steps):
        trainer.learn(_batch())
    if checkpoint is not None:
        trainer.save(checkpoint, {"drawn": steps})
    return model


def _batch() -> Batch:
    return Batch([_ids(1), _ids(4), _ids(7)], [_ids(5, 3), _ids(6, 2), _ids(7, 3, 3)], np.array([1, 2, 3]))


def _ids(*numbers: int) -> Ids:
    return np.array(numbers, dtype=np.int32)


def _tokenizer() -> Tokenizer:
    return Tokenizer(Unigram([(token, -1.0) for token in TOKENS], unk_id=0))

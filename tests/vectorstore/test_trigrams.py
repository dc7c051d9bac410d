"""The trigram model: what it says, and that its file says the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.language_model import ModelSize, train_trigrams
from vectorstore.trigrams import STEPS_PER_NAT, Trigrams, read_trigrams, write_trigrams

WORDS = ["<b>", "a", "b", "c", "d"]
ALL = np.arange(len(WORDS))
# "a b c" again and again, with an "a b d" and a "c b a" now and then.
TEXT = np.array(([0, 1, 2, 3] * 5 + [0, 1, 2, 4] + [0, 3, 2, 1]) * 40, dtype=np.int64)


@pytest.fixture(scope="module")
def model() -> Trigrams:
    return train_trigrams(TEXT, len(WORDS), ModelSize(bigrams=100, trigrams=100))


@pytest.fixture(scope="module")
def reread(model: Trigrams, tmp_path_factory: pytest.TempPathFactory) -> Trigrams:
    path = tmp_path_factory.mktemp("trigrams") / "model.npz"
    write_trigrams(path, WORDS, model)
    with np.load(path) as arrays:
        return read_trigrams(arrays)


def test_word_that_follows_most_often_is_the_most_probable(model: Trigrams) -> None:
    scores = model.score(np.array([1]), np.array([2]), ALL)

    assert WORDS[int(scores[0, 0].argmax())] == "c"


def test_two_words_before_tell_more_than_one(model: Trigrams) -> None:
    after_a_b = model.score(np.array([1]), np.array([2]), np.array([1]))
    after_c_b = model.score(np.array([3]), np.array([2]), np.array([1]))

    assert after_c_b > after_a_b


def test_probabilities_of_all_words_do_not_exceed_one_by_more_than_rounding(model: Trigrams) -> None:
    scores = model.score(ALL, ALL, ALL)

    assert scores.shape == (len(WORDS), len(WORDS), len(WORDS))
    assert np.exp(scores).sum(axis=2).max() < np.exp(1 / STEPS_PER_NAT) + 0.05
    assert np.isfinite(scores).all()


@given(first=st.sets(st.integers(0, 4), min_size=1), third=st.sets(st.integers(0, 4), min_size=1))
def test_words_looked_up_together_score_as_they_do_alone(
    model: Trigrams, first: set[int], third: set[int]
) -> None:
    firsts, thirds = np.array(sorted(first)), np.array(sorted(third))

    together = model.score(firsts, ALL, thirds)

    alone = [
        [[model.score(*np.array([[x], [y], [z]]))[0, 0, 0] for z in thirds] for y in ALL] for x in firsts
    ]
    assert together == pytest.approx(np.array(alone))


def test_file_gives_the_model_back_within_its_rounding(model: Trigrams, reread: Trigrams) -> None:
    assert reread.score(ALL, ALL, ALL) == pytest.approx(model.score(ALL, ALL, ALL), abs=2 / STEPS_PER_NAT)
    assert (reread.bigram_keys == model.bigram_keys).all()
    assert (reread.trigram_keys == model.trigram_keys).all()


def test_smaller_model_keeps_the_most_telling_and_still_knows_every_word() -> None:
    small = train_trigrams(TEXT, len(WORDS), ModelSize(bigrams=3, trigrams=2))

    assert len(small.trigram) <= 2
    assert np.isfinite(small.score(ALL, ALL, ALL)).all()
    assert WORDS[int(small.score(np.array([1]), np.array([2]), ALL)[0, 0].argmax())] == "c"

"""The words, groups of words and pieces that become tokens."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

from training.compounds import find_compounds
from training.syllable_stream import BREAK, read_stream
from training.vocabulary import UNKNOWN, VocabularySize, build_tokenizer

SENTENCES = (
    ["Người lao động đóng bảo hiểm xã hội."] * 80
    + ["Con người và lao công; bảo vệ, hiểm họa, xã viên, hội họp, động viên."] * 80
    + ["Zürich gặp Wolfgang, Wolfram và Wolfsburg."] * 3
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    size = VocabularySize(words=20, pieces=60, compounds_per_round=(6, 6))
    return build_tokenizer(read_stream(SENTENCES), size)


def test_words_are_numbered_as_they_come_and_parted_by_punctuation() -> None:
    stream = read_stream(["Đoàn viên, đoàn phí.", "Hoà giải hòa giải"])

    assert stream.words == ["đoàn", "viên", "phí", "hòa", "giải"]
    assert stream.ids.tolist() == [0, 1, BREAK, 0, 2, BREAK, BREAK, 3, 4, 3, 4, BREAK]


def test_words_that_stand_together_more_often_than_chance_are_a_group() -> None:
    source = random.Random(1)
    units = ["lao động", "hợp đồng", "người", "có", "quyền", "đóng", "và", "nghỉ", "theo", "điều", "này"]
    texts = [" ".join(source.choices(units, k=8)) for _ in range(400)]

    found = find_compounds(read_stream(texts), per_round=(2,))

    assert set(found) == {"lao động", "hợp đồng"}
    assert found["lao động"] == sum(text.count("lao động") for text in texts)


def test_group_never_reaches_over_punctuation_or_holds_a_figure() -> None:
    found = find_compounds(read_stream(["một hai. ba bốn, năm 2024"] * 100), per_round=(10,))

    assert set(found) == {"một hai", "ba bốn"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("NGƯỜI", ["▁người"], id="capitals"),
        pytest.param("người, lao", ["▁người", "▁lao"], id="no group over a comma"),
        pytest.param("ngu\u031bo\u031b\u0300i", ["▁người"], id="decomposed letters"),
    ],
)
def test_text_is_cut_into_known_words(tokenizer: Tokenizer, text: str, tokens: list[str]) -> None:
    assert tokenizer.encode(text, add_special_tokens=False).tokens == tokens


def test_frequent_group_is_one_token(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.encode("người lao động đóng", add_special_tokens=False).tokens

    assert len(tokens) < 4
    assert "".join(tokens) == "▁người▁lao▁động▁đóng"


def test_rare_word_is_cut_into_pieces_and_a_known_one_never(tokenizer: Tokenizer) -> None:
    rare = tokenizer.encode("wolfzürich", add_special_tokens=False).tokens

    assert len(rare) > 1
    assert UNKNOWN not in rare
    assert tokenizer.encode("bảo", add_special_tokens=False).tokens == ["▁bảo"]


def test_same_texts_make_the_same_tokenizer(tokenizer: Tokenizer) -> None:
    size = VocabularySize(words=20, pieces=60, compounds_per_round=(6, 6))

    assert build_tokenizer(read_stream(SENTENCES), size).to_str() == tokenizer.to_str()


def test_groups_consist_of_words_that_are_tokens_themselves(tokenizer: Tokenizer) -> None:
    vocabulary = tokenizer.get_vocab()
    groups = [token for token in vocabulary if token.count("▁") > 1]

    assert groups
    assert all(f"▁{word}" in vocabulary for group in groups for word in group.split("▁")[1:])
    assert np.array_equal(sorted(vocabulary.values()), np.arange(len(vocabulary)))

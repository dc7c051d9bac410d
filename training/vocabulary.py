"""The tokeniser of the static embedding: words, groups of words, and pieces of rare words.

A Unigram model cuts each stretch between punctuation marks into the fewest, most frequent tokens.
Tokens begin with "▁" at each word, so that a group of words ("▁người▁lao▁động") is one token.
"""

import json
from collections import Counter
from dataclasses import dataclass

import numpy as np
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from tokenizers.trainers import UnigramTrainer

from training.compounds import find_compounds
from training.syllable_stream import BREAK, SyllableStream

UNKNOWN = "[UNK]"
_SPACE = "▁"
_PIECE_PENALTY = 30.0  # a word of the vocabulary is never cut into pieces


@dataclass(frozen=True, slots=True)
class VocabularySize:
    """How many tokens of each kind a vocabulary may have."""

    words: int
    pieces: int
    compounds_per_round: tuple[int, ...]


def build_tokenizer(stream: SyllableStream, size: VocabularySize) -> Tokenizer:
    """Return a tokeniser whose tokens are the most frequent words and groups of words of a stream."""
    counts = np.bincount(stream.ids[stream.ids != BREAK], minlength=len(stream.words))
    order = np.argsort(-counts, kind="stable")
    words = {stream.words[number]: int(counts[number]) for number in order[: size.words]}
    rare = {stream.words[number]: int(counts[number]) for number in order[size.words :]}
    compounds = find_compounds(stream, per_round=size.compounds_per_round)
    known = {text: count for text, count in compounds.items() if count and words.keys() >= set(text.split())}
    return _tokenizer(words | known, _pieces(rare, size.pieces))


def _pieces(rare: dict[str, int], wanted: int) -> list[tuple[str, float]]:
    """Return pieces that rare words, most of them foreign names, are cut into."""
    letters = Counter(letter for word in rare for letter in word)
    trainer = UnigramTrainer(
        vocab_size=wanted,
        initial_alphabet=sorted(letter for letter, count in letters.items() if count >= 20),
        special_tokens=[],
        unk_token=UNKNOWN,
        show_progress=False,
    )
    tokenizer = Tokenizer(Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator((word for word, count in rare.items() if count >= 3), trainer)
    return _in_one_order(json.loads(tokenizer.to_str())["model"]["vocab"])


def _in_one_order(pieces: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the pieces as the same texts always give them; the trainer ranks letters by chance."""
    lowest = min(score for _, score in pieces)
    scores = {piece: round(score if len(piece) > 1 else lowest, 4) for piece, score in pieces}
    scores.pop(UNKNOWN, None)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _tokenizer(counted: dict[str, int], pieces: list[tuple[str, float]]) -> Tokenizer:
    total = sum(counted.values())
    tokens = {
        _SPACE + text.replace(" ", _SPACE): float(np.log(max(count, 1) / total))
        for text, count in counted.items()
    }
    for piece, score in pieces:
        tokens.setdefault(piece, score - _PIECE_PENALTY)
    tokens.setdefault(_SPACE, -2 * _PIECE_PENALTY)
    tokenizer = Tokenizer(Unigram([(UNKNOWN, -4 * _PIECE_PENALTY), *tokens.items()], unk_id=0))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}\p{M} \t]+"), "removed"),
            pre_tokenizers.Metaspace(prepend_scheme="always", split=False),
        ]
    )
    return tokenizer

"""A compact trigram language model: what the diacritics restorer knows of Vietnamese.

Probabilities are natural logarithms in steps of 1/16, as bytes. Bigrams lie sorted by their first
word, trigrams by their bigram, so that only the last word of each has to be stored.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FORMAT = 1
STEPS_PER_NAT = 16.0

Scores = NDArray[np.float32]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trigrams:
    """Interpolated log probabilities with back-off weights, looked up for many words at once."""

    frequency: Scores  # log of the share of the text that is this word
    unigram: Scores  # log p(w) after a context that does not know better
    unigram_backoff: Scores
    bigram_keys: Ids  # first << 16 | second, sorted
    bigram: Scores
    bigram_backoff: Scores
    trigram_keys: Ids  # place of the bigram << 16 | third, sorted
    trigram: NDArray[np.uint8]

    def score(self, first: Ids, second: Ids, third: Ids) -> Scores:
        """Return log p(third | first, second) for all combinations, shaped (first, second, third)."""
        place, known = _find(self.bigram_keys, first[:, None] << 16 | second[None, :])
        shorter = self._score_pairs(second, third)
        backoff = np.where(known, self.bigram_backoff[place], 0.0)
        scores = backoff[:, :, None] + shorter[None, :, :]
        if known.any():
            rows, columns = np.nonzero(known)
            found, hit = _find(self.trigram_keys, place[rows, columns][:, None] << 16 | third[None, :])
            scores[rows, columns] = np.where(
                hit, self.trigram[found] / np.float32(-STEPS_PER_NAT), scores[rows, columns]
            )
        return scores.astype(np.float32)

    def _score_pairs(self, second: Ids, third: Ids) -> Scores:
        place, known = _find(self.bigram_keys, second[:, None] << 16 | third[None, :])
        single = self.unigram_backoff[second][:, None] + self.unigram[third][None, :]
        return np.where(known, self.bigram[place], single)


def _find(keys: Ids, wanted: Ids) -> tuple[Ids, NDArray[np.bool_]]:
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return places, keys[places] == wanted


def read_trigrams(arrays: "np.lib.npyio.NpzFile") -> Trigrams:
    """Return the model from the arrays of its file."""
    per_word, per_bigram = arrays["bigrams_per_word"], arrays["trigrams_per_bigram"]
    firsts = np.repeat(np.arange(len(per_word), dtype=np.int64), per_word)
    bigrams = np.repeat(np.arange(len(per_bigram), dtype=np.int64), per_bigram)
    return Trigrams(
        frequency=_logs(arrays["frequency"]),
        unigram=_logs(arrays["unigram"]),
        unigram_backoff=_logs(arrays["unigram_backoff"]),
        bigram_keys=firsts << 16 | arrays["bigram_second"],
        bigram=_logs(arrays["bigram"]),
        bigram_backoff=_logs(arrays["bigram_backoff"]),
        trigram_keys=bigrams << 16 | arrays["trigram_third"],
        trigram=arrays["trigram"],
    )


def write_trigrams(path: Path, words: list[str], model: Trigrams) -> None:
    """Write the model and its words into one file."""
    np.savez(
        path,
        format=np.array(FORMAT),
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        frequency=_bytes(model.frequency),
        unigram=_bytes(model.unigram),
        unigram_backoff=_bytes(model.unigram_backoff),
        bigrams_per_word=np.bincount(model.bigram_keys >> 16, minlength=len(words)).astype(np.uint16),
        bigram_second=(model.bigram_keys & 0xFFFF).astype(np.uint16),
        bigram=_bytes(model.bigram),
        bigram_backoff=_bytes(model.bigram_backoff),
        trigrams_per_bigram=np.bincount(model.trigram_keys >> 16, minlength=len(model.bigram)).astype(
            np.uint16
        ),
        trigram_third=(model.trigram_keys & 0xFFFF).astype(np.uint16),
        trigram=model.trigram,
    )


def _bytes(logs: Scores) -> NDArray[np.uint8]:
    return np.clip(np.round(logs * -STEPS_PER_NAT), 0, 255).astype(np.uint8)


def _logs(stored: NDArray[np.uint8]) -> Scores:
    return stored.astype(np.float32) / np.float32(-STEPS_PER_NAT)

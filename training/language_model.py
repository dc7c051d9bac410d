"""Trigram counts turned into a pruned, interpolated language model (absolute discounting)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.trigrams import STEPS_PER_NAT, Trigrams

_DISCOUNT = 0.75
_LEAST_LEFT = 0.05

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ModelSize:
    """How many n-grams are kept: those that change the probabilities of the text most."""

    bigrams: int
    trigrams: int


def train_trigrams(ids: Ids, words: int, size: ModelSize) -> Trigrams:
    """Return a model of a text given as word numbers below 65,536."""
    singles = np.bincount(ids, minlength=words).astype(np.float64)
    pairs, pair_counts = np.unique(ids[:-1] << 16 | ids[1:], return_counts=True)
    followed = np.bincount(pairs & 0xFFFF, minlength=words) + 0.5  # Kneser-Ney: after how many words
    unigram = followed / followed.sum()
    triples, triple_counts = np.unique((ids[:-2] << 32) | (ids[1:-1] << 16) | ids[2:], return_counts=True)

    keep = _most_telling(pairs >> 16, pair_counts, unigram[pairs & 0xFFFF], words, size.bigrams)
    contexts = np.isin(pairs, np.unique(triples[triple_counts >= 4] >> 16))
    keep |= contexts & (pair_counts >= 30)
    pairs, pair_counts = pairs[keep], pair_counts[keep]
    bigram, left = _interpolate(pairs >> 16, pair_counts, unigram[pairs & 0xFFFF], singles)

    place, known = _find(pairs, triples >> 16)
    triples, triple_counts, place = triples[known], triple_counts[known], place[known]
    lower = _lookup(pairs, bigram, triples & 0xFFFFFFFF, left, unigram)
    keep = _most_telling(place, triple_counts, lower, len(pairs), size.trigrams)
    place, triple_counts, lower, triples = place[keep], triple_counts[keep], lower[keep], triples[keep]
    totals = pair_counts.astype(np.float64)
    trigram, pair_left = _interpolate(place, triple_counts, lower, totals)
    return Trigrams(
        frequency=np.log((singles + 0.1) / singles.sum()).astype(np.float32),
        unigram=np.log(unigram).astype(np.float32),
        unigram_backoff=np.log(left).astype(np.float32),
        bigram_keys=pairs,
        bigram=np.log(bigram).astype(np.float32),
        bigram_backoff=np.log(pair_left).astype(np.float32),
        trigram_keys=place << 16 | (triples & 0xFFFF),
        trigram=np.clip(np.round(np.log(trigram) * -STEPS_PER_NAT), 0, 255).astype(np.uint8),
    )


def _most_telling(context: Ids, counts: Ids, lower: Numbers, contexts: int, wanted: int) -> NDArray[np.bool_]:
    """Keep the n-grams whose loss would cost the text the most probability."""
    totals = np.bincount(context, weights=counts, minlength=contexts)
    conditional = np.maximum(counts - _DISCOUNT, 0.0) / totals[context]
    gain = counts * np.abs(np.log((conditional + 0.3 * lower) / (0.3 * lower)))
    gain[counts < 2] = 0.0
    threshold = np.partition(gain, -wanted)[-wanted] if len(gain) > wanted else 0.0
    kept: NDArray[np.bool_] = gain > threshold
    return kept


def _interpolate(context: Ids, counts: Ids, lower: Numbers, totals: Numbers) -> tuple[Numbers, Numbers]:
    """Return the probability of each n-gram and the mass that each context leaves to shorter ones.

    However often a context was seen, some mass is left: sentences made from templates repeat.
    """
    discounted = (counts - _DISCOUNT) / np.maximum(totals[context], 1.0)
    used = np.bincount(context, weights=discounted, minlength=len(totals))
    left = np.clip(1.0 - used, _LEAST_LEFT, 1.0)
    discounted = discounted * np.minimum(1.0, (1.0 - left) / np.maximum(used, 1e-9))[context]
    return np.minimum(discounted + left[context] * lower, 1.0), left


def _lookup(pairs: Ids, bigram: Numbers, wanted: Ids, left: Numbers, unigram: Numbers) -> Numbers:
    place, known = _find(pairs, wanted)
    found: Numbers = np.where(known, bigram[place], left[wanted >> 16] * unigram[wanted & 0xFFFF])
    return found


def _find(keys: Ids, wanted: Ids) -> tuple[Ids, NDArray[np.bool_]]:
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted

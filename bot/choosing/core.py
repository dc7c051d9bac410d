"""The words by which a question asks: those of its head, and for less those of the circumstances."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.asked.head.reading import Head
from bot.choosing.asking_words import SAYS_LITTLE
from bot.choosing.words import Words, share_said
from vectorstore.vietnamese import syllables

_BESIDES = 0.5  # weight of a word of the circumstances, as a share of one that says what is asked for
_OF_PAIRS = 1 / 3  # what words that stand together count for beside single ones
_GOING = "đi"  # before what is done: "đi làm", "đi học"


@dataclass(frozen=True, slots=True)
class Core:
    """The words and the pairs of words by which a question asks, weighed."""

    weights: dict[str, float]
    pairs: dict[tuple[str, str], float]

    @classmethod
    def of(cls, head: Head, weights: Mapping[str, float]) -> "Core":
        """Weigh those of the head of a question."""
        asking = [syllables(part) for part in (head.before, head.behind)]
        besides = [word for part in head.besides for word in syllables(part)]
        words = {word: weights.get(word, 0.0) for said in asking for word in said if _tells(word)}
        pairs = {
            pair: words[pair[0]] + words[pair[1]]
            for said in asking
            for pair in pairwise(said)
            if words.keys() >= set(pair)
        }
        circumstances = {word: _BESIDES * weights.get(word, 0.0) for word in besides if _tells(word)}
        return cls(circumstances | words, pairs)

    def share_said(self, inner: set[str], outer: set[str], near: Words, far: Words) -> float:
        """Return the share that a text says, by the words that it and its headings say in whatever form."""
        if not self.weights:
            return 1.0
        words = share_said(self.weights, inner, outer)
        if not self.pairs:
            return words
        replaced = {pair for pair in self.pairs if inner.issuperset(pair) and not near.words.issuperset(pair)}
        return (1 - _OF_PAIRS) * words + _OF_PAIRS * share_said(self.pairs, near.pairs | replaced, far.pairs)


def _tells(word: str) -> bool:
    return word not in SAYS_LITTLE and word != _GOING

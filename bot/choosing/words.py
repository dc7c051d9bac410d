"""The words of texts, and the share of a question's words that stands in them."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from vectorstore.vietnamese import syllables

_Key = TypeVar("_Key")
_IN_HEADINGS = 0.6  # what stands only in the text around counts for so much


@dataclass(frozen=True, slots=True)
class Words:
    """The syllables of some texts, and the pairs that stand together in one of them."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Words":
        """Read them off the texts."""
        rows = [syllables(text) for text in texts]
        return cls(
            frozenset(word for row in rows for word in row),
            frozenset(pair for row in rows for pair in pairwise(row)),
        )

    def __or__(self, other: "Words") -> "Words":
        """Return what stands in one or the other."""
        return Words(self.words | other.words, self.pairs | other.pairs)


def share_said(weights: Mapping[_Key, float], inner: Container[object], outer: Container[object]) -> float:
    """Return the weighted share that stands in a text or, for less, in the text around it."""
    total = sum(weights.values())
    found = sum(
        weight if key in inner else _IN_HEADINGS * weight if key in outer else 0.0
        for key, weight in weights.items()
    )
    return found / total if total else 0.0

"""Texts as one long array of word numbers: what n-grams are counted on."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.vietnamese import one_spelling

BREAK = -1  # stands wherever punctuation or a line end parts two words
_WORD_OR_BREAK = re.compile(r"[^\W_]+|[^\w\s]|\n")


@dataclass(frozen=True, slots=True)
class SyllableStream:
    """Word numbers in reading order, BREAK between stretches, and the words they stand for."""

    ids: NDArray[np.int32]
    words: list[str]


def read_stream(texts: Iterable[str], *, spelling: Callable[[str], str] = one_spelling) -> SyllableStream:
    """Return all words of the texts, lower case and in one spelling, as one array."""
    numbers: dict[str, int] = {}
    number_of_token: dict[str, int] = {}
    pieces: list[NDArray[np.int32]] = []
    for text in texts:
        tokens = _WORD_OR_BREAK.findall(unicodedata.normalize("NFC", text).lower())
        for token in tokens:
            if token not in number_of_token:
                number_of_token[token] = _number(token, numbers, spelling)
        ids = [number_of_token[token] for token in tokens]
        pieces.append(np.array([*ids, BREAK], dtype=np.int32))
    return SyllableStream(np.concatenate(pieces), list(numbers))


def _number(token: str, numbers: dict[str, int], spelling: Callable[[str], str]) -> int:
    if not token[0].isalnum():
        return BREAK
    return numbers.setdefault(spelling(token), len(numbers))

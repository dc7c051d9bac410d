"""The sentences of the evidence that speak of the figures of a statement."""

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"[^.;\n]+(?:\.(?=\d)[^.;\n]*)*")
_FIGURE = re.compile(r"(?<!\w)0*(\d+(?:[.,]\d+)*)")


def sentences_of(text: str) -> list[str]:
    """Return the sentences and the points of a list, each on its own."""
    return _SENTENCE.findall(text)


def sentences_with_figures_of(statement: str, passages: Sequence[str]) -> list[str]:
    """Return the sentences that have every figure of the statement; all where none does."""
    wanted = set(_FIGURE.findall(statement))
    sentences = [part for text in passages for part in sentences_of(text)]
    having = [part for part in sentences if wanted <= set(_FIGURE.findall(part))]
    return having if wanted and having else sentences

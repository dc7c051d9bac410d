"""Finds a document that says the same in other bytes: a .doc and a .pdf of one text."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vectorstore.records import Document

_WORDS = re.compile(r"\w+")
_RUN = 5  # words in a row: shorter runs stand in many documents
_SAMPLED = 60
_ALIKE = 0.8  # the share of sampled runs that a twin has: a scan has some letters wrong
_MOST_LONGER = 1.35  # a twin may have an annex more, or its running heads


@dataclass(frozen=True, slots=True)
class Sketch:
    """What must be known of a text to tell whether another is the same."""

    length: int
    runs: tuple[str, ...]
    words: str


def sketch(text: str) -> Sketch:
    """Return what to compare a text with others by."""
    words = _words(text)
    return Sketch(len(text), tuple(_sampled(words)) if len(words) >= _RUN else (), f" {' '.join(words)} ")


def are_alike(one: Sketch, other: Sketch) -> bool:
    """Return whether two texts are the same, up to layout and a few letters."""
    if not one.runs or max(one.length, other.length) > _MOST_LONGER * min(one.length, other.length):
        return False
    return sum(f" {run} " in other.words for run in one.runs) >= _ALIKE * len(one.runs)


def same_in_content(
    text: str,
    known: Iterable[tuple[Document, int]],
    text_of: Callable[[str], str],
) -> Document | None:
    """Return the document whose text is this one, up to layout and a few letters; None where there is none.

    `known` gives each document with the length of its text: those much longer or shorter are not read.
    """
    words = _words(text)
    if len(words) < _RUN:
        return None
    runs = _sampled(words)
    best: tuple[float, Document] | None = None
    for document, length in known:
        if max(length, len(text)) > _MOST_LONGER * min(length, len(text)):
            continue
        share = _share(runs, text_of(document.id))
        if share >= _ALIKE and (best is None or share > best[0]):
            best = share, document
    return best[1] if best else None


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _sampled(words: list[str]) -> list[str]:
    """Return runs of words from all over a text, the same ones each time."""
    starts = range(len(words) - _RUN + 1)
    chosen = starts if len(starts) <= _SAMPLED else sorted(random.Random(0).sample(starts, _SAMPLED))
    return [" ".join(words[start : start + _RUN]) for start in chosen]


def _share(runs: list[str], text: str) -> float:
    other = f" {' '.join(_words(text))} "
    return sum(f" {run} " in other for run in runs) / len(runs)

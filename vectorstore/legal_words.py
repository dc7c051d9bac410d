"""Adds the words of the law to the everyday words of a question; they are searched beside them."""

import re

from vectorstore.everyday_stories import SAID
from vectorstore.everyday_words import EVERYDAY
from vectorstore.vietnamese import syllables

_LONGEST_EXPRESSION = 5  # words; a longer match is a story
_PATTERNS = (
    *((re.compile(rf"(?<!\w){re.escape(said)}(?!\w)"), words) for said, words in EVERYDAY.items()),
    *((re.compile(said, re.DOTALL), words) for said, words in SAID),
)


def with_legal_words(text: str) -> str:
    """Return the text followed by the words of the law for the everyday expressions in it."""
    return " ".join([text, *legal_words_for(text)])


def legal_words_for(text: str) -> list[str]:
    """Return the words of the law for the everyday expressions in a text that does not say them itself."""
    lowered = text.lower()
    added = (words for said, words in _PATTERNS if words not in lowered and said.search(lowered))
    return list(dict.fromkeys(added))


def said_otherwise(text: str) -> frozenset[str]:
    """Return the syllables of the everyday expressions in a text that the law has other words for.

    What the words of the law share with them stays out.
    """
    lowered = text.lower()
    found = (pair for pair in _PATTERNS if pair[1] in lowered)
    said = [(match, words) for pattern, words in found for match in pattern.finditer(lowered)]
    everyday = {word for match, _ in said for word in syllables(_replaced(match))}
    return frozenset(everyday - {word for _, words in said for word in syllables(words)})


def _replaced(match: re.Match[str]) -> str:
    """Return the everyday words in what a pattern has matched: its group, else a short match."""
    if "w" in match.re.groupindex:
        return match["w"] or ""
    return match.group() if len(match.group().split()) <= _LONGEST_EXPRESSION else ""


def without_legal_words(text: str) -> str:
    """Return the text of a query without the words of the law that were added behind it."""
    lowered = text.lower()
    for said, words in reversed(_PATTERNS):
        if lowered.endswith(f" {words}") and said.search(lowered.removesuffix(f" {words}")):
            lowered = lowered.removesuffix(f" {words}")
    return text[: len(lowered)]

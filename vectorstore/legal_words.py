"""Adds the words of the law to the everyday words of a question; they are searched beside them."""

import re
from dataclasses import dataclass
from functools import partial

from vectorstore.everyday.stories import SAID
from vectorstore.everyday.words import EVERYDAY
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


@dataclass(frozen=True, slots=True)
class Alternative:
    """Everyday words of a question, and the words of the law that may be said in their place."""

    said: frozenset[str]  # syllables that those of the law lack
    instead: frozenset[str]


def alternatives(asked: str, added: str) -> tuple[Alternative, ...]:
    """Return what the words of the law that were added to a question stand for."""
    lowered, law = asked.lower(), added.lower()
    found = (
        (_replaced(match), words)
        for pattern, words in _PATTERNS
        if words in law
        for match in pattern.finditer(lowered)
    )
    pairs = ((frozenset(syllables(said)), frozenset(syllables(words))) for said, words in found)
    return tuple(Alternative(said - instead, instead) for said, instead in pairs if said - instead)


def in_words_of_law(asked: str, added: str) -> str:
    """Return a question in lower case, the words of the law in the place of short everyday expressions."""
    text, law = asked.lower(), added.lower()
    for pattern, words in _PATTERNS:
        if words in law and words not in text:  # what stands in words of the law is everyday no more
            text = pattern.sub(partial(_put, words), text)
    return text


def _put(words: str, match: re.Match[str]) -> str:
    said = _replaced(match)
    return match.group().replace(said, words) if said else match.group()


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

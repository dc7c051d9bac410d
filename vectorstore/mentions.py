"""Finds where a text names a document: by its number, by part of it, or by the name of a law.

Everything is recognised on text without diacritics, so that both ways of typing are understood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vectorstore.law_names import KIND_WORDS, LAW_NAMES
from vectorstore.number_spelling import canonical_number
from vectorstore.vietnamese import fold, fold_keeping_length, normalize

_KINDS = "nd|ttlt|tt|nq|qd|ct|kl|hd|tb|qc|kh|cv|bc|ttr|cd|l|pl"
_NUMBER = re.compile(
    r"(?<![\w/])(?:"
    r"\d{1,5}\s?/\s?\d{4}\s?/\s?[a-z]{2,}\d{0,2}(?:\s?-\s?[a-z]+)*"
    rf"|\d{{1,5}}\s?/\s?(?:{_KINDS})\s?-\s?[a-z]+(?:-[a-z]+)*"
    rf"|\d{{1,5}}\s?-\s?(?:{_KINDS})\s?/\s?[a-z]{{2,}}"
    r")(?![\w/])"
)
_SHORT_KINDS = {"nd": "nghị định", "tt": "thông tư", "nq": "nghị quyết", "ct": "chỉ thị", "kl": "kết luận"}
_PARTIAL = re.compile(
    rf"\b(?P<kind>{'|'.join(sorted((*KIND_WORDS, *_SHORT_KINDS), key=len, reverse=True))})"
    r"\s*(?:so\s*:?\s*)?(?P<number>\d{1,4}(?:\s?/\s?\d{4})?)(?![\w/.%-]|,\d)"
)
_LAW_WITH_NUMBER = re.compile(r"\b(?:bo )?luat\s*(?:so\s*:?\s*)?(?P<number>\d{1,3}/\d{4})(?![\w/])")
_SIGNED = r"(?<=ai ky )|(?<=nuoc ky )|(?<=hoi ky )"  # and not "kỷ luật"
_YEAR = re.compile(r",?\s*(?:nam\s+|so\s+)?\(?((?:19|20)\d\d)\b(?!/)|,?\s*(khoa\s+[xiv]+)\b")
_NAMED_YEAR = re.compile(r"\s+nam\s+((?:19|20)\d\d)\b(?!/)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a document, and which."""

    start: int
    end: int
    number: str | None = None
    name: str | None = None


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the documents that a text names, in order and without overlaps."""
    text = normalize(text)
    folded = fold_keeping_length(text)
    found = [*_numbers(text, folded), *_partial_numbers(folded), *_names(folded)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def without_documents(text: str) -> str:
    """Return a text without the numbers and names of the documents that it names."""
    pieces, position = [], 0
    for mention in find_mentions(text):
        pieces.append(text[position : mention.start])
        position = mention.end
    return " ".join([*pieces, text[position:]])


def _numbers(text: str, folded: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(folded):
        yield Mention(match.start(), match.end(), number=canonical_number(text[match.start() : match.end()]))


def _partial_numbers(folded: str) -> Iterator[Mention]:
    for match in _PARTIAL.finditer(folded):
        kind = KIND_WORDS.get(match["kind"]) or _SHORT_KINDS[match["kind"]]
        number, end = match["number"].replace(" ", ""), match.end()
        year = _NAMED_YEAR.match(folded, end) if "/" not in number else None
        if year is not None:  # "nghị định 145 năm 2020": the year is of the number, not of the question
            number, end = f"{number}/{year[1]}", year.end()
        yield Mention(match.start(), end, name=f"{kind} {number}")
    for match in _LAW_WITH_NUMBER.finditer(folded):
        yield Mention(match.start(), match.end(), name=f"luật {match['number']}")


@cache
def _law_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds law names and their laws; "kỷ luật lao động" names none, "ai ký luật" does."""
    names = {fold(name): law for law, others in LAW_NAMES.items() for name in (law, *others)}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?:(?<!ky )|{_SIGNED})(?<!phap )\b(?:{'|'.join(map(re.escape, longest_first))})\b"
    ), names


def _names(folded: str) -> Iterator[Mention]:
    pattern, names = _law_pattern()
    for match in pattern.finditer(folded):
        year = _YEAR.match(folded, match.end())
        end = year.end() if year else match.end()
        suffix = f" {_suffix(year)}" if year else ""
        yield Mention(match.start(), end, name=names[match.group()] + suffix)


def _suffix(match: re.Match[str]) -> str:
    year, term = match.groups()
    return str(year) if year else "khóa " + str(term).split()[-1]

"""Reads the parts that a text names: "điểm b khoản 1 và khoản 2 Điều 5, các điều 7, 8" are four."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.named_headings import HEADING, read_headings
from vectorstore.parts import WHOLE, Part

_LABELS = {"điều": r"\d{1,3}[a-zđ]?", "khoản": r"\d{1,2}[a-zđ]?", "điểm": r"[a-zđ]\d{0,2}|\d{1,2}(?:\.\d)?"}
_SEPARATOR = r"\s*(?:,\s*(?:và\s+)?|;\s*|\bvà\s+|\bđến\s+)"


def _list(level: str) -> str:
    label = rf"(?:{_LABELS[level]})(?![\w/%])"
    return rf"(?:(?:các|những)\s+)?\b{level}\s+(?P<{level}>{label}(?:{_SEPARATOR}{label})*)"


_TOKEN = re.compile("|".join(_list(level) for level in _LABELS), re.IGNORECASE)
PARTS = re.compile(rf"(?:từ\s+)?(?:{_TOKEN.pattern}|{HEADING})", re.IGNORECASE)
_ADJACENT = re.compile(r"\s*(?:(?:của|tại|thuộc|trong)\s*)?", re.IGNORECASE)
_RANGE = re.compile(r"\s*\bđến\s+(?:hết\s+)?", re.IGNORECASE)
_INNER_FIRST = ("điểm", "khoản", "điều")


@dataclass(slots=True)
class _Token:
    """One level with its labels, and what stands between it and the next token."""

    level: str
    labels: list[str]
    after: str
    is_context: bool = False  # whether an inner part belongs to it


def read_parts(text: str, context: Part = WHOLE) -> tuple[Part, ...]:
    """Return the parts named in a stretch of text, in its order; what has no Điều takes that of `context`.

    A khoản whose Điều cannot be told is left out. Chương, Mục and Phụ lục stand behind the others.
    """
    return (*_numbered(text, context), *read_headings(text, context))


def _numbered(text: str, context: Part) -> tuple[Part, ...]:
    found: list[tuple[_Token, list[Part]]] = []
    article, clauses = context.article, [context.clause]
    following: _Token | None = None
    for token in reversed(_tokens(text)):
        if token.level == "điều":
            parts = [Part(label) for label in token.labels]
            article, clauses = (token.labels[-1] if len(token.labels) == 1 else None), [None]
        elif token.level == "khoản":
            article = _article_of(token, following, article, context)
            parts = [Part(article, label) for label in token.labels] if article else []
            clauses = list(token.labels)
        else:
            article, clause = _clause_of(token, following, article, clauses, context)
            parts = [Part(article, clause, label) for label in token.labels] if article else []
        found.append((token, parts))
        following = token
    named = [parts for token, parts in reversed(found) if not token.is_context]
    return tuple(dict.fromkeys(part for parts in named for part in parts))


def _article_of(token: _Token, following: _Token | None, article: str | None, context: Part) -> str | None:
    """Return the Điều of a khoản: that right behind it, else that of the khoản or điểm that follows."""
    if following is None:
        return context.article
    if following.level == "điều":
        if not _ADJACENT.fullmatch(token.after):
            return context.article
        following.is_context = True
    return article


def _clause_of(
    token: _Token, following: _Token | None, article: str | None, clauses: Sequence[str | None], context: Part
) -> tuple[str | None, str | None]:
    """Return the Điều and khoản of a điểm: those right behind it, else those of the điểm that follows."""
    if following is None:
        return context.article, context.clause
    if following.level == "điểm":
        return article, clauses[0]
    if not _ADJACENT.fullmatch(token.after):
        return context.article, context.clause
    following.is_context = True
    if following.level == "điều":
        return article, None
    return article, clauses[0] if len(clauses) == 1 else None


def _tokens(text: str) -> list[_Token]:
    matches = list(_TOKEN.finditer(text))
    tokens: list[_Token] = []
    for number, match in enumerate(matches):
        level = next(name for name in _INNER_FIRST if match[name])
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        after = text[match.end() : end]
        labels = list(_labels(match[level], level))
        if tokens and tokens[-1].level == level and _RANGE.fullmatch(tokens[-1].after):
            tokens[-1].labels += _between(tokens[-1].labels[-1], labels[0])[1:] + labels[1:]
            tokens[-1].after = after
        else:
            tokens.append(_Token(level, labels, after))
    return tokens


def _labels(written: str, level: str) -> Iterator[str]:
    """Yield the labels of "1, 2 và 5" or "1 đến 4", in small letters."""
    previous, is_range = "", False
    for piece in re.findall(rf"(?:{_LABELS[level]})(?![\w/%])|\bđến\b", written.lower()):
        if piece == "đến":
            is_range = True
            continue
        yield from _between(previous, piece)[1:] if is_range else [piece]
        previous, is_range = piece, False


def _between(first: str, last: str) -> list[str]:
    """Return the labels from one to another, both included, where they are numbers; else the two."""
    if first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [first, last]

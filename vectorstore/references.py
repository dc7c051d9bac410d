"""Finds the places that a text names, Điều, khoản and điểm, and the document that each belongs to.

Everything is recognised on text without diacritics, so that both ways of typing are understood.
"""

import re
from dataclasses import dataclass
from itertools import product

from vectorstore.mentions import Mention, find_mentions
from vectorstore.query import Reference
from vectorstore.vietnamese import fold_keeping_length, normalize

_AND = r"\s*(?:,|;|va|hoac)\s*"
# Bare numbers and letters that go on behind a place: only a place, a document or the end stands behind them.
_ENDS = (
    r"(?=[\s,]*(?:(?:cua|tai|trong|thuoc)\s+)?"
    r"(?:$|[?.!]|(?:khoan|dieu|bo luat|luat|blld|nghi dinh|nd|thong tu|tt)\b))"
)
_PLACES = re.compile(
    rf"(?P<article>\bdieu\s+(?:so\s+)?\d{{1,3}}[a-z]?\b(?:(?:\s+\d{{1,3}}\b)+{_ENDS}"
    rf"|(?:{_AND}(?:dieu\s+)?\d{{1,3}}[a-z]?\b(?![/%]))*)(?![/%]))"
    rf"|(?P<clause>\bkhoan\s+(?:so\s+)?\d{{1,3}}[a-z]?\b(?:(?:(?:{_AND}|\s+)\d{{1,2}}\b)+{_ENDS})?)"
    rf"|(?P<point>\bdiem\s+(?:[a-z]|\d{{1,2}})\b(?:(?:(?:{_AND}|\s+)[a-z]\b)+{_ENDS})?)"
    r"|(?P<short>\b(?:(?:k|khoan)\s?(?P<short_clause>\d{1,2})\s*,?\s*)d\s?(?P<short_article>\d{1,3})\b)"
)
_ARTICLE_BEFORE = re.compile(r"\bdieu\s+(?:so\s+)?\d{1,3}[a-z]?[\s,]*(?:(?:cua|trong)\s+)?$")
_SMALLER_BEHIND = re.compile(r"[\s,(]*(?:khoan\s+\d{1,3}|diem\s+[a-z])\b(?!.*\bdieu\s+\d)")
_TOGETHER = re.compile(r"[\s,;]*(?:(?:va|voi|hoac|hay|cung|den)\b[\s,]*)*")
_AND_BETWEEN = re.compile(r"[\s,;]*\b(?:va|voi|hoac|hay|cung)\b\s*")
_INSIDE = re.compile(r"\s*(?:(?:cua|thuoc|tai|o|trong)\s+)*")
_BETWEEN = re.compile(r"[\s,;:.()\"“”'-]*(?:(?:cua|thuoc|tai|o|trong|theo|va|quy dinh|so)\b[\s,]*)*")


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of a place: one or several Điều, khoản or điểm."""

    start: int
    end: int
    articles: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def _parts(text: str, folded: str) -> list[_Part]:
    parts = []
    for match in _PLACES.finditer(folded):
        start, end = match.span()
        if match["article"]:
            parts.append(_Part(start, end, articles=_numbers(match["article"])))
        elif match["clause"]:
            parts.append(_Part(start, end, clauses=_numbers(match["clause"])))
        elif match["point"]:
            points = re.findall(r"\b(?:[^\W\d_]|\d{1,2})\b", text[start:end].lower())
            parts.append(_Part(start, end, points=tuple(points)))
        else:
            parts.append(_Part(start, end, (match["short_article"],), (match["short_clause"],)))
    return parts


def _numbers(places: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d{1,3}[a-z]?\b", places))


def find_references(text: str) -> tuple[Reference, ...]:
    """Return the places and documents that a text names, in the order in which it names them.

    "điểm đ khoản 1 Điều 112 BLLĐ 2019" is one reference; "Điều 5, 6" are two. Letters keep đ apart
    from d, so "diem d" typed without diacritics means điểm d.
    """
    text = normalize(text)
    folded = fold_keeping_length(text)
    mentions = find_mentions(text)
    inside = [(mention.start, mention.end) for mention in mentions]
    parts = [
        part
        for part in _parts(text, folded)
        if not any(start < part.end and part.start < end for start, end in inside)
    ]
    groups = _grouped(_without_inner(folded, mentions), parts)
    owners = [_owner(folded, group, mentions) for group in groups]
    placed = [
        (group[0].start, reference)
        for group, owner in zip(groups, owners, strict=True)
        for reference in _references(group, owner)
    ]
    owned = {id(owner) for owner in owners}
    alone = [
        (mention.start, Reference(mention.number, mention.name))
        for mention in mentions
        if id(mention) not in owned
    ]
    ordered = sorted([*placed, *alone], key=lambda pair: pair[0])
    return tuple(dict.fromkeys(reference for _, reference in ordered))


def _without_inner(folded: str, mentions: tuple[Mention, ...]) -> str:
    """Return a text with blanks for a document in the middle of its place: "điều 36 blld khoản 1"."""
    for mention in mentions:
        before, after = folded[: mention.start], folded[mention.end :]
        if _ARTICLE_BEFORE.search(before) and _SMALLER_BEHIND.match(after):
            folded = f"{before}{' ' * (mention.end - mention.start)}{after}"
    return folded


def _grouped(folded: str, parts: list[_Part]) -> list[list[_Part]]:
    """Join the parts that stand together and name one place; a repeated kind starts another."""
    groups: list[list[_Part]] = []
    for at, part in enumerate(parts):
        if groups and _continues(folded, groups[-1], part) and not _leads_to_another(folded, parts[at - 1 :]):
            groups[-1].append(part)
        else:
            groups.append([part])
    whole = _completed(folded, groups)
    return [group for group in whole if any(part.articles or part.clauses for part in group)]


def _continues(folded: str, group: list[_Part], part: _Part) -> bool:
    is_near = _BETWEEN.fullmatch(folded, group[-1].end, part.start) is not None
    has_same = any(
        (earlier.articles and part.articles)
        or (earlier.clauses and part.clauses)
        or (earlier.points and part.points)
        for earlier in group
    )
    return is_near and not has_same


def _leads_to_another(folded: str, parts: list[_Part]) -> bool:
    """Tell whether the second part, behind an "và", is of an Điều behind it: "Điều 35 và khoản 2 Điều 36"."""
    before, part, *following = parts
    if part.articles or not _AND_BETWEEN.fullmatch(folded, before.end, part.start):
        return False
    for behind in following:
        if not _INSIDE.fullmatch(folded, part.end, behind.start):
            return False
        if behind.articles:
            return True
        part = behind
    return False


def _completed(folded: str, groups: list[list[_Part]]) -> list[list[_Part]]:
    """Give each of several places said together what only one of them says: "khoản 1 và khoản 2 Điều 35"."""
    whole = [*groups]
    for at in range(len(whole) - 2, -1, -1):
        if _TOGETHER.fullmatch(folded, whole[at][-1].end, whole[at + 1][0].start):
            whole[at] = [*whole[at], *_larger(whole[at + 1], than=whole[at])]
    for at in range(1, len(whole)):
        if _TOGETHER.fullmatch(folded, groups[at - 1][-1].end, groups[at][0].start):
            whole[at] = [*_larger(whole[at - 1], than=whole[at]), *whole[at]]
    return whole


def _larger(parts: list[_Part], *, than: list[_Part]) -> list[_Part]:
    """Return the parts that are larger than all of another place; none where it has an Điều of its own."""
    if any(part.articles for part in than):
        return []
    has_clause = any(part.clauses for part in than)
    return [part for part in parts if part.articles or (part.clauses and not has_clause)]


def _owner(folded: str, group: list[_Part], mentions: tuple[Mention, ...]) -> Mention | None:
    """Return the document that a place belongs to: the one right after it, else right before it."""
    for mention in mentions:
        if mention.start >= group[-1].end and _BETWEEN.fullmatch(folded, group[-1].end, mention.start):
            return mention
    for mention in mentions:
        if mention.end <= group[0].start and _BETWEEN.fullmatch(folded, mention.end, group[0].start):
            return mention
    return mentions[0] if len(mentions) == 1 else None


def _references(group: list[_Part], owner: Mention | None) -> list[Reference]:
    articles = next((part.articles for part in group if part.articles), ()) or (None,)
    clauses = next((part.clauses for part in group if part.clauses), ()) or (None,)
    points = next((part.points for part in group if part.points), ()) or (None,)
    number, name = (owner.number, owner.name) if owner else (None, None)
    return [Reference(number, name, *place) for place in product(articles, clauses, points)]

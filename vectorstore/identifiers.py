"""Finds the documents and places that a text names: numbers, law names, Điều, khoản, điểm.

Everything is recognised on text without diacritics, so that both ways of typing are understood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from vectorstore.law_names import KIND_LETTERS, LAW_NAMES
from vectorstore.query import Reference
from vectorstore.records import Document
from vectorstore.vietnamese import fold, fold_keeping_length, normalize

_KINDS = "nd|ttlt|tt|nq|qd|ct|kl|hd|tb|qc|kh|cv|bc|ttr|cd|l|pl"
_NUMBER = re.compile(
    r"(?<![\w/])(?:"
    r"\d{1,5}\s?/\s?\d{4}\s?/\s?[a-z]{2,}\d{0,2}(?:\s?-\s?[a-z]+)*"
    rf"|\d{{1,5}}\s?/\s?(?:{_KINDS})\s?-\s?[a-z]+(?:-[a-z]+)*"
    rf"|\d{{1,5}}\s?-\s?(?:{_KINDS})\s?/\s?[a-z]{{2,}}"
    r")(?![\w/])"
)
_KIND_WORDS = {fold(kind): kind for kind in KIND_LETTERS if kind not in ("luật", "bộ luật")}
_SHORT_KINDS = {"nd": "nghị định", "tt": "thông tư", "nq": "nghị quyết", "ct": "chỉ thị", "kl": "kết luận"}
_PARTIAL = re.compile(
    rf"\b(?P<kind>{'|'.join(sorted((*_KIND_WORDS, *_SHORT_KINDS), key=len, reverse=True))})"
    r"\s*(?:so\s*:?\s*)?(?P<number>\d{1,4}(?:\s?/\s?\d{4})?)(?![\w/.%-]|,\d)"
)
_LAW_WITH_NUMBER = re.compile(r"\b(?:bo )?luat\s*(?:so\s*:?\s*)?(?P<number>\d{1,3}/\d{4})(?![\w/])")
_YEAR = re.compile(r",?\s*(?:nam\s+|so\s+)?\(?((?:19|20)\d\d)\b(?!/)|,?\s*(khoa\s+[xiv]+)\b")
_NAMED_YEAR = re.compile(r"\s+nam\s+((?:19|20)\d\d)\b(?!/)")
_PLACES = re.compile(
    r"(?P<article>\bdieu\s+(?:so\s+)?\d{1,3}[a-z]?\b(?:\s*(?:,|va|;)\s*(?:dieu\s+)?\d{1,3}[a-z]?\b(?![/%]))*(?![/%]))"
    r"|(?P<clause>\bkhoan\s+(?:so\s+)?\d{1,3}[a-z]?\b)"
    r"|(?P<point>\bdiem\s+(?:[a-z]|\d{1,2})\b)"
    r"|(?P<short>\b(?:(?:k|khoan)\s?(?P<short_clause>\d{1,2})\s*,?\s*)d\s?(?P<short_article>\d{1,3})\b)"
)
_ARTICLE_BEFORE = re.compile(r"\bdieu\s+(?:so\s+)?\d{1,3}[a-z]?[\s,]*(?:(?:cua|trong)\s+)?$")
_SMALLER_BEHIND = re.compile(r"[\s,(]*(?:khoan\s+\d{1,3}|diem\s+[a-z])\b(?!.*\bdieu\s+\d)")
_BETWEEN = re.compile(r"[\s,;:.()\"“”'-]*(?:(?:cua|thuoc|tai|o|trong|theo|va|quy dinh|so)\b[\s,]*)*")
_HAS_YEAR = re.compile(r"/\d{4}(?:/|$)")
_CAPITALS = {
    "ND": "NĐ", "QD": "QĐ", "TLD": "TLĐ", "BLDTBXH": "BLĐTBXH", "LDTBXH": "LĐTBXH", "LDLD": "LĐLĐ",
    "HDND": "HĐND", "BGDDT": "BGDĐT", "HDTP": "HĐTP", "TTR": "TTr", "BTLDTBXH": "BTLĐTBXH", "TTG": "TTg",
    "TWD": "TWĐ", "QDTTG": "QĐ-TTg", "NDCP": "NĐ-CP", "TLDLD": "TLĐLĐ", "CD": "CĐ",
}  # fmt: skip


def canonical_number(text: str) -> str:
    """Return a document number as it is officially written: "12/2022/nd-cp" → "12/2022/NĐ-CP".

    Capitals, Đ where the abbreviation has it, no spaces; applied twice it changes nothing more.
    """
    bare = re.sub(r"^\W*(?:[Ss][ốôo]\s*:?\s*)?(?=\d)", "", normalize(text).strip())
    bare = re.sub(r"[‐-―]", "-", re.sub(r"\s+", "", bare)).strip(".,;:/-")
    bare = re.sub(r"(?i)(?<=/)tư(?![^\W\d_])", "TW", bare)
    return re.sub(r"[^\W\d_]+", lambda match: _official(match.group()), bare)


def _official(letters: str) -> str:
    key = fold(letters).upper()
    return _CAPITALS.get(key, letters.upper())


def number_key(text: str) -> str:
    """Return what all spellings of one document number share: no case, no đ, no leading zeros."""
    key = fold(canonical_number(text))
    return re.sub(r"^0+(?=\d)", "", key)


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


def _numbers(text: str, folded: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(folded):
        yield Mention(match.start(), match.end(), number=canonical_number(text[match.start() : match.end()]))


def _partial_numbers(folded: str) -> Iterator[Mention]:
    for match in _PARTIAL.finditer(folded):
        kind = _KIND_WORDS.get(match["kind"]) or _SHORT_KINDS[match["kind"]]
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
        rf"(?:(?<!ky )|(?<=ai ky ))(?<!phap )\b(?:{'|'.join(map(re.escape, longest_first))})\b"
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


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of a place: an Điều (or several), a khoản or a điểm."""

    start: int
    end: int
    articles: tuple[str, ...] = ()
    clause: str | None = None
    point: str | None = None


def _parts(text: str, folded: str) -> list[_Part]:
    parts = []
    for match in _PLACES.finditer(folded):
        start, end = match.span()
        if match["article"]:
            articles = tuple(re.findall(r"\d{1,3}[a-z]?\b", match["article"]))
            parts.append(_Part(start, end, articles=articles))
        elif match["clause"]:
            parts.append(_Part(start, end, clause=match["clause"].split()[-1]))
        elif match["point"]:
            parts.append(_Part(start, end, point=text[start:end].split()[-1].lower()))
        else:
            parts.append(_Part(start, end, (match["short_article"],), match["short_clause"]))
    return parts


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
    for part in parts:
        if groups and _continues(folded, groups[-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [group for group in groups if any(part.articles or part.clause for part in group)]


def _continues(folded: str, group: list[_Part], part: _Part) -> bool:
    is_near = _BETWEEN.fullmatch(folded, group[-1].end, part.start) is not None
    has_same = any(
        (earlier.articles and part.articles)
        or (earlier.clause and part.clause)
        or (earlier.point and part.point)
        for earlier in group
    )
    return is_near and not has_same


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
    clause = next((part.clause for part in group if part.clause), None)
    point = next((part.point for part in group if part.point), None)
    number, name = (owner.number, owner.name) if owner else (None, None)
    return [Reference(number, name, article, clause, point) for article in articles]


def matches_document(reference: Reference, document: Document) -> bool:
    """Tell whether a reference names this document, by its number, part of it, or its name and year.

    A reference that names no document matches none.
    """
    if has_number(reference):
        return document.number is not None and matches_number(reference, document.number)
    return bool(reference.document_name) and _has_name(fold(reference.document_name or ""), document)


def has_number(reference: Reference) -> bool:
    """Tell whether a reference names its document by a number, whole or in part ("nghị định 145")."""
    return reference.document_number is not None or _part_of_number(reference) is not None


def matches_number(reference: Reference, number: str) -> bool:
    """Tell whether a number is the one that a reference names, or has the part of it that it names."""
    if reference.document_number is not None:
        return number_key(number) == number_key(reference.document_number)
    partial = _part_of_number(reference)
    return partial is not None and _has_part(*partial, number)


def _part_of_number(reference: Reference) -> tuple[str, str] | None:
    """Return kind and number of "nghị định 145" or "luật 50/2024"; None for "luật công đoàn 2012"."""
    return _kind_and_number(reference.document_name or "")


@lru_cache(maxsize=1024)  # one name is compared with every document
def _kind_and_number(name: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"(?P<kind>[a-z ]+?) (?P<number>\d{1,4}(?:/\d{4})?)", fold(name))
    if match is None or not (match["kind"] in _KIND_WORDS or "/" in match["number"]):
        return None
    return match["kind"], match["number"]


def _has_part(kind: str, part: str, number: str) -> bool:
    key = number_key(number)
    letters = next(letters for name, letters in KIND_LETTERS.items() if fold(name) == kind)
    starts = re.match(rf"0*{int(part.split('/')[0])}[/-]", key) is not None
    # Party numbers have no year: "chỉ thị 40 năm 2014" is 40-CT/TW.
    same_year = "/" not in part or f"/{part.split('/')[1]}" in key or not _HAS_YEAR.search(key)
    return starts and same_year and re.search(rf"[/-](?:{'|'.join(letters)})(?![a-z])", key) is not None


def _has_name(name: str, document: Document) -> bool:
    year = re.search(r"\b(?:19|20)\d\d$", name)
    term = re.search(r"\bkhoa ([xiv]+)$", name)
    edition = year or term
    bare = name[: edition.start()].strip() if edition else name
    title = _plain(f"{document.title} {document.id}")
    bare = re.sub(r"[^a-z0-9]+", " ", bare)
    kind = "bo luat" if bare.startswith("bo luat") else bare.split()[0]
    if not title.startswith(kind) or bare not in title:
        return False
    if term and f"khoa {term.group(1)}" not in title:
        return False
    return year is None or _is_of_year(year.group(), title, document)


@lru_cache(maxsize=1 << 17)  # every document is compared with many names
def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(title)).strip()


def _is_of_year(year: str, title: str, document: Document) -> bool:
    if document.issued_on is not None and str(document.issued_on.year) == year:
        return True
    return year in title.split() or (document.number is not None and f"/{year}/" in document.number)

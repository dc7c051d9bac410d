"""Tells whether a document is the one that a reference names."""

import re
from functools import lru_cache

from vectorstore.law_names import KIND_LETTERS, KIND_WORDS
from vectorstore.number_spelling import number_key
from vectorstore.query import Reference
from vectorstore.records import Document
from vectorstore.vietnamese import fold

_HAS_YEAR = re.compile(r"/\d{4}(?:/|$)")


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
    if match is None or not (match["kind"] in KIND_WORDS or "/" in match["number"]):
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

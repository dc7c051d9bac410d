"""Tells which documents one may end or amend: what stands below a law does neither to a law."""

import re

from vectorstore.parts import Amendment
from vectorstore.records import Document

_OF_LEGISLATURE = re.compile(
    r"QH\d|QH$|HĐNN|LCT|[/-]L/?CTN|PL-|^(?:hiến pháp|bộ luật|luật|pháp lệnh)\b", re.I
)
_KINDS = frozenset({"hiến pháp", "bộ luật", "luật", "pháp lệnh"})


def is_law(name: str) -> bool:
    """Tell whether a number, or a name with its year, is of what only the National Assembly changes."""
    return _OF_LEGISLATURE.search(name) is not None


def may_reach(document: Document, name: str) -> bool:
    """Tell whether a document can end or amend the one of this number or name."""
    is_unknown = document.number is None and document.kind is None
    own = is_law(document.number or "") or (document.kind or "").lower() in _KINDS
    return is_unknown or own or not is_law(name)


def beyond_reach(document: Document) -> tuple[str, ...]:
    """Return the laws that a document says it ends or amends, though it stands below them."""
    named = (*document.replaces, *(one.number for one in document.amends))
    return tuple(dict.fromkeys(name for name in named if not may_reach(document, name)))


def within_reach(document: Document) -> tuple[tuple[str, ...], tuple[Amendment, ...]]:
    """Return what a document replaces and amends, without what stands above it."""
    replaces = tuple(number for number in document.replaces if may_reach(document, number))
    return replaces, tuple(one for one in document.amends if may_reach(document, one.number))

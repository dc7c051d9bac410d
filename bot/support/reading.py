"""Reads a text as terms: what stands for the same is one term, words that say nothing are left out."""

import re
from collections.abc import Sequence

from bot.support.figures import Figure, Item, read_figures
from bot.support.terms import (
    DOWNWARDS,
    FREE,
    FROM,
    JOINTS,
    LIMITS,
    LONGEST,
    MODALS,
    MORE,
    ONLY,
    POSSESSION,
    RELATIONS,
    SPOKEN,
    UPWARDS,
)  # fmt: skip

_PERIODS = ("ngày", "tuần", "tháng", "năm", "giờ", "buổi", "quý")
_FAR = 5  # terms between "từ" and "trở lên"
_MARKER = re.compile(r"^[ \t]*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\))[ \t]+", re.MULTILINE)
_SEGMENT = re.compile(r"[^.;\n]+(?:\.(?=\d)[^.;\n]*)*")


def terms_in(text: str) -> list[Item]:
    """Return the terms of a text in order; limits of a number are part of its figure and left out."""
    items = [_period(item) for item in read_figures(text)]
    terms = [term for term in _folded(items) if isinstance(term, Figure) or (term and term not in FREE)]
    return _without_limits(_without_from(terms))


def segments_of(text: str) -> list[list[Item]]:
    """Return the terms of each sentence or point of a text."""
    return [terms for part in _SEGMENT.findall(_MARKER.sub("", text)) if (terms := terms_in(part))]


def is_word(term: Item) -> bool:
    """Tell whether a term is a word that says something by itself."""
    return (
        isinstance(term, str)
        and term not in JOINTS
        and term not in MODALS
        and term not in RELATIONS
        and term not in POSSESSION
        and term != "∖"
        and not term.startswith("⟦")
    )


def _period(item: Item) -> Item:
    if isinstance(item, Figure) and item.is_article and item.unit in _PERIODS:
        return f"mỗi_{item.unit}"
    return item


def _folded(items: Sequence[Item]) -> list[Item]:
    found: list[Item] = []
    position = 0
    while position < len(items):
        size = min(LONGEST, len(items) - position)
        while size and not _is_spoken(items[position : position + size]):
            size -= 1
        if size:
            found.append(SPOKEN[tuple(map(str, items[position : position + size]))])
        else:
            found.append(items[position])
        position += size or 1
    return found


def _is_spoken(items: Sequence[Item]) -> bool:
    return all(isinstance(item, str) for item in items) and tuple(items) in SPOKEN


def _without_limits(terms: Sequence[Item]) -> list[Item]:
    kept: list[Item] = []
    for term in terms:
        if isinstance(term, Figure) or term.startswith("mỗi_"):
            if kept and kept[-1] == "bằng":
                kept.pop()
            if kept and kept[-1] in RELATIONS and kept[-1] not in (MORE, ONLY):
                kept.pop()  # of several the figure knows but one
        elif term in LIMITS and kept and isinstance(kept[-1], Figure):
            continue
        kept.append(term)
    return kept


def _without_from(terms: Sequence[Item]) -> list[Item]:
    """Leave out the "từ" of "từ cao đẳng trở lên", which adds nothing."""
    return [
        term
        for at, term in enumerate(terms)
        if term != FROM or (UPWARDS not in terms[at : at + _FAR] and DOWNWARDS not in terms[at : at + _FAR])
    ]

"""The law before the decree that says in detail what it lays down, where both would be quoted."""

import re
from collections.abc import Sequence
from itertools import islice

from bot.choosing.extraction import Stretch, Texts
from bot.choosing.relevance import Asked

_LAWS = re.compile(r"(?:bộ )?luật\b", re.IGNORECASE)
_DECREES = re.compile(r"(?:nghị định|thông tư)\b", re.IGNORECASE)
_REFERS = re.compile(r"\bĐiều (?P<article>\d+\w*) (?:của )?(?:Bộ luật|Luật)", re.IGNORECASE)


def law_first(asked: Asked, chosen: Sequence[Stretch], index: Texts) -> list[Stretch]:
    """Return the stretches, a decree's first one behind the khoản of the law that it goes into detail about.

    The law must tell as many of the facts asked for.
    """
    if not chosen or not _is(_DECREES, chosen[0], index):
        return list(chosen)
    best = chosen[0]
    told, named = asked.has_kind(_text(best, index)), _articles_named(best, index)
    laws = (
        one
        for one in chosen
        if _is(_LAWS, one, index)
        and one.passage.article in named
        and asked.has_kind(_text(one, index)) >= told
    )
    first = [*islice(laws, 1)]
    return [*first, *(one for one in chosen if one not in first)]


def _is(kinds: re.Pattern[str], stretch: Stretch, index: Texts) -> bool:
    document = index.document(stretch.passage.document_id)
    return document.number is not None and kinds.match(document.kind or "") is not None


def _articles_named(stretch: Stretch, index: Texts) -> set[str]:
    """Return the Điều of laws that a stretch, and the lines that lead to it, refer to."""
    text = index.text(stretch.passage.document_id)
    spans = [(stretch.start, stretch.end), *stretch.leads]
    return {found["article"] for start, end in spans for found in _REFERS.finditer(text, start, end)}


def _text(stretch: Stretch, index: Texts) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]

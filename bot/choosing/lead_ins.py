"""Lines that only lead to something: none is an answer by itself, and none that forbids may be missing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.answers import Citation
from bot.choosing.blocks import sentences
from bot.choosing.facts import without_names
from bot.choosing.headings import before_next_heading
from bot.choosing.narrowing import last_stop
from bot.choosing.stretches import Stretch, Texts, overlap
from vectorstore.records import Place

_LONGEST = 300  # characters of what is only said above a quote
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"^\W*(?:\d{1,3}|[a-zđ])[.)]\s")
_FORBIDS = re.compile(
    r"\b(?:(?:bị )?(?:nghiêm cấm|cấm)|không được(?: phép)?(?! (?:dưới|quá|ít hơn|thấp hơn))"
    r"|không có quyền)\b",
    re.IGNORECASE,
)


def is_quotable(lead: str) -> bool:
    """Tell whether a line that leads to others says something itself: a fine for what they list, or much."""
    return len(lead) > _LONGEST or _DIGIT.search(without_names(_LABEL.sub("", lead.lower()))) is not None


def forbids(text: str) -> bool:
    """Tell whether a text forbids something."""
    return _FORBIDS.search(text) is not None


def is_forbidden_above(stretch: Stretch, index: Texts) -> bool:
    """Tell whether only the title of its Điều says that what a stretch names is forbidden."""
    article = _article_around(stretch, index)
    text = index.text(stretch.passage.document_id)
    return article is not None and forbids(article.title) and not forbids(text[stretch.start : stretch.end])


def complete(stretches: Sequence[Stretch], index: Texts, *, max_chars: int) -> list[Stretch]:
    """Return the stretches; one that ends in a colon with what it leads to, not at all where nothing fits."""
    kept: list[Stretch] = []
    for at, stretch in enumerate(stretches):
        ends = _is_open(stretch, index) and not _is_continued(stretch, stretches[at + 1 : at + 2])
        whole = replace(stretch, end=_end_of_list(stretch, index, max_chars)) if ends else stretch
        if (whole.end > stretch.end or not ends) and not any(overlap(whole, other) for other in kept):
            kept.append(whole)
    return kept or list(stretches)


def _is_open(stretch: Stretch, index: Texts) -> bool:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end].rstrip().endswith(":")


def _is_continued(stretch: Stretch, following: Sequence[Stretch]) -> bool:
    """Tell whether the next stretch is of the same Điều: it is what a line leads to."""
    return any(
        (one.passage.document_id, one.passage.article)
        == (stretch.passage.document_id, stretch.passage.article)
        and one.start >= stretch.end
        for one in following
    )


def _end_of_list(stretch: Stretch, index: Texts, max_chars: int) -> int:
    """Return where to end a stretch so that it says something of what it leads to."""
    text = index.text(stretch.passage.document_id)
    article = _article_around(stretch, index)
    last = before_next_heading(text, article.start, article.end) if article else len(text)
    limit = min(last, stretch.start + max_chars)
    behind = takewhile(limit.__ge__, (stop for _, stop in sentences(text, stretch.end, last)))
    said = [stop for stop in behind if text[stop - 1] != ":"]
    return said[-1] if said else max(stretch.end, last_stop(text, stretch.start, last, max_chars))


def _article_around(stretch: Stretch, index: Texts) -> Place | None:
    around = (
        place
        for place in index.places(stretch.passage.document_id)
        if place.level == "article" and place.start <= stretch.start < place.end
    )
    return next(around, None)


def behind_leads(
    citations: Sequence[Citation], stretches: Sequence[Stretch], index: Texts
) -> tuple[Citation, ...]:
    """Return the citations, each with the line that leads to its quote where no quote has that line."""
    return tuple(replace(one, lead=_lead_of(one, citations, stretches, index)) for one in citations)


def _lead_of(
    citation: Citation, citations: Sequence[Citation], stretches: Sequence[Stretch], index: Texts
) -> str:
    document_id = citation.passage.document_id
    own = [one for one in citations if one.passage.document_id == document_id]
    unquoted = [
        index.text(document_id)[start:end]
        for stretch in stretches
        if stretch.passage.document_id == document_id
        and stretch.start <= citation.start
        and citation.end <= stretch.end
        for start, end in stretch.leads
        if not any(one.start < end and start < one.end for one in own)
    ]
    return " ".join(" ".join(unquoted).split())

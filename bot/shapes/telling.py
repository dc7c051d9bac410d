"""The stretch of a document that shows best, in a few lines, that it speaks of a topic."""

import re

from bot.choosing.blocks import sentences
from bot.choosing.clauses import clause_end, last_clause_end
from bot.choosing.extraction import opening_stretch
from bot.choosing.named import scope
from bot.choosing.relevance import Asked
from bot.shapes.case import Case
from vectorstore.records import Document, Passage

Span = tuple[Passage, int, int]  # a stretch of a document, and the passage it is cited by

LEAST_SHARE = 0.75  # of the topic's words and pairs of words, in a passage and the headings over it
_QUOTE_CHARS = 280
_MOST_CHARS = 600  # of one sentence; a longer one is not quoted for its words


def telling(passage: Passage, asked: Asked, case: Case) -> Span:
    """Return the beginning of a passage where it tells of the topic, else the line of it that does most."""
    beginning = _beginning(passage, case)
    text = case.index.text(passage.document_id)
    if asked.coverage(text[beginning[1] : beginning[2]]) >= LEAST_SHARE:
        return beginning
    lines = [span for span in sentences(text, passage.start, passage.end) if _fits(span)]
    best = max(lines, key=lambda span: asked.coverage(text[span[0] : span[1]]), default=None)
    if best is None or asked.coverage(text[best[0] : best[1]]) <= asked.coverage(
        text[beginning[1] : beginning[2]]
    ):
        return beginning
    return passage, *best


def _fits(span: tuple[int, int]) -> bool:
    return span[1] - span[0] <= _MOST_CHARS


def opening(document: Document, case: Case) -> Span | None:
    """Return what says what a document is about: its Điều 1, else its first paragraph."""
    passages = case.index.passages(document.id)
    article = scope(case.index.places(document.id))
    if article is not None:
        inside = (one for one in passages if one.start < article.end and article.start < one.end)
        return next((_beginning(one, case) for one in inside), None)
    first_paragraphs = (
        opening_stretch(one, document.title, case.index, max_chars=_QUOTE_CHARS) for one in passages[:2]
    )
    found = next((one for one in first_paragraphs if one is not None), None)
    if found is not None:
        return found.passage, found.start, _end(found.passage, found.start, case)
    return _beginning(passages[0], case) if passages else None


def _beginning(passage: Passage, case: Case) -> Span:
    """Return the first lines of a passage, from the Điều on that starts in it, short enough for a list."""
    places = case.index.places(passage.document_id)
    starts = (
        one.start for one in places if one.level == "article" and passage.start <= one.start < passage.end
    )
    start = next(starts, passage.start)
    return passage, start, _end(passage, start, case)


def _end(passage: Passage, start: int, case: Case) -> int:
    """Return where a short quote from `start` on ends: behind the last clause that fits, else the first."""
    text = case.index.text(passage.document_id)
    if passage.end - start <= _QUOTE_CHARS:
        return clause_end(text, passage.end, len(text)) if _is_cut(text, passage.end) else passage.end
    last = last_clause_end(text, start, start + _QUOTE_CHARS)
    if last > start + _QUOTE_CHARS // 3:
        return last
    return clause_end(text, max(start + _QUOTE_CHARS // 3, last), len(text))


def _is_cut(text: str, end: int) -> bool:
    """Tell whether a passage ends inside a sentence."""
    return end < len(text) and not re.search(r"[.;:!?…]\s*$|\n$", text[:end]) and text[end] != "\n"

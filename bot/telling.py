"""The stretch of a document that shows best, in a few lines, that it speaks of a topic."""

import re

from bot.case import Case
from bot.extraction import opening_stretch
from bot.named import scope
from bot.relevance import Asked
from vectorstore.records import Document, Passage

Span = tuple[Passage, int, int]  # a stretch of a document, and the passage it is cited by

LEAST_SHARE = 0.75  # of the topic's words and pairs of words, in a passage and the headings over it
_QUOTE_CHARS = 280
_LINE = re.compile(r"[^\n.;]+[.;]?")
_UNIT_END = re.compile(r"(?<=[^\s\d][.;])(?=\s)|(?=\n)")


def telling(passage: Passage, asked: Asked, case: Case) -> Span:
    """Return the beginning of a passage where it tells of the topic, else the line of it that does most."""
    beginning = _beginning(passage, case)
    text = case.index.text(passage.document_id)
    if asked.coverage(text[beginning[1] : beginning[2]]) >= LEAST_SHARE:
        return beginning
    lines = (line for line in _LINE.finditer(text, passage.start, passage.end) if line.group().strip())
    best = max(lines, key=lambda line: asked.coverage(line.group()), default=None)
    if best is None or asked.coverage(best.group()) <= asked.coverage(text[beginning[1] : beginning[2]]):
        return beginning
    end = best.end() if len(best.group()) <= _QUOTE_CHARS else text.rfind(" ", 0, best.start() + _QUOTE_CHARS)
    return passage, best.start(), end


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
        return found.passage, found.start, found.end
    return _beginning(passages[0], case) if passages else None


def _beginning(passage: Passage, case: Case) -> Span:
    """Return the first lines of a passage, from the Điều on that starts in it, short enough for a list."""
    places = case.index.places(passage.document_id)
    starts = (
        one.start for one in places if one.level == "article" and passage.start <= one.start < passage.end
    )
    start = next(starts, passage.start)
    text = case.index.text(passage.document_id)[start : passage.end]
    if len(text) <= _QUOTE_CHARS:
        return passage, start, passage.end
    cut = max([0, *(one.end() for one in _UNIT_END.finditer(text, 0, _QUOTE_CHARS))])
    return passage, start, start + (cut if cut > _QUOTE_CHARS // 3 else text.rfind(" ", 0, _QUOTE_CHARS))

"""The chapters of a document: "Luật Công đoàn có những chương nào", each with its heading, cited."""

import re
from collections.abc import Sequence

from bot import texts, texts_shapes
from bot.answers import Answer, Citation, NoAnswer
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.completeness import articles, has_every_chapter, is_whole
from bot.shapes.counting import ASKS_FOR_ARTICLES
from bot.wording.framing import document_name, no_answer_text
from vectorstore.records import Document, Passage, Place
from vectorstore.vietnamese import fold_keeping_length

_ASKS = re.compile(
    r"\b(?:nhung|cac|bao nhieu|may) chuong\b|\bchuong (?:nao|gi)\b"
    r"|\b(?:liet ke|ke|danh sach|ten) (?:cac )?chuong\b"
)
# "chương nào của Bộ luật Lao động quy định về tiền lương" asks for one of them
_OF_A_MATTER = re.compile(
    r"\bchuong trinh\b|(?<!nhung )(?<!cac )\bchuong (?:nao|gi)\b.*\b(?:quy dinh|noi|ve|de cap|lien quan)\b"
)
_LEVELS = ("article", "clause", "point", "section")


def chapters_answer(case: Case) -> Answer | NoAnswer | None:
    """Return the chapters of the document that a question names; None where it asks for none."""
    folded = fold_keeping_length(case.query.text)
    if not _ASKS.search(folded) or _OF_A_MATTER.search(folded):
        return None
    named = (case.index.matching(reference, case.as_of) for reference in case.query.references)
    document = next((found[0] for found in named if found), None)
    if document is None:
        return None
    whole = is_whole(document, case.index)
    citations = cite_all(_headings(document, case), case.index, case.as_of)
    is_known = has_every_chapter(document, case.index)
    if not citations:
        none = texts_shapes.HAS_NO_CHAPTERS if whole else texts_shapes.SUMMARY_HAS_NO_CHAPTERS
        none = none if is_known else texts_shapes.NO_CHAPTERS_FOUND
        said = none.format(document=document_name(document))
        return NoAnswer(no_answer_text((), case.contact, lead=said), (document,))
    template = texts_shapes.HAS_CHAPTERS if whole else texts_shapes.SUMMARY_HAS_CHAPTERS
    if not is_known:
        template = texts_shapes.SOME_CHAPTERS_FOUND
    elif whole and ASKS_FOR_ARTICLES.search(folded):
        template = texts_shapes.HAS_CHAPTERS_AND_ARTICLES
    count = len(articles(case.index.places(document.id)))
    first = template.format(document=document_name(document), count=len(citations), articles=count)
    return Answer(_text(first, citations), citations)


def _text(first: str, citations: Sequence[Citation]) -> str:
    return "\n".join([first, *(texts.QUOTED.format(quote=one.quote, number=one.number) for one in citations)])


def _headings(document: Document, case: Case) -> list[tuple[Passage, int, int]]:
    """Return where the label and title of each chapter stand, the first time that it is named."""
    places = case.index.places(document.id)
    text, passages = case.index.text(document.id), case.index.passages(document.id)
    chapters = {place.label: place for place in reversed(places) if place.level == "chapter"}
    spans = []
    for place in sorted(chapters.values(), key=lambda one: one.start):
        around = [one for one in passages if one.end > place.start] or list(passages)
        spans.append((around[0], place.start, heading_end(place, places, text)))
    return spans


def heading_end(place: Place, places: Sequence[Place], text: str) -> int:
    """Return where a heading ends: at the blank line after its title, before the first part inside."""
    inside = [one.start for one in places if one.level in _LEVELS and place.start < one.start]
    limit = min([*inside, place.end])
    blank = text.find("\n\n", place.start + len(place.label) + 1, limit)
    return blank if blank > 0 else limit

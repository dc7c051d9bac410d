"""The Điều of a chapter or section that a question names: "Chương II Luật Công đoàn gồm những điều nào"."""

import re
from collections.abc import Sequence

from bot import texts, texts_shapes
from bot.answers import Answer, NoAnswer
from bot.choosing.named import OF_NO_TOPIC
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.chapters import heading_end
from bot.shapes.completeness import articles, has_every_chapter, is_whole
from bot.shapes.counting import first_line, says_only
from bot.shapes.missing_places import documents_meant
from bot.shapes.telling import Span
from bot.wording.framing import document_name, no_answer_text
from vectorstore.parts import is_same_heading
from vectorstore.records import Document, Place
from vectorstore.vietnamese import fold, fold_keeping_length

_NUMBER = r"(?:[ivxl]{1,6}|\d{1,2})"
_CHAPTER = re.compile(rf"\bchuong (?:so |thu )?(?P<number>{_NUMBER})\b")
_SECTION = re.compile(rf"\bmuc (?:so |thu )?(?P<number>{_NUMBER})\b")
_BESIDE = (
    "gồm chia trong tất cả những các điều luật khoản nào liệt kê hiện hành tên tiêu đề phần của gì mấy bao"
    " nhiêu"
)
_OF_NO_TOPIC = frozenset(map(fold, [*OF_NO_TOPIC, *_BESIDE.split()]))
_MOST = 60  # Điều that are listed


def inside_chapter_answer(case: Case) -> Answer | NoAnswer | None:
    """Return the Điều of a chapter or section by their titles; None where a question asks for more."""
    folded = fold_keeping_length(case.query.text)
    chapter, section = _CHAPTER.search(folded), _SECTION.search(folded)
    if chapter is None or any(reference.article for reference in case.query.references):
        return None
    if not _asks_nothing_else(case.query.text, [one for one in (chapter, section) if one]):
        return None
    named = (documents_meant(reference, case) for reference in case.query.references)
    document = next((found[0] for found in named if found), None)
    if document is None:
        return None
    labels = [f"Chương {chapter['number'].upper()}"] + (
        [f"Mục {section['number'].upper()}"] if section else []
    )
    return _listed(labels, document, case)


def _asks_nothing_else(text: str, named: Sequence[re.Match[str]]) -> bool:
    for match in sorted(named, key=lambda one: -one.start()):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return says_only(text, _OF_NO_TOPIC)


def _listed(labels: Sequence[str], document: Document, case: Case) -> Answer | NoAnswer | None:
    places = case.index.places(document.id)
    chapters = [one for one in places if one.level == "chapter"]
    part = _inside(labels, places)
    said = " ".join(reversed(labels))
    if part is None:
        lacks = chapters and is_whole(document, case.index) and has_every_chapter(document, case.index)
        template = texts_shapes.LACKS_CHAPTER if lacks else texts_shapes.CHAPTER_NOT_FOUND
        count = len({one.label for one in chapters})
        lead = template.format(document=document_name(document), lacking=said, count=count)
        return NoAnswer(no_answer_text((), case.contact, lead=lead), (document,))
    inside = [one for one in articles(places).values() if part.start <= one.start < part.end]
    spans = [_span(one, document, case, places) for one in (part, *inside[:_MOST])]
    citations = cite_all([one for one in spans if one], case.index, case.as_of)
    if not inside or not citations:
        return None
    template = texts_shapes.CHAPTER_HAS if len(inside) <= _MOST else texts_shapes.CHAPTER_BEGINS
    first = template.format(part=said, document=document_name(document), count=len(inside), shown=_MOST)
    quotes = (texts.QUOTED.format(quote=one.quote, number=one.number) for one in citations)
    return Answer("\n".join([first, *quotes]), citations)


def _inside(labels: Sequence[str], places: Sequence[Place]) -> Place | None:
    """Return the part that labels name, each within the one before; None where one is not there."""
    start, end, found = 0, max((one.end for one in places), default=0), None
    for label in labels:
        found = next(
            (one for one in places if start <= one.start < end and is_same_heading(one.label, label)), None
        )
        if found is None:
            return None
        start, end = found.start, found.end
    return found


def _span(place: Place, document: Document, case: Case, places: Sequence[Place]) -> Span | None:
    """Return where the label and title of a part stand."""
    if place.level == "article":
        return first_line(place, document, case)
    around = (one for one in case.index.passages(document.id) if one.end > place.start)
    passage = next(around, None)
    end = heading_end(place, places, case.index.text(document.id))
    return (passage, place.start, end) if passage else None

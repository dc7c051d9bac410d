"""What a document is about: its Điều that says so, or its first paragraph that says more than its title."""

import re
from collections.abc import Iterator, Sequence

from bot import texts_shapes as texts
from bot.answers import Answer, NoAnswer
from bot.choosing.extraction import CAPTION, stretches_of_place
from bot.choosing.named import asks_what_it_is_about, scope
from bot.choosing.relevance import Asked
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.telling import Span
from bot.validity.validity import successor_in
from bot.wording.framing import answer_text, document_name, no_answer_text
from bot.wording.standing import standing_text
from vectorstore.conversation import content_words
from vectorstore.records import Document, Place
from vectorstore.roman import is_roman

_PARAGRAPH = re.compile(r"[^\n]+")
_HEAD = re.compile(
    r"QUỐC HỘI|CỘNG HÒA|ĐẢNG CỘNG SẢN|Độc lập|Căn cứ"
    r"|Số\s*:|Luật số|Theo đề nghị|Quốc hội ban hành|Chính phủ ban hành"
)
# The second line of a title, a picture, what takes another's place, and what only leads to what is decided.
_OF_TITLE_OR_PICTURE = re.compile(
    r"^[Vv]ề (?!việc này)[^.]*$|^\w+ (?:\w+ )?này thay thế|\(Ảnh\s*:[^)]*\)$|:$"
)
_MOST_TITLES = 8
_FEWEST_NEW = 5  # words that a paragraph has beyond the title


def about_answer(case: Case) -> Answer | NoAnswer | None:
    """Return what a document is about that is named and of which nothing else is asked; else None.

    Its Điều on the scope or its Điều 1 says so, else its first paragraph that says more than its title. A
    summary that has neither is told by the titles of its Điều, and the first of them is quoted.
    """
    if not asks_what_it_is_about(case.query):
        return None
    named = [one for reference in case.query.references for one in case.index.matching(reference, case.as_of)]
    document = next((one for one in named if one.id in case.query.wanted), next(iter(named), None))
    if document is None:
        return None
    spans, line = _told(document, case)
    citations = cite_all(spans, case.index, case.as_of)
    if citations:
        text = answer_text(citations, case.as_of, case.today, successor_in(case.index))
        return Answer(f"{line}\n{text}" if line else text, citations)
    status = standing_text(document, document.status_on(case.as_of), case.as_of, case.today)
    said = texts.NOTHING_MORE_KNOWN.format(document=document_name(document), status=status)
    return NoAnswer(no_answer_text((), case.contact, lead=said), (document,))


def _told(document: Document, case: Case) -> tuple[list[Span], str]:
    """Return what tells what a document is about, and a line on its parts where that is not the whole."""
    places = case.index.places(document.id)
    articles = [one for one in places if one.level == "article"]
    parts = articles or titled_parts(places)
    titles = _titles(parts, document) if parts and scope(articles) is None else ""
    if articles:
        return _of_articles(articles, document, case), titles
    items = [] if parts else numbered_items(places)
    shown = _first_items(items, case.max_quote_chars)
    spans = _of_items(shown, document, case)
    if spans and len(shown) < len(items):
        return spans, texts.HAS_ITEMS.format(document=document_name(document), count=len(items))
    return spans or list(_telling(document, case))[:1], titles


def _of_articles(articles: Sequence[Place], document: Document, case: Case) -> list[Span]:
    """Return the Điều that says what a document is about, as it stands; the first where none does."""
    return quoted_place(scope(articles) or articles[0], document, case)


def quoted_place(place: Place, document: Document, case: Case) -> list[Span]:
    """Return what is quoted of a place: all of it where it is short enough."""
    around = (one for one in case.index.passages(document.id) if one.end > place.start)
    passage = next(around, None)
    if passage is None:
        return []
    asked = Asked.of_query(case.query, case.index.weight)
    stretches = stretches_of_place(asked, passage, place, case.index, max_chars=case.max_quote_chars)
    return [(one.passage, one.start, one.end) for one in stretches[: case.max_citations]]


def titled_parts(places: Sequence[Place]) -> list[Place]:
    """Return the outermost headings with a title, where there are several: "II" of "II. MỤC TIÊU"."""
    parts = [one for one in places if one.level == "heading" and one.title and "." not in one.label]
    return parts if len(parts) > 1 and all(is_roman(one.label) for one in parts) else []


def numbered_items(places: Sequence[Place]) -> list[Place]:
    """Return the items "1.", "2." … that a document without Điều consists of, where there are several."""
    items = [one for one in places if one.level == "heading" and one.label.isdecimal()]
    is_counted = [one.label for one in items] == [str(number) for number in range(1, len(items) + 1)]
    return items if len(items) > 1 and is_counted else []


def _first_items(items: Sequence[Place], max_chars: int) -> Sequence[Place]:
    """Return all items where they are short together, else the first."""
    return items if items and items[-1].end - items[0].start <= max_chars else items[:1]


def _of_items(items: Sequence[Place], document: Document, case: Case) -> list[Span]:
    """Return the items that are short enough to be quoted."""
    passages = case.index.passages(document.id)
    found = (
        (next((each for each in passages if each.start < one.end and one.start < each.end), None), one)
        for one in items
    )
    return [
        (passage, one.start, one.end)
        for passage, one in found
        if passage is not None and one.end - one.start <= case.max_quote_chars
    ]


def _titles(articles: Sequence[Place], document: Document) -> str:
    """Return a line that lists the first Điều of a document by their titles."""
    named = [f"{one.label} ({one.title})" for one in articles[:_MOST_TITLES] if one.title]
    more = texts.AND_MORE if len(articles) > _MOST_TITLES else ""
    return texts.HAS_ARTICLES.format(document=document_name(document), articles="; ".join(named) + more)


def _telling(document: Document, case: Case) -> Iterator[Span]:
    """Yield the paragraphs of a document that say more than its title, in order."""
    text, passages = case.index.text(document.id), case.index.passages(document.id)
    title = set(content_words(f"{document.title} {document.number}"))
    for found in _PARAGRAPH.finditer(text):
        paragraph = found.group().strip()
        if (
            paragraph.isupper()
            or _HEAD.match(paragraph)
            or CAPTION.match(paragraph)
            or _OF_TITLE_OR_PICTURE.search(paragraph)
            or paragraph[:1].islower()
            or found.end() - found.start() > case.max_quote_chars
        ):
            continue
        if len(set(content_words(paragraph)) - title) < _FEWEST_NEW:
            continue
        passage = next((one for one in passages if one.start <= found.start() < one.end), None)
        end = _end_of_sentence(text, found.end())
        if passage is not None and end - found.start() <= case.max_quote_chars:
            yield passage, found.start(), end


def _end_of_sentence(text: str, end: int) -> int:
    """Return where the sentence ends that a paragraph breaks off: a picture may stand in its middle."""
    following = _PARAGRAPH.search(text, end)
    while following and text[end - 1 : end].isalpha() and following.group().lstrip()[:1].islower():
        end = following.end()
        following = _PARAGRAPH.search(text, end)
    return end

"""What a document without Điều is about: its first paragraph that says more than its title."""

import re
from collections.abc import Iterator

from bot import texts
from bot.answers import Answer, NoAnswer
from bot.choosing.named import asks_what_it_is_about
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.validity.validity import successor_in
from bot.wording.framing import answer_text, document_name, no_answer_text, status_text
from vectorstore.conversation import content_words
from vectorstore.records import Document, Passage

_PARAGRAPH = re.compile(r"[^\n]+")
_HEAD = re.compile(
    r"QUỐC HỘI|CỘNG HÒA|ĐẢNG CỘNG SẢN|Độc lập|Căn cứ"
    r"|Số\s*:|Luật số|Theo đề nghị|Quốc hội ban hành|Chính phủ ban hành"
)
_FEWEST_NEW = 5  # words that a paragraph has beyond the title


def about_answer(case: Case) -> Answer | NoAnswer | None:
    """Return what a document named by its number alone is about; None where it has Điều, which say it."""
    if not asks_what_it_is_about(case.query):
        return None
    named = (case.index.matching(reference, case.as_of) for reference in case.query.references)
    document = next((found[0] for found in named if found), None)
    if document is None or any(place.level == "article" for place in case.index.places(document.id)):
        return None
    spans = list(_telling(document, case))[:1]
    citations = cite_all(spans, case.index, case.as_of)
    if citations:
        text = answer_text(citations, case.as_of, case.today, successor_in(case.index))
        return Answer(text, citations)
    status = status_text(document.status_on(case.as_of), case.as_of, case.today)
    said = texts.NOTHING_MORE_KNOWN.format(document=document_name(document), status=status)
    return NoAnswer(no_answer_text((), case.contact, lead=said), (document,))


def _telling(document: Document, case: Case) -> Iterator[tuple[Passage, int, int]]:
    """Yield the paragraphs of a document that say more than its title, in order."""
    text, passages = case.index.text(document.id), case.index.passages(document.id)
    title = set(content_words(f"{document.title} {document.number}"))
    for found in _PARAGRAPH.finditer(text):
        paragraph = found.group().strip()
        if (
            paragraph.isupper()
            or _HEAD.match(paragraph)
            or found.end() - found.start() > case.max_quote_chars
        ):
            continue
        if len(set(content_words(paragraph)) - title) < _FEWEST_NEW:
            continue
        passage = next((one for one in passages if one.start <= found.start() < one.end), None)
        if passage is not None:
            yield passage, found.start(), found.end()

"""How many Điều a document has, and how many khoản or điểm a place: "Luật Công đoàn có bao nhiêu điều"."""

import re

from bot import texts, texts_shapes
from bot.answers import Answer, NoAnswer
from bot.choosing.named import OF_NO_TOPIC
from bot.citations import cite_all
from bot.shapes.about import quoted_place
from bot.shapes.case import Case
from bot.shapes.completeness import articles, is_summary, is_whole
from bot.shapes.missing_places import documents_meant
from bot.shapes.telling import Span
from bot.validity.validity import successor_in
from bot.wording.framing import answer_text, document_name, no_answer_text
from vectorstore.conversation import content_words
from vectorstore.locating import children, find_place
from vectorstore.mentions import without_documents
from vectorstore.query import Reference
from vectorstore.records import Document, Place
from vectorstore.vietnamese import fold, fold_keeping_length

ASKS_FOR_ARTICLES = re.compile(r"\b(?:bao nhieu|may) dieu(?: luat| khoan)?\b(?! (?:kien|le)\b)")
_ASKS_FOR_PARTS = re.compile(r"\b(?:bao nhieu|may) (?P<part>khoan|diem)\b")
_BESIDE = "gồm chia trong tất cả tổng cộng hiện hành nay mới cũ"
_OF_NO_TOPIC = frozenset(map(fold, [*OF_NO_TOPIC, *_BESIDE.split()]))
_PARTS = {"khoan": ("clause", texts_shapes.CLAUSES), "diem": ("point", texts_shapes.POINTS)}


def counted_answer(case: Case) -> Answer | NoAnswer | None:
    """Return how many parts there are of what a question names; None where it asks for anything else."""
    folded = fold_keeping_length(case.query.text)
    asks = ASKS_FOR_ARTICLES.search(folded) or _ASKS_FOR_PARTS.search(folded)
    if asks is None:
        return None
    if not says_only(f"{case.query.text[: asks.start()]} {case.query.text[asks.end() :]}", _OF_NO_TOPIC):
        return None
    for reference in case.query.references:
        documents = documents_meant(reference, case)
        if documents and "part" in asks.groupdict() and reference.article:
            return _parts(documents[0], reference, *_PARTS[asks["part"]], case)
        if documents and "part" not in asks.groupdict() and not reference.article:
            return _articles(documents[0], case)
    return None


def says_only(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text says nothing but some words without marks, numbers and names of documents."""
    said = content_words(without_documents(text))
    return all(fold(word) in words or any(map(str.isdecimal, word)) for word in said)


def _articles(document: Document, case: Case) -> Answer | NoAnswer | None:
    """Return how many Điều there are, the first and the last quoted by their titles."""
    found = articles(case.index.places(document.id))
    if not found:
        return None
    name = document_name(document)
    if not is_whole(document, case.index):
        said = texts_shapes.ARTICLES_OF_SUMMARY.format(document=name, count=len(found))
        return NoAnswer(no_answer_text((), case.contact, lead=said), (document,))
    first, *_, last = [*found.values(), *found.values()]
    spans = [first_line(place, document, case) for place in dict.fromkeys((first, last))]
    citations = cite_all([one for one in spans if one is not None], case.index, case.as_of)
    if not citations:
        return None
    line = texts_shapes.ARTICLES_COUNTED.format(document=name, count=len(found))
    quotes = [texts.QUOTED.format(quote=one.quote, number=one.number) for one in citations]
    return Answer("\n".join([line, *quotes]), citations)


def first_line(place: Place, document: Document, case: Case) -> Span | None:
    """Return where the first line of an Điều stands."""
    text = case.index.text(document.id)
    end = text.find("\n", place.start, place.end)
    around = (one for one in case.index.passages(document.id) if one.start <= place.start < one.end)
    passage = next(around, None)
    return (passage, place.start, end if end > 0 else place.end) if passage else None


def _parts(document: Document, reference: Reference, level: str, noun: str, case: Case) -> Answer | None:
    """Return how many khoản or điểm a place has, and the place itself; None where it is not there."""
    places = case.index.places(document.id)
    place = find_place(places, reference.article or "", reference.clause)
    if place is None or (level == "clause" and reference.clause):
        return None
    citations = cite_all(quoted_place(place, document, case), case.index, case.as_of)
    if not citations:
        return None
    count = len({one.label for one in children(places, place, levels=(level,))})
    label = texts.ARTICLE.format(label=reference.article)
    label = f"{texts.CLAUSE.format(label=reference.clause)} {label}" if reference.clause else label
    said = _template(count, is_summary=is_summary(document, case.index)).format(
        place=label[:1].upper() + label[1:], document=document_name(document), count=count, parts=noun
    )
    text = answer_text(citations, case.as_of, case.today, successor_in(case.index))
    return Answer(f"{said}\n{text}", citations)


def _template(count: int, *, is_summary: bool) -> str:
    if is_summary:
        return texts_shapes.PARTS_OF_SUMMARY if count else texts_shapes.NO_PARTS_OF_SUMMARY
    return texts_shapes.PARTS_COUNTED if count else texts_shapes.NO_PARTS

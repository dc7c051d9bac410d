"""Says that a document that is there has no such Điều, khoản or điểm, and how many it has."""

from collections.abc import Sequence

from bot import texts, texts_shapes
from bot.answers import NoAnswer
from bot.shapes.case import Case
from bot.wording.framing import document_name, no_answer_text
from vectorstore.locating import children, find_place
from vectorstore.query import Reference
from vectorstore.records import Document, Place


def missing_place_answer(case: Case) -> NoAnswer | None:
    """Return which named place its document lacks; None unless each named place is lacking."""
    named = [reference for reference in case.query.references if reference.article]
    lacking: list[tuple[Reference, Document]] = []
    for reference in named:
        documents = case.index.matching(reference, case.as_of)
        if not documents or any(_has(document, reference, case) for document in documents):
            return None
        lacking.append((reference, documents[0]))
    if not lacking:
        return None
    reference, document = lacking[0]
    said = _said(document, reference, case.index.places(document.id))
    return NoAnswer(
        no_answer_text((), case.contact, lead=said[:1].upper() + said[1:]),
        (document,),
    )


def _has(document: Document, reference: Reference, case: Case) -> bool:
    places = case.index.places(document.id)
    article = reference.article or ""
    return find_place(places, article, reference.clause, reference.point) is not None


def _said(document: Document, reference: Reference, places: Sequence[Place]) -> str:
    name = document_name(document)
    article = find_place(places, reference.article or "")
    if article is None:
        return _without_article(name, reference, places)
    clauses = children(places, article, levels=("clause",))
    label = texts.ARTICLE.format(label=reference.article)
    if reference.clause and not any(place.label == reference.clause for place in clauses):
        lacking = texts.CLAUSE.format(label=reference.clause)
        return _without_part(texts_shapes.ARTICLE_HAS_CLAUSES, lacking, label, name, len(clauses))
    inside = find_place(places, reference.article or "", reference.clause) or article
    points = children(places, inside, levels=("point",))
    if reference.clause:
        label = f"{texts.CLAUSE.format(label=reference.clause)} {label}"
    lacking = texts.POINT.format(label=reference.point)
    return _without_part(texts_shapes.PART_HAS_POINTS, lacking, label, name, len(points))


def _without_part(template: str, lacking: str, label: str, name: str, count: int) -> str:
    if not count:
        return texts_shapes.PART_HAS_NONE.format(place=label, document=name, lacking=lacking)
    return template.format(place=label, document=name, lacking=lacking, count=count)


def _without_article(name: str, reference: Reference, places: Sequence[Place]) -> str:
    """Say how many Điều there are; of a text that lacks some of them, only which it has."""
    labels = [place.label.removeprefix("Điều ") for place in places if place.level == "article"]
    numbers = [int(label) for label in dict.fromkeys(labels) if label.isdecimal()]
    lacking = texts.ARTICLE.format(label=reference.article)
    if not numbers:
        return texts_shapes.DOCUMENT_HAS_NO_ARTICLES.format(document=name, lacking=lacking)
    is_whole = sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    template = texts_shapes.DOCUMENT_HAS_ARTICLES if is_whole else texts_shapes.DOCUMENT_LACKS_ARTICLE
    return template.format(document=name, lacking=lacking, count=max(numbers), articles=len(set(numbers)))

"""Says that a document that is there has no such Điều, khoản or điểm, and how many it has."""

from bot import texts, texts_shapes
from bot.answers import NoAnswer
from bot.choosing.remembering import Index
from bot.shapes.case import Case
from bot.shapes.completeness import articles, is_summary, is_whole
from bot.wording.framing import document_name, no_answer_text
from vectorstore.locating import children, find_place
from vectorstore.query import Reference
from vectorstore.records import Document, Status


def missing_place_answer(case: Case) -> NoAnswer | None:
    """Return which named place its document lacks; None unless each named place is lacking."""
    named = [reference for reference in case.query.references if reference.article]
    lacking: list[tuple[Reference, Document]] = []
    for reference in named:
        documents = documents_meant(reference, case)
        if not documents or any(_has(document, reference, case) for document in documents):
            return None
        lacking.append((reference, documents[0]))
    if not lacking:
        return None
    reference, document = lacking[0]
    said = _said(document, reference, case.index)
    return NoAnswer(
        no_answer_text((), case.contact, lead=said[:1].upper() + said[1:]),
        (document,),
    )


def documents_meant(reference: Reference, case: Case) -> list[Document]:
    """Return the documents that a reference means: those in force on the day, where any is."""
    named = case.index.matching(reference, case.as_of)
    wanted = [one for one in named if one.id in case.query.wanted]
    return wanted or [one for one in named if one.status_on(case.as_of) is Status.IN_FORCE] or [*named]


def _has(document: Document, reference: Reference, case: Case) -> bool:
    places = case.index.places(document.id)
    article = reference.article or ""
    return find_place(places, article, reference.clause, reference.point) is not None


def _said(document: Document, reference: Reference, index: Index) -> str:
    name, places = document_name(document), index.places(document.id)
    article = find_place(places, reference.article or "")
    if article is None:
        return _without_article(document, reference, index)
    clauses = children(places, article, levels=("clause",))
    label = texts.ARTICLE.format(label=reference.article)
    if reference.clause and not any(place.label == reference.clause for place in clauses):
        lacking, found, template = _clause(reference), clauses, texts_shapes.ARTICLE_HAS_CLAUSES
    else:
        inside = find_place(places, reference.article or "", reference.clause) or article
        found = children(places, inside, levels=("point",))
        label = f"{_clause(reference)} {label}" if reference.clause else label
        lacking, template = texts.POINT.format(label=reference.point), texts_shapes.PART_HAS_POINTS
    if is_summary(document, index):
        template = texts_shapes.SUMMARY_LACKS_PART
    elif not found:
        template = texts_shapes.PART_HAS_NONE
    return template.format(place=label, document=name, lacking=lacking, count=len(found))


def _clause(reference: Reference) -> str:
    return texts.CLAUSE.format(label=reference.clause)


def _without_article(document: Document, reference: Reference, index: Index) -> str:
    """Say how many Điều there are; of a text that lacks some of them, only which it has."""
    count = len(articles(index.places(document.id)))
    if is_whole(document, index):
        template = texts_shapes.DOCUMENT_HAS_ARTICLES if count else texts_shapes.DOCUMENT_HAS_NO_ARTICLES
    else:
        template = texts_shapes.DOCUMENT_LACKS_ARTICLE if count else texts_shapes.SUMMARY_LACKS_ARTICLE
    lacking = texts.ARTICLE.format(label=reference.article)
    return template.format(document=document_name(document), lacking=lacking, count=count)

"""Comparisons: what each side says, the earlier law first, each quoted by itself."""

from collections.abc import Sequence

from bot import texts, texts_shapes
from bot.answers import Answer, Citation, NeedsDetails, NoAnswer
from bot.choosing.arranging import choose, in_reading_order
from bot.choosing.extraction import Stretch, find_stretches, stretches_of_place
from bot.choosing.named import scope
from bot.choosing.relevance import Asked
from bot.choosing.two_sides import title_of
from bot.citations import cite_all
from bot.shapes.alike import led_by_surest, set_against
from bot.shapes.case import Case
from bot.shapes.comparing_matters import Side, is_heading, sides_of_matters
from bot.shapes.sides import (
    documents_compared,
    is_comparison,
    is_of_new_and_old,
    matters_compared,
    old_and_new,
    places_compared,
    point_compared,
    subject_of,
)
from bot.validity.counterparts import in_editions
from bot.validity.notes import validity_notes
from bot.validity.validity import successor_in
from bot.wording.document_names import part_name
from bot.wording.framing import day_text, document_name, framing_line, no_answer_text, source_name
from vectorstore.conversation import content_words
from vectorstore.editions import years_compared
from vectorstore.grouping import year_of
from vectorstore.legal_words import without_legal_words
from vectorstore.locating import find_place
from vectorstore.parts import Part
from vectorstore.query import Query
from vectorstore.records import Document, Place
from vectorstore.vietnamese import fold, syllables

_LEAST_SHARE = 0.6  # of what the words of the point compared tell that a quote must have
_LEAST_OF_TITLE = 0.7  # of the words of a title that the point has: "đối tượng và điều kiện hưởng lương hưu"
_LEAST_IN_TITLE = 0.8  # of the words of a title that the question has: "Làm thêm giờ"
_QUOTES_A_SIDE = 2
_TWO = 2
_LAWS = ("luat", "bo luat")


def compared_answer(case: Case) -> Answer | NoAnswer | NeedsDetails | None:
    """Return what both sides of a comparison say; None where nothing is compared, or one side is unknown."""
    if not is_comparison(case.query.text):
        return None
    sides = _places(case)
    if len(sides) > 1:
        return _answer(case, sides)
    documents = documents_compared(case.query, case.index, case.as_of)
    if len(documents) > 1:
        return _of_documents(case, documents)
    if not case.query.references and is_of_new_and_old(case.query):
        documents = _led_to(case)
        return _of_documents(case, documents) if documents else NeedsDetails(texts_shapes.COMPARE_WHICH_LAW)
    matters = matters_compared(without_legal_words(case.query.text))
    sides = sides_of_matters(case, matters) if len(matters) > 1 else []
    return _answer(case, sides) if sides else None


def _places(case: Case) -> list[Side]:
    """Return the Điều compared, each under its name; a place that is not there is no side."""
    sides = []
    for reference in places_compared(case.query):
        for document in case.index.matching(reference, case.as_of)[:1]:
            places = case.index.places(document.id)
            place = find_place(places, reference.article or "", reference.clause, reference.point)
            if place is not None:
                part = part_name(Part(reference.article, reference.clause, reference.point))
                name = texts.PART_OF.format(part=part, document=document_name(document))
                sides.append(Side(name, _of_place(case, document, place)))
    return [side for side in sides if side.stretches]


def _of_place(case: Case, document: Document, place: Place) -> tuple[Stretch, ...]:
    inside = (
        one for one in case.index.passages(document.id) if one.start < place.end and place.start < one.end
    )
    passage = next(inside, None)
    if passage is None:
        return ()
    asked = Asked.of_query(case.query, case.index.weight)
    stretches = stretches_of_place(asked, passage, place, case.index, max_chars=case.max_quote_chars)
    return tuple(one for one in stretches if not is_heading(one, case))[:_QUOTES_A_SIDE]


def _led_to(case: Case) -> tuple[Document, ...]:
    """Return the law that the point compared leads to and the one before it; none where it leads to none."""
    point = point_compared(without_legal_words(case.query.text))
    found = dict.fromkeys(hit.passage.document_id for hit in case.search(case.build(point))) if point else {}
    laws = (one for one in map(case.index.document, found) if fold(one.kind or "") in _LAWS)
    pairs = (old_and_new(law, case.index) for law in laws)
    years = years_compared(case.query.text)
    return next((pair for pair in pairs if len(pair) > 1 and _are_of(years, pair)), ())


def _are_of(years: tuple[int, int] | None, documents: Sequence[Document]) -> bool:
    """Tell whether documents are of the years that a question names, if it names any."""
    return years is None or {year_of(one) for one in documents} == set(years)


def _of_documents(case: Case, documents: Sequence[Document]) -> Answer | NoAnswer | NeedsDetails:
    point = point_compared(without_legal_words(case.query.text))
    if not point:
        names = texts.AND.join(document_name(document) for document in documents)
        return NeedsDetails(texts_shapes.COMPARE_WHAT.format(documents=names))
    ordered = sorted(documents, key=lambda one: one.effective_from or one.issued_on or case.today)
    told = _told_of(case, ordered, point)
    sides = [
        Side(_dated(document), stretches)
        for document, stretches in zip(ordered, _set_against(case, told), strict=True)
    ]
    if not any(side.stretches for side in sides):
        nearest = tuple(ordered)
        return NoAnswer(no_answer_text(nearest, case.contact), nearest)
    return _answer(case, sides)


def _told_of(case: Case, documents: Sequence[Document], point: str) -> Sequence[Sequence[Stretch]]:
    """Return what each document says on a point; where one says nothing, on that point of its subject.

    "Mức đóng" in a law on trade unions is what is paid for them.
    """
    told = [_in_document(case, document, point) for document in documents]
    if all(told):
        return told
    subject = subject_of(documents[0].title)
    if subject and subject not in point.lower():
        of_subject = [_in_document(case, document, f"{point} {subject}") for document in documents]
        if sum(map(bool, of_subject)) > sum(map(bool, told)):
            told = led_by_surest(of_subject, lambda side, best: _counterpart(case, documents[side], best))
    known = next((side[0] for side in told if side), None)
    return [
        side or (_counterpart(case, document, known) if known else ())
        for document, side in zip(documents, told, strict=True)
    ]


def _counterpart(case: Case, document: Document, known: Stretch) -> Sequence[Stretch]:
    """Return the Điều of a document that has the title of what tells the other side."""
    found = (place for place, one in in_editions(known, case.index) if one.id == document.id)
    place = next(found, None)
    return _of_place(case, document, place) if place else ()


def _set_against(case: Case, told: Sequence[Sequence[Stretch]]) -> list[tuple[Stretch, ...]]:
    """Return of each side what to quote: of two sides the clauses that say the same."""
    chosen = [choose(one, limit=_QUOTES_A_SIDE) for one in told]
    if len(told) == _TWO and all(told):
        chosen = list(set_against(told[0], told[1], case.index, limit=_QUOTES_A_SIDE))
    return [tuple(in_reading_order(one, case.index, max_chars=case.max_quote_chars)) for one in chosen]


def _in_document(case: Case, document: Document, point: str) -> Sequence[Stretch]:
    """Return what a document says on a point, best first; nothing where it says nothing of it."""
    titled = _titled(document, point, case)
    if titled is not None:
        return _of_place(case, document, titled)
    built = case.build(point)
    query = Query(built.question, built.text, added=built.added, wanted=frozenset({document.id}))
    hits = [hit for hit in case.search(query) if hit.passage.document_id == document.id]
    asked = Asked.of_query(query, case.index.weight)
    stretches = find_stretches(
        asked, hits, case.index, max_chars=case.max_quote_chars, embedder=case.embedder
    )
    framing = scope(case.index.places(document.id))
    return [
        one
        for one in stretches
        if _is_on(query, one) and not is_heading(one, case)
        if framing is None or not framing.start <= one.start < framing.end
    ]


def _is_on(query: Query, stretch: Stretch) -> bool:
    """Tell whether a stretch, or the title that it stands under, says the point compared."""
    if stretch.traits is None:
        return False
    title, said = set(syllables(title_of(stretch.passage.heading_path))), set(syllables(query.text))
    is_titled = len(title) > _TWO and len(title & said) >= _LEAST_IN_TITLE * len(title)
    return is_titled or stretch.traits.words >= _LEAST_SHARE


def _titled(document: Document, point: str, case: Case) -> Place | None:
    """Return the first Điều whose title is the point compared and hardly more; None where there is none."""
    wanted = set(content_words(point))
    for place in case.index.places(document.id):
        title = set(content_words(place.title)) if place.level == "article" else set()
        if title and wanted <= title and len(wanted) >= _LEAST_OF_TITLE * len(title):
            return place
    return None


def _answer(case: Case, sides: Sequence[Side]) -> Answer:
    spans = [(one.passage, one.start, one.end) for side in sides for one in side.stretches]
    citations = cite_all(spans, case.index, case.as_of)
    lines = [texts_shapes.COMPARED]
    for side in sides:
        own = [one for one in citations if _is_of(one, side)]
        lines.append(texts_shapes.SIDE.format(name=side.name))
        lines += [line for one in own for line in _quoted(one, case)] or [texts_shapes.SIDE_SAYS_NOTHING]
    notes = validity_notes(citations, successor_in(case.index), case.as_of, case.today)
    return Answer("\n".join([*lines, *notes]), citations)


def _is_of(citation: Citation, side: Side) -> bool:
    return any(
        one.passage.document_id == citation.document.id and one.start <= citation.start < one.end
        for one in side.stretches
    )


def _quoted(citation: Citation, case: Case) -> list[str]:
    source = source_name(citation, case.as_of, case.today)
    return [
        framing_line(source, citation),
        texts.QUOTED.format(quote=citation.quote, number=citation.number),
    ]


def _dated(document: Document) -> str:
    """Return the name of a document with the days between which it holds."""
    name = document_name(document)
    if document.effective_from is None:
        return name
    since = day_text(document.effective_from)
    if document.effective_to is None:
        return texts_shapes.HELD_SINCE.format(document=name, since=since)
    return texts_shapes.HELD_BETWEEN.format(document=name, since=since, until=day_text(document.effective_to))

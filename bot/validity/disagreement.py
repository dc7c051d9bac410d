"""Tells where two texts that both hold differ, in a figure or in words; which one is right is not guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from bot import texts, texts_validity
from bot.answers import Answer, Citation, Result
from bot.choosing.extraction import Stretch
from bot.choosing.insurances import are_of_two_insurances
from bot.choosing.remembering import Index
from bot.choosing.stretches import overlap
from bot.validity.figures_apart import figures_apart, figures_of_a_case, is_no_narrower_case, says_as_much
from bot.validity.ranks import comes_first, is_newer, stands_higher
from bot.validity.validity import status_of
from bot.validity.words_apart import Told, condition_apart, words_apart
from bot.wording.document_names import brief_name, day_text
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, Status


@dataclass(frozen=True, slots=True)
class _Side:
    """What a document that holds says of what is asked."""

    document: Document
    told: Told


def with_disagreement(question: str, result: Result) -> Result:
    """Return an answer that says where two of its quotes differ; unchanged where they agree.

    Figures are set side by side below the quotes; that two texts differ in words is said above them, in the
    place of a line that has one of them decide.
    """
    if not isinstance(result, Answer):
        return result
    counting = [one for one in result.citations if _counts(one)]
    for one, other in combinations(counting, 2):
        sides = [_Side(each.document, Told(each.quote, each.passage.heading_path)) for each in (one, other)]
        said = _said_apart(question, *sides)
        if said and said.is_in_words:
            return replace(result, text=_opened(result.text, _line_of_words((one, other), said.items)))
        if said:
            return replace(result, text=f"{result.text}\n{_line_of_figures((one, other), said.items)}")
    return result


def with_other_side(
    question: str,
    quoted: Sequence[Stretch],
    ranked: Sequence[Stretch],
    index: Index,
    as_of: date,
    *,
    limit: int,
) -> Sequence[Stretch]:
    """Return what is quoted with the text in force that says otherwise, the higher or newer one first.

    That one may have been left out as the weaker answer; unchanged where there is none.
    """
    if not quoted or not _is_rule(quoted[0], index, as_of):
        return quoted
    first, *others = quoted
    for one in ranked:
        if _is_rule(one, index, as_of) and _is_other_side(question, first, one, index):
            behind = [other for other in others if not overlap(one, other)]
            return [*_in_order(first, one, index), *behind][: max(limit, 2)]
    return quoted


def _in_order(first: Stretch, other: Stretch, index: Index) -> list[Stretch]:
    document, another = (index.document(one.passage.document_id) for one in (first, other))
    return [other, first] if comes_first(another, document) else [first, other]


def _is_rule(stretch: Stretch, index: Index, as_of: date) -> bool:
    is_official = index.document(stretch.passage.document_id).number is not None
    return is_official and status_of(stretch, index, as_of) is Status.IN_FORCE


def _is_other_side(question: str, first: Stretch, other: Stretch, index: Index) -> bool:
    """Tell whether another document says otherwise of the same, in no narrower case."""
    sides = [_side_of(one, index) for one in (first, other)]
    said = _said_apart(question, *sides)
    if said is None or said.is_in_words:
        return said is not None
    lines = [" ".join([*one.told.headings, line]) for one, line in zip(sides, said.lines, strict=True)]
    return says_as_much(question, lines) if said.is_of_a_case else is_no_narrower_case(question, lines)


def _side_of(stretch: Stretch, index: Index) -> _Side:
    passage = stretch.passage
    quote = index.text(passage.document_id)[stretch.start : stretch.end]
    return _Side(index.document(passage.document_id), Told(quote, passage.heading_path))


def _counts(citation: Citation) -> bool:
    """Tell whether a citation is of a rule that holds."""
    return citation.document.number is not None and citation.status is Status.IN_FORCE


@dataclass(frozen=True, slots=True)
class _SaidApart:
    items: tuple[str, str]  # as each side has it: "30 ngày", "“không được”"
    lines: tuple[str, str] = ("", "")  # with the figures
    is_in_words: bool = False
    is_of_a_case: bool = False


def _said_apart(question: str, one: _Side, other: _Side) -> _SaidApart | None:
    """Return what two different documents say differently; one that amends the other says it anew.

    What is paid into one insurance or fund contradicts nothing of another one.
    """
    if one.document.id == other.document.id or _is_amended(one.document, other.document):
        return None
    if are_of_two_insurances(*([*one.told.headings[::-1], one.document.title] for one in (one, other))):
        return None
    figures = figures_apart(question, one.told.quote, other.told.quote)
    is_ranked = stands_higher(one.document, other.document) or stands_higher(other.document, one.document)
    if figures is None and is_ranked and not _goes_into_detail(one.document, other.document):
        figures = figures_of_a_case(question, one.told.quote, other.told.quote)
    if figures:
        said = [f"{figure} {figures.unit}" for figure in figures.figures]
        return _SaidApart((said[0], said[1]), figures.lines, is_of_a_case=figures.is_of_a_case)
    words = words_apart(question, one.told, other.told)
    if words:
        said = [texts_validity.SAYS_WORDS.format(words=each) for each in (words.one, words.other)]
        return _SaidApart((said[0], said[1]), is_in_words=True)
    if _goes_into_detail(one.document, other.document):
        return None
    condition = condition_apart(question, one.told, other.told)
    if condition:
        said = [
            texts_validity.MAKES_CONDITION.format(words=each) if each else texts_validity.MAKES_NO_CONDITION
            for each in (condition.one, condition.other)
        ]
        return _SaidApart((said[0], said[1]), is_in_words=True)
    return None


def _is_amended(document: Document, other: Document) -> bool:
    """Tell whether one of two documents amends the other."""
    return any(
        number_key(one.number or "") == number_key(made.number)
        for one, another in ((document, other), (other, document))
        for made in another.amended_by
    )


def _goes_into_detail(document: Document, other: Document) -> bool:
    """Tell whether one of two documents lays down the details of the other, and so adds conditions to it."""
    return any(
        stands_higher(law, decree) and law.title.lower() in decree.title.lower()
        for law, decree in ((document, other), (other, document))
    )


def _opened(text: str, line: str) -> str:
    """Return an answer behind a line, without one that has the first quote decide."""
    lines = [one for one in text.split("\n") if one not in (texts.DECIDES, texts.MAY_NOT_DECIDE)]
    return "\n".join([line, *lines])


def _line_of_words(cited: tuple[Citation, Citation], said: tuple[str, str]) -> str:
    """Return that two texts differ in words; where one of them makes a condition, that one is told first."""
    told = sorted(
        zip(cited, said, strict=True), key=lambda pair: pair[1] == texts_validity.MAKES_NO_CONDITION
    )
    items = texts.LIST_JOIN.join(_item(citation, each) for citation, each in told)
    return texts_validity.DIFFER_IN_WORDS.format(
        items=items, standing=_standing(*(one.document for one in cited))
    )


def _line_of_figures(cited: tuple[Citation, Citation], said: tuple[str, str]) -> str:
    items = []
    for citation, figure in zip(cited, said, strict=True):
        since = citation.document.effective_from
        form = texts_validity.DISAGREEING_ITEM_SINCE if since else texts_validity.DISAGREEING_ITEM
        items.append(
            form.format(
                figure=figure,
                number=citation.number,
                document=brief_name(citation.document),
                day=day_text(since) if since else "",
            )
        )
    return texts_validity.DISAGREE.format(
        items=texts.LIST_JOIN.join(items), standing=_standing(*(one.document for one in cited))
    )


def _item(citation: Citation, said: str) -> str:
    since = citation.document.effective_from
    form = texts_validity.DIFFERING_ITEM_SINCE if since else texts_validity.DIFFERING_ITEM
    day = day_text(since) if since else ""
    return form.format(document=brief_name(citation.document), day=day, said=said, number=citation.number)


def _standing(document: Document, other: Document) -> str:
    """Return which of two documents stands higher or is newer; "" where that is not known."""
    for one, another in ((document, other), (other, document)):
        name = brief_name(one)
        if stands_higher(one, another):
            form = texts_validity.HIGHER_AND_NEWER if is_newer(one, another) else texts_validity.HIGHER
            return form.format(document=name)
        if is_newer(one, another) and not stands_higher(another, one):
            return texts_validity.NEWER.format(document=name)
    return ""

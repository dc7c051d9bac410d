"""Tells where two texts that both hold give different figures for the same thing; neither is preferred."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from bot import texts, texts_validity
from bot.answers import Answer, Citation, Result
from bot.choosing.extraction import Stretch
from bot.choosing.remembering import Index
from bot.choosing.stretches import overlap
from bot.validity.validity import status_of
from bot.wording.document_names import brief_name, day_text
from vectorstore.conversation import content_words
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, Status
from vectorstore.vietnamese import syllables

_UNITS = r"%|phần trăm|ngày|giờ|phút|tuần|tháng|năm|tuổi|lần|người|triệu đồng|nghìn đồng|đồng"
_ASKED = re.compile(rf"\b(?:bao nhiêu|mấy|bao lâu)\b(?:\s+(?P<unit>{_UNITS})(?!\w))?", re.IGNORECASE)
_DATES = re.compile(
    r"\b\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\bnăm\s+\d{4}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"(?<![\w/.,])0*(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>{_UNITS})(?!\w)", re.IGNORECASE)
_ALIKE = 0.75  # share of the words of the shorter line that the other has as well
_LINE_GAP = re.compile(r"\n+|(?<=[.;])\s+")
_FRAME = {
    "mức",
    "tỷ",
    "lệ",
    "số",
    "bao",
    "nhiêu",
    "mấy",
    "lâu",
    "phần",
    "trăm",
}  # ask for a figure, name no matter
_CONDITION = re.compile(r"\b(?:đối với|nếu|khi|trường hợp|dưới|trên|từ đủ)\b[^,;.:\n]*", re.IGNORECASE)
_EXCEPTION = re.compile(r"\btrừ (?:trường hợp|khi|nếu)\b[^;.\n]*", re.IGNORECASE)
_SAME_UNITS = {"%": "phần trăm"}


def with_disagreement(question: str, result: Result) -> Result:
    """Return an answer with a line that sets two figures side by side; unchanged where they agree."""
    asked = _ASKED.search(question)
    if asked is None or not isinstance(result, Answer):
        return result
    counting = [one for one in result.citations if _counts(one)]
    for one, other in combinations(counting, 2):
        differing = _figures_apart(asked["unit"], one.quote, other.quote)
        if differing and _speak_of_the_same(question, differing[0], one, other):
            unit, figure, another = differing
            line = _line([(one, figure), (other, another)], unit)
            return replace(result, text=f"{result.text}\n{line}")
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
    """Return what is quoted with the text in force that gives another figure for the same, second.

    That one may have been left out as the weaker answer; unchanged where there is none.
    """
    asked = _ASKED.search(question)
    if asked is None or not quoted or not _is_rule(quoted[0], index, as_of):
        return quoted
    first, *others = quoted
    for one in ranked:
        if _is_rule(one, index, as_of) and _is_other_side(question, asked["unit"], first, one, index):
            behind = [other for other in others if not overlap(one, other)]
            return [first, one, *behind][: max(limit, 2)]
    return quoted


def _is_rule(stretch: Stretch, index: Index, as_of: date) -> bool:
    is_official = index.document(stretch.passage.document_id).number is not None
    return is_official and status_of(stretch, index, as_of) is Status.IN_FORCE


def _is_other_side(question: str, unit: str | None, first: Stretch, other: Stretch, index: Index) -> bool:
    """Tell whether another document gives another figure for the same, in no narrower case."""
    document, another = (index.document(one.passage.document_id) for one in (first, other))
    if document.id == another.id or _is_amended_by(document, another) or _is_amended_by(another, document):
        return False
    quotes = [index.text(one.passage.document_id)[one.start : one.end] for one in (first, other)]
    differing = _figures_apart(unit, *quotes)
    told = [_told_with(quote, differing[0]) for quote in quotes] if differing else []
    if not told or not _are_told_of_the_same(question, told, quotes):
        return False
    whole = [
        " ".join([*one.passage.heading_path, quote]) for one, quote in zip((first, other), told, strict=True)
    ]
    wanted = set(content_words(question)) - _FRAME
    words, others = (set(syllables(text)) for text in whole)
    narrower = {
        word
        for text in whole
        for found in _CONDITION.findall(_EXCEPTION.sub(" ", text))
        for word in syllables(found)
    }
    return wanted & words == wanted & others and not narrower - (words & others) - wanted


def _counts(citation: Citation) -> bool:
    """Tell whether a citation is of a rule that holds."""
    return citation.document.number is not None and citation.status is Status.IN_FORCE


def _figures_apart(asked: str | None, quote: str, other: str) -> tuple[str, str, str] | None:
    """Return the unit and the figures of two quotes that each give one in it, and not the same; else None.

    The unit is the one asked for; where none is, the only one in which both tell anything.
    """
    units = [_unit(asked)] if asked else dict.fromkeys(_unit(one["unit"]) for one in _FIGURE.finditer(quote))
    found = [(unit, _only_figure(quote, unit), _only_figure(other, unit)) for unit in units]
    told = [(unit, figure, another) for unit, figure, another in found if figure and another]
    return told[0] if len(told) == 1 and told[0][1] != told[0][2] else None


def _only_figure(quote: str, unit: str) -> str:
    """Return the figure in a unit that a quote gives; "" where it gives none or several."""
    found = {one["number"] for one in _FIGURE.finditer(_DATES.sub(" ", quote)) if _unit(one["unit"]) == unit}
    return found.pop() if len(found) == 1 else ""


def _unit(written: str) -> str:
    return _SAME_UNITS.get(written.lower(), written.lower())


def _speak_of_the_same(question: str, unit: str, one: Citation, other: Citation) -> bool:
    """Tell whether two quotes of different documents are alike; one that amends the other says it anew."""
    document, another = one.document, other.document
    if document.id == another.id or _is_amended_by(document, another) or _is_amended_by(another, document):
        return False
    quotes = [one.quote, other.quote]
    return _are_told_of_the_same(question, [_told_with(quote, unit) for quote in quotes], quotes)


def _are_told_of_the_same(question: str, told: Sequence[str], quotes: Sequence[str]) -> bool:
    """Tell whether the lines with the figures say the same, and of the same of what is asked.

    A pair of the question's words that both quotes know stands in both lines or in neither: where each knows
    "đoàn phí", a line on it and one on "kinh phí" are of two matters.
    """
    known = set.intersection(*(_pairs(quote) for quote in quotes)) & _pairs(question)
    return _share(*told) >= _ALIKE and known & _pairs(told[0]) == known & _pairs(told[1])


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(syllables(text)))


def _told_with(quote: str, unit: str) -> str:
    """Return the line of a quote that gives a figure in a unit, behind the one that leads to it."""
    lead = ""
    for line in _LINE_GAP.split(quote):
        if _only_figure(line, unit):
            return f"{lead} {line}"
        lead = line if line.rstrip().endswith(":") else lead
    return quote


def _share(quote: str, other: str) -> float:
    """Return how much of the words of the shorter of two texts the other has as well."""
    words, others = ({word for word in syllables(text) if not word.isdigit()} for text in (quote, other))
    return len(words & others) / max(min(len(words), len(others)), 1)


def _is_amended_by(document: Document, other: Document) -> bool:
    number = number_key(other.number or "")
    return any(number_key(made.number) == number for made in document.amended_by)


def _line(told: Sequence[tuple[Citation, str]], unit: str) -> str:
    items = []
    for citation, figure in told:
        since = citation.document.effective_from
        form = texts_validity.DISAGREEING_ITEM_SINCE if since else texts_validity.DISAGREEING_ITEM
        items.append(
            form.format(
                figure=figure,
                unit=unit,
                number=citation.number,
                document=brief_name(citation.document),
                day=day_text(since) if since else "",
            )
        )
    return texts_validity.DISAGREE.format(items=texts.LIST_JOIN.join(items))

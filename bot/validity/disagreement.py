"""Tells where two texts that both hold give different figures for the same thing; neither is preferred."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import texts
from bot.answers import Answer, Citation, Result
from bot.wording.document_names import brief_name, day_text
from vectorstore.identifiers import number_key
from vectorstore.records import Status
from vectorstore.vietnamese import syllables

_UNITS = r"%|phần trăm|ngày|giờ|phút|tuần|tháng|năm|tuổi|lần|người|triệu đồng|nghìn đồng|đồng"
_ASKED = re.compile(rf"\b(?:bao nhiêu|mấy)\s+(?P<unit>{_UNITS})(?!\w)", re.IGNORECASE)
_DATES = re.compile(
    r"\b\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\bnăm\s+\d{4}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"(?<![\w/.,])0*(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>{_UNITS})(?!\w)", re.IGNORECASE)
_ALIKE = 0.5  # share of the words of the shorter text that the other has as well
_SAME_UNITS = {"%": "phần trăm"}


def with_disagreement(question: str, result: Result) -> Result:
    """Return an answer with a line that sets two figures side by side; unchanged where they agree."""
    asked = _ASKED.search(question)
    if asked is None or not isinstance(result, Answer):
        return result
    unit = _unit(asked["unit"])
    told = [(one, _only_figure(one.quote, unit)) for one in result.citations if _counts(one)]
    figures = [(one, figure) for one, figure in told if figure]
    for place, (one, figure) in enumerate(figures):
        for other, another in figures[place + 1 :]:
            if figure != another and _speak_of_the_same(one, other):
                line = _line([(one, figure), (other, another)], unit)
                return replace(result, text=f"{result.text}\n{line}")
    return result


def _counts(citation: Citation) -> bool:
    """Tell whether a citation is of a rule that holds."""
    return citation.document.number is not None and citation.status is Status.IN_FORCE


def _only_figure(quote: str, unit: str) -> str:
    """Return the figure in a unit that a quote gives; "" where it gives none or several."""
    found = {one["number"] for one in _FIGURE.finditer(_DATES.sub(" ", quote)) if _unit(one["unit"]) == unit}
    return found.pop() if len(found) == 1 else ""


def _unit(written: str) -> str:
    return _SAME_UNITS.get(written.lower(), written.lower())


def _speak_of_the_same(one: Citation, other: Citation) -> bool:
    """Tell whether two quotes of different documents are alike; one that amends the other says it anew."""
    if one.document.id == other.document.id or _amends(one, other) or _amends(other, one):
        return False
    words, others = (
        {word for word in syllables(citation.quote) if not word.isdigit()} for citation in (one, other)
    )
    return len(words & others) >= _ALIKE * max(min(len(words), len(others)), 1)


def _amends(one: Citation, other: Citation) -> bool:
    number = number_key(one.document.number or "")
    return any(number_key(made.number) == number for made in other.document.amended_by)


def _line(told: Sequence[tuple[Citation, str]], unit: str) -> str:
    items = []
    for citation, figure in told:
        since = citation.document.effective_from
        form = texts.DISAGREEING_ITEM_SINCE if since else texts.DISAGREEING_ITEM
        items.append(
            form.format(
                figure=figure,
                unit=unit,
                number=citation.number,
                document=brief_name(citation.document),
                day=day_text(since) if since else "",
            )
        )
    return texts.DISAGREE.format(items=texts.DISAGREEING_JOIN.join(items))

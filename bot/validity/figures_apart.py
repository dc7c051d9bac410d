"""Tells where two texts give different figures for the same thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.asked.head.figure_words import DAYS, HOW_MANY
from vectorstore.conversation import content_words
from vectorstore.vietnamese import syllables

_UNITS = r"%|phần trăm|ngày|giờ|phút|tuần|tháng|năm|tuổi|lần|người|triệu đồng|nghìn đồng|đồng"
_ASKED = re.compile(rf"\b(?:{HOW_MANY}|bao lâu)\b(?:\s+(?P<unit>{_UNITS})(?!\w))?", re.IGNORECASE)
_DATES = re.compile(DAYS, re.IGNORECASE)
_FIGURE = re.compile(rf"(?<![\w/.,])0*(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>{_UNITS})(?!\w)", re.IGNORECASE)
# "Thấp hơn không quá 05 tuổi" is no age but a distance from one.
_DISTANCE = re.compile(
    r"\b(?:(?:thấp|cao|ít|nhiều|sớm|muộn|lớn|nhỏ) hơn|tăng|giảm|thêm|chênh lệch)(?: \w+){0,5}?\s*$",
    re.IGNORECASE,
)
_ALIKE = 0.75  # share of the words of the shorter line that the other has as well
_STANDS_OUT = 0.1  # so much more of that the line has that is about the case, of several in a text
_FEWEST_CASES = 2
_LINE_GAP = re.compile(r"\n+|(?<=[.;])\s+")
_FRAME = frozenset(
    {"mức", "tỷ", "lệ", "số", "bao", "nhiêu", "mấy", "lâu", "phần", "trăm"}
)  # ask for a figure, name no matter
_CONDITION = re.compile(r"\b(?:đối với|nếu|khi|trường hợp|dưới|trên|từ đủ)\b[^,;.:\n]*", re.IGNORECASE)
_EXCEPTION = re.compile(r"\btrừ (?:trường hợp|khi|nếu)\b[^;.\n]*", re.IGNORECASE)
_SAME_UNITS = {"%": "phần trăm"}


@dataclass(frozen=True, slots=True)
class FiguresApart:
    """What two texts give for the same, and the lines that give it."""

    unit: str
    figures: tuple[str, str]
    lines: tuple[str, str]
    is_of_a_case: bool = False  # whether one of the lines is picked among several with figures


def figures_apart(question: str, quote: str, other: str) -> FiguresApart | None:
    """Return the figures of two quotes that each give one of what is asked, and not the same; else None.

    The unit is the one asked for; where none is, the only one in which both tell anything. Only a question
    for a figure is looked at.
    """
    asked = _ASKED.search(question)
    if asked is None:
        return None
    unit = asked["unit"]
    units = [_unit(unit)] if unit else dict.fromkeys(_unit(one["unit"]) for one in _FIGURE.finditer(quote))
    told = [
        FiguresApart(unit, (figure, another), (_told_with(quote, unit), _told_with(other, unit)))
        for unit in units
        for figure, another in [(_only_figure(quote, unit), _only_figure(other, unit))]
        if figure and another
    ]
    if len(told) != 1 or len({*told[0].figures}) == 1:
        return None
    return told[0] if _are_told_of_the_same(question, told[0].lines, (quote, other)) else None


def figures_of_a_case(question: str, quote: str, other: str) -> FiguresApart | None:
    """Return the figures of two quotes of which one has several: its own of the case that the other is about.

    That is told by the line with nearly all the words of the other's; None where no line stands out.
    """
    asked = _ASKED.search(question)
    if asked is None or not asked["unit"]:
        return None
    unit = _unit(asked["unit"])
    figures = [_only_figure(one, unit) for one in (quote, other)]
    if figures[0] and not figures[1]:
        turned = figures_of_a_case(question, other, quote)
        return turned and replace(turned, figures=turned.figures[::-1], lines=turned.lines[::-1])
    line = _line_of_case(quote, _told_with(other, unit), unit) if figures[1] and not figures[0] else ""
    if not line or _only_figure(line, unit) == figures[1]:
        return None
    return FiguresApart(unit, (_only_figure(line, unit), figures[1]), (quote, other), is_of_a_case=True)


def _line_of_case(quote: str, other: str, unit: str) -> str:
    """Return the line of a quote with a figure in a unit that alone is nearest to another; else ""."""
    shares = sorted(
        (
            (_share(*map(_bare, (line, other))), line)
            for line in _LINE_GAP.split(quote)
            if _only_figure(line, unit)
        ),
        reverse=True,
    )
    if len(shares) < _FEWEST_CASES or shares[0][0] < _ALIKE or shares[0][0] - shares[1][0] < _STANDS_OUT:
        return ""
    return shares[0][1]


def _bare(line: str) -> str:
    return " ".join(content_words(line))


def says_as_much(question: str, lines: Sequence[str]) -> bool:
    """Tell whether two lines have the same of the words that are asked."""
    wanted = set(content_words(question)) - _FRAME
    words, others = (set(syllables(line)) for line in lines)
    return wanted & words == wanted & others


def is_no_narrower_case(question: str, lines: Sequence[str]) -> bool:
    """Tell whether two lines, behind their headings, say as much of what is asked, in no special case."""
    wanted = set(content_words(question)) - _FRAME
    words, others = (set(syllables(line)) for line in lines)
    narrower = {
        word
        for line in lines
        for found in _CONDITION.findall(_EXCEPTION.sub(" ", line))
        for word in syllables(found)
    }
    return says_as_much(question, lines) and not narrower - (words & others) - wanted


def _only_figure(quote: str, unit: str) -> str:
    """Return the figure in a unit that a quote gives; "" where it gives none, several, or a distance."""
    text = _DATES.sub(" ", quote)
    told = [one for one in _FIGURE.finditer(text) if _unit(one["unit"]) == unit]
    if any(_DISTANCE.search(text[: one.start()]) for one in told):
        return ""
    found = {one["number"] for one in told}
    return found.pop() if len(found) == 1 else ""


def _unit(written: str) -> str:
    return _SAME_UNITS.get(written.lower(), written.lower())


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
    words, others = ({word for word in syllables(text) if not word.isdecimal()} for text in (quote, other))
    return len(words & others) / max(min(len(words), len(others)), 1)

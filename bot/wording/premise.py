"""Says so where somebody wants a number confirmed and the text gives another: "3% phải không?" of 2%."""

import re
from collections.abc import Sequence
from fractions import Fraction

from bot import texts
from bot.answers import Citation
from bot.asked.confirming import confirms, without_confirming
from bot.support.figures import Figure, figures_in, read_figures
from vectorstore.conversation import content_words
from vectorstore.mentions import without_documents
from vectorstore.vietnamese import syllables

_CLAUSE = re.compile(r"[;\n]|\.\s")
_BETWEEN = re.compile(r"\btừ\b.*\bđến\b")
_LEAST_SHARE = 0.6  # of the question's words, in a quote that speaks of the very matter
_NEARER = 2  # words of the question by which a clause must come nearer than another to be the one asked about
_MOST = 5  # numbers that a reader can compare with the one asked


def line_on_number(question: str, citations: Sequence[Citation]) -> str:
    """Return a line that sets the number asked beside those of the first quote; "" where nothing is certain.

    It is certain where the question has one number, no quote has it, and the clause that speaks of the matter
    counts the same thing.
    """
    asked = [one for one in figures_in(read_figures(question)) if _counts(one)]
    if not confirms(question) or len(asked) != 1:
        return ""
    quoted = [figure for one in citations for figure in _alike(asked[0], f"{one.lead}\n{one.quote}")]
    if any(figure.value == asked[0].value for figure in quoted):
        return ""
    told = _told(question, asked[0], citations[0].quote)
    if not 1 <= len({one.value for one in told}) <= _MOST or any(_allows(one, asked[0]) for one in told):
        return ""
    named = texts.LIST_OF_NUMBERS.join(dict.fromkeys(map(_named, told)))
    return texts.OTHER_NUMBER.format(asked=_named(asked[0]), told=named)


def _told(question: str, asked: Figure, quote: str) -> list[Figure]:
    """Return the numbers of the clauses that come nearest to the question."""
    wanted = set(content_words(without_confirming(without_documents(question))))
    clauses = [(len(wanted & set(syllables(one))), one) for one in _CLAUSE.split(quote)]
    counting = [(near, one) for near, one in clauses if _alike(asked, one)]
    if len(wanted & set(syllables(quote))) < _LEAST_SHARE * len(wanted) or not counting:
        return []
    nearest = max(near for near, _ in counting)
    about = [one for near, one in counting if near > nearest - _NEARER]
    if any(_BETWEEN.search(one) for one in about):
        return []
    return [figure for one in about for figure in _alike(asked, one)]


def _alike(asked: Figure, text: str) -> list[Figure]:
    return [one for one in figures_in(read_figures(text)) if _counts(one) and asked.is_like(one)]


def _counts(figure: Figure) -> bool:
    return bool(figure.unit) and isinstance(figure.value, Fraction) and not figure.is_article


def _allows(told: Figure, asked: Figure) -> bool:
    """Tell whether a bound of the text, unless the question bounds as well, leaves room for the number."""
    if asked.limit or not isinstance(told.value, Fraction) or not isinstance(asked.value, Fraction):
        return False
    is_below = told.limit in ("max", "less") and asked.value < told.value
    return is_below or (told.limit in ("min", "more") and asked.value > told.value)


def _named(figure: Figure) -> str:
    value = figure.value
    if not isinstance(value, Fraction):
        return str(value)
    is_whole = value.denominator == 1
    number = f"{value.numerator:,}".replace(",", ".") if is_whole else f"{float(value):g}".replace(".", ",")
    return f"{number}%" if figure.unit == "%" else f"{number} {figure.unit}"

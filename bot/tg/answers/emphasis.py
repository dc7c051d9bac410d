"""Chooses what of a quote stands in bold: the facts asked for, or the sentence that answers."""

import re
from collections.abc import Iterator, Sequence, Set

from bot.asked.deciding import is_yes_or_no
from bot.asked.head.asked_for import asked_for
from bot.choosing.highlights import highlights
from bot.tg.answers.nearest_facts import nearest_facts
from vectorstore.conversation import content_words
from vectorstore.legal_words import without_legal_words
from vectorstore.vietnamese import syllables

_FEWEST_WORDS = 4  # of a sentence; less is a number or a label
_FEW_KHOAN = 3  # more of them under a heading that is asked for are a list, of which none is the answer
_LEAST_SHARED, _LEAST_PART = 2, 0.3  # words of the question, and how much of it they are
_LENGTH_WEIGHT = 0.3  # how much a longer sentence must share more
_LABEL = re.compile(r"\s*(?:\d{1,3}\.|[a-zđ]\d?\)|[-–•+*])\s+")
_SENTENCE = re.compile(r"(?:[^;.]|[;.](?!\s|$))+[;.]*")
_HEADING = re.compile(r"\s*(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]", re.IGNORECASE)

Stretch = tuple[int, int]


def emphasised(
    question: str, quote: str, *, wants_sentence: bool = True, year: int | None = None
) -> tuple[Stretch, ...]:
    """Return what to make bold in a quote, in order and apart; positions are code points.

    The facts asked for that the words beside them tie to the question and its year; none of several cases.
    Where none is asked for, the sentence nearest to the question if it is wanted and stands out.
    """
    asked = without_legal_words(question)
    facts = () if is_yes_or_no(asked) else highlights(asked, quote)
    if facts:
        return nearest_facts(question, quote, facts, year=year)
    sentences = list(_sentences(quote)) if wants_sentence and not asked_for(asked).is_how_many else []
    wanted = set(content_words(question))
    if len(sentences) > _FEW_KHOAN and _heading_says(wanted, quote):
        return ()
    nearest = _nearest(wanted, quote, sentences, max(_LEAST_SHARED, _LEAST_PART * len(wanted)))
    return (nearest,) if nearest and len(sentences) > 1 else ()


def _heading_says(wanted: Set[str], quote: str) -> bool:
    """Tell whether a heading in the quote has all that is asked: what stands below it answers as a whole."""
    headings = (line for line in quote.splitlines() if _HEADING.match(line))
    return any(wanted <= set(syllables(line)) for line in headings)


def _sentences(quote: str) -> Iterator[Stretch]:
    """Yield the sentences and the lines of lists without their labels; headings are none."""
    start = 0
    for line in quote.splitlines(keepends=True):
        label = _LABEL.match(line)
        for match in () if _HEADING.match(line) else _SENTENCE.finditer(line, label.end() if label else 0):
            said = match.group()
            if len(syllables(said)) >= _FEWEST_WORDS:
                begin = start + match.start() + len(said) - len(said.lstrip())
                yield begin, start + match.start() + len(said.rstrip())
        start += len(line)


def _nearest(wanted: Set[str], quote: str, sentences: Sequence[Stretch], least: float) -> Stretch | None:
    """Return the sentence that shares most words, for its length; None where none shares so many."""
    best, best_worth = None, 0.0
    for start, end in sentences:
        words = set(syllables(quote[start:end]))
        shared = len(wanted & words)
        worth = shared / len(words) ** _LENGTH_WEIGHT if shared >= least else 0.0
        if worth > best_worth:
            best, best_worth = (start, end), worth
    return best

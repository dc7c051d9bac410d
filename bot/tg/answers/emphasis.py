"""Chooses what of a quote stands in bold: the facts asked for, or the sentence that answers."""

import re
from collections.abc import Iterator, Sequence, Set

from bot.choosing.highlights import highlights
from vectorstore.conversation import content_words
from vectorstore.vietnamese import syllables

_MANY_FACTS = 4  # more of them are a list, of which one line is meant
_FEWEST_WORDS = 4  # of a sentence; less is a number or a label
_LEAST_SHARED, _LEAST_PART = 2, 0.3  # words of the question, and how much of it they are
_LENGTH_WEIGHT = 0.3  # how much a longer sentence must share more
_LABEL = re.compile(r"\s*(?:\d{1,3}\.|[a-zđ]\d?\)|[-–•+*])\s+")
_SENTENCE = re.compile(r"(?:[^;.]|[;.](?!\s|$))+[;.]*")
_HEADING = re.compile(r"\s*(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]", re.IGNORECASE)

Stretch = tuple[int, int]


def emphasised(question: str, quote: str, *, wants_sentence: bool = True) -> tuple[Stretch, ...]:
    """Return what to make bold in a quote, in order and apart; positions are code points.

    The facts asked for, where there are some; of many, those in the sentence nearest to the question.
    Without any, that sentence itself if it is wanted and there are others from which it stands out.
    """
    facts = highlights(question, quote)
    if 0 < len(facts) <= _MANY_FACTS or not (facts or wants_sentence):
        return facts
    sentences = list(_sentences(quote))
    if facts:
        sentences = [one for one in sentences if _inside(one, facts)]
    wanted = set(content_words(question))
    least = _LEAST_SHARED if facts else max(_LEAST_SHARED, _LEAST_PART * len(wanted))
    nearest = _nearest(wanted, quote, sentences, least)
    if nearest is None:
        return facts
    return _inside(nearest, facts) if facts else ((nearest,) if len(sentences) > 1 else ())


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


def _inside(stretch: Stretch, facts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    return tuple(fact for fact in facts if stretch[0] <= fact[0] and fact[1] <= stretch[1])

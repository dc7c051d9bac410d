"""Chooses what of a quote stands in bold: the facts asked for, or the sentence that answers."""

import re
from collections.abc import Sequence

from bot.choosing.highlights import highlights
from vectorstore.conversation import content_words
from vectorstore.vietnamese import syllables

_MANY_FACTS = 4  # more of them are a list, of which one line is meant
_FEWEST_WORDS = 4  # of a sentence; less is a number or a label
_LEAST_SHARED = 2  # words of the question
_LENGTH_WEIGHT = 0.3  # how much a longer sentence must share more
_SENTENCE = re.compile(r"(?:[^\n;.]|[;.](?!\s|$))+(?:[;.]+|(?=\n)|$)")
_HEADING = re.compile(r"\s*(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]", re.IGNORECASE)

Stretch = tuple[int, int]


def emphasised(question: str, quote: str) -> tuple[Stretch, ...]:
    """Return what to make bold in a quote, in order and apart; positions are code points.

    The facts asked for, where there are some; of many, those in the sentence nearest to the question.
    Without any, that sentence itself, if there are others from which it stands out.
    """
    facts = highlights(question, quote)
    if 0 < len(facts) <= _MANY_FACTS:
        return facts
    sentences = _sentences(quote)
    if facts:
        sentences = [one for one in sentences if _inside(one, facts)]
    nearest = _nearest(question, quote, sentences)
    if nearest is None:
        return facts
    return _inside(nearest, facts) if facts else ((nearest,) if len(sentences) > 1 else ())


def _sentences(quote: str) -> list[Stretch]:
    """Return the sentences and the lines of lists, headings and bare numbers left out."""
    found = []
    for match in _SENTENCE.finditer(quote):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        is_said = len(syllables(match.group())) >= _FEWEST_WORDS and not _HEADING.match(match.group())
        if is_said:
            found.append((start, match.end()))
    return found


def _nearest(question: str, quote: str, sentences: Sequence[Stretch]) -> Stretch | None:
    wanted = set(content_words(question))
    best, best_worth = None, 0.0
    for start, end in sentences:
        words = set(syllables(quote[start:end]))
        shared = len(wanted & words)
        worth = shared / len(words) ** _LENGTH_WEIGHT if shared >= _LEAST_SHARED else 0.0
        if worth > best_worth:
            best, best_worth = (start, end), worth
    return best


def _inside(stretch: Stretch, facts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    return tuple(fact for fact in facts if stretch[0] <= fact[0] and fact[1] <= stretch[1])

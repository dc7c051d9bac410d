"""How far a text tells the fact asked for in the very sentence that speaks of it.

A rate in one sentence and the words of the question in the next one are two things: who asks what share of
spending goes to schools is not answered by the share that teachers get.
"""

from collections.abc import Iterator, Sequence

from bot.asked.head.groups import said_of_people
from bot.choosing.blocks import sentences
from bot.choosing.relevance import Asked
from bot.choosing.words import Words

_NO_FACT = 0.75  # what a sentence counts for where no fact is asked for


def to_the_point(asked: Asked, text: str, start: int, end: int, headings: Sequence[str]) -> float:
    """Return how well the best sentence of a stretch tells what is asked, in words that ask it; 0 to 1."""
    around = Words.of(headings)
    return max((_of_sentence(asked, own, read, around) for own, read in _read(text, start, end)), default=0.0)


def _of_sentence(asked: Asked, own: str, read: str, around: Words) -> float:
    told = asked.facts.how_told_in(own) if asked.facts.kinds else _NO_FACT
    people = said_of_people(asked.own, read)
    return told and told * asked.said_of_head(Words.of([read]), around, people)


def _read(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield each sentence, and how it reads behind the line that leads to it."""
    found = [text[left:right] for left, right in sentences(text, start, end)]
    lead = f"{found[0]} " if found and found[0].endswith(":") else ""
    for own in found:
        yield own, own if own == found[0] else f"{lead}{own}"

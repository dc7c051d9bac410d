"""Acts that are forbidden: who asks whether one may do something is answered by what forbids it."""

from collections.abc import Sequence

from bot.asked.deciding import is_yes_or_no
from bot.choosing.blocks import sentences
from bot.choosing.lead_ins import forbids
from bot.choosing.relevance import Asked
from bot.choosing.two_sides import title_of
from bot.choosing.words import Words

_ENOUGH = 0.3  # share of the question, words and pairs together, in the line that forbids


def forbids_what_is_asked(asked: Asked, text: str, headings: Sequence[str]) -> bool:
    """Tell whether a text forbids, itself or by its title, what somebody asks whether it may be done."""
    if not is_yes_or_no(asked.own):
        return False
    title = title_of(headings)
    lines = [text[start:end] for start, end in sentences(text, 0, len(text))]
    forbidding = lines if forbids(title) else [line for line in lines if forbids(line)]
    return any(sum(asked.shares(Words.of([line]))) >= 2 * _ENOUGH for line in forbidding)

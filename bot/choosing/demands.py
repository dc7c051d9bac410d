"""What a question demands of a text beside its words: a fine, a bound, the figure of the very point."""

import re

from bot.asked.head.figure_words import LEAST, MOST
from bot.asked.head.penalties import asks_for_fine, asks_how_much_fine
from bot.choosing import figures
from bot.choosing.blocks import Block
from bot.choosing.named_quantities import lacks_named_quantity, names_asked_quantity
from bot.choosing.offences import fines
from bot.choosing.relevance import Asked
from bot.choosing.words import Words

# A bound that is asked for, and how texts word it.
_BOUNDS = tuple((re.compile(asks), re.compile(said, re.IGNORECASE)) for asks, said in (MOST, LEAST))
_TOGETHER = re.compile(r"^[^\n]*\b(?:đủ|đồng thời)\b[^\n]*\bđiều kiện\b[^\n]*:")  # all points hold at once
_LABEL = re.compile(r"[a-zđ]\d?\s?[).]")  # of a point; rows of a table have none
# Share of the question by which a point must come nearer than its lead to be the one that it is about.
_NEARER = 0.15


def lacks_fine(asked: Asked, text: str) -> bool:
    """Tell whether it is asked what somebody is fined and a text sets no fine.

    Of one that is to be "as the law provides" nobody learns what it is.
    """
    return asks_for_fine(asked.demanding) and not fines(text)


def lacks_amount_of_fine(question: str, text: str) -> bool:
    """Tell whether it is asked how much a fine is and a text sets none."""
    return asks_how_much_fine(question.lower()) and not fines(text)


def lacks_bound(asked: Asked, text: str) -> bool:
    """Tell whether the most or the least of something is asked for and a text bounds nothing."""
    wanted = [said for asks, said in _BOUNDS if asks.search(asked.demanding)]
    return any(said.search(text) is None for said in wanted)


def lacks_figure(asked: Asked, block: Block, text: str) -> bool:
    """Tell whether a rate or a number is asked for and a block lacks it where it speaks of what is asked.

    Of a list that is the point nearest to the question, and the line that leads to it; the figures of its
    other points are of other matters.
    """
    about = _about(asked, block, text)
    around = " ".join([*block.headings, text[block.start : block.end]])
    if lacks_named_quantity(asked.demanding, around):
        return True
    return figures.lacks_rate(asked.demanding, about) or figures.lacks_figure(asked.demanding, about)


def _about(asked: Asked, block: Block, text: str) -> str:
    """Return what a block says of the very thing asked about."""
    own = text[block.start : block.end]
    labelled = [text[slice(*unit)] for unit in block.units if _LABEL.match(text, unit[0])]
    naming = [said for said in labelled if names_asked_quantity(asked.demanding, said)]
    if naming:  # what the other points say is of other sums
        return "\n".join(naming)
    if (
        not block.leads
        or _TOGETHER.search(own)
        or len(block.units) <= 2
        or len(labelled) < len(block.units) - 1
    ):
        return own
    return _nearest_points(asked, block, text) or own


def _nearest_points(asked: Asked, block: Block, text: str) -> str:
    """Return the points of a list nearest to a question behind their lead; nothing where none is nearer."""
    (start, end), *points = block.units
    lead = text[start:end]
    around = Words.of([*block.headings, lead])
    nothing = sum(asked.shares(Words.of([]), around))
    nearness = [sum(asked.shares(Words.of([text[left:right]]), around)) for left, right in points]
    nearest = max(nearness)
    if nearest < nothing + _NEARER:
        return ""
    said = [
        text[slice(*point)] for point, near in zip(points, nearness, strict=True) if near > nearest - _NEARER
    ]
    return "\n".join([lead, *said])

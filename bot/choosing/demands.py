"""What a question demands of a text beside its words: a fine, a bound, the figure of the very point."""

import re

from bot.choosing.blocks import Block
from bot.choosing.relevance import Asked, Words

_ASKS_FOR_FINE = re.compile(
    r"\bbị (?:xử )?phạt\b|\bphạt (?:bao nhiêu|mấy|thế nào|như thế nào|ra sao|gì|không)(?!\w)"
    r"|\bmức phạt\b|\bxử phạt\b"
)
_SETS_FINE = re.compile(r"\bphạt\b", re.IGNORECASE)
# A bound that is asked for, and how texts word it.
_BOUNDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\b(?:tối đa|nhiều nhất|lâu nhất|cao nhất)\b"),
        re.compile(
            r"tối đa|không (?:được )?(?:vượt )?quá|(?:nhiều|lâu|cao|muộn|chậm) nhất|không hơn", re.IGNORECASE
        ),
    ),
    (
        re.compile(r"(?<!lương )\b(?:tối thiểu|ít nhất|thấp nhất)\b"),
        re.compile(
            r"tối thiểu|(?:ít|thấp) nhất|không (?:thấp|ít) hơn|không dưới|từ đủ|trở lên", re.IGNORECASE
        ),
    ),
)
_LABEL = re.compile(r"[a-zđ]\d?\s?[).]")  # of a point; rows of a table have none
# Share of the question by which a point must come nearer than its lead to be the one that it is about.
_NEARER = 0.15


def lacks_fine(asked: Asked, text: str) -> bool:
    """Tell whether it is asked what somebody is fined and a text sets no fine."""
    return _ASKS_FOR_FINE.search(asked.demanding) is not None and _SETS_FINE.search(text) is None


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
    return asked.lacks_rate(about) or asked.lacks_figure(about)


def _about(asked: Asked, block: Block, text: str) -> str:
    own = text[block.start : block.end]
    if not block.leads or len(block.units) <= 2:
        return own
    (start, end), *points = block.units
    if not all(_LABEL.match(text, left) for left, _ in points):
        return own
    lead = text[start:end]
    around = Words.of([*block.headings, lead])
    nothing = sum(asked.shares(Words.of([]), around))
    nearness = [sum(asked.shares(Words.of([text[left:right]]), around)) for left, right in points]
    nearest = max(nearness)
    if nearest < nothing + _NEARER:
        return own
    said = [
        text[slice(*point)] for point, near in zip(points, nearness, strict=True) if near > nearest - _NEARER
    ]
    return "\n".join([lead, *said])

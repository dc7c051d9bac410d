"""Acts that are forbidden or fined: who asks whether one may do something is answered by what forbids it."""

import re
from collections.abc import Sequence

from bot.asked.confirming import as_asked_openly
from bot.asked.deciding import is_yes_or_no
from bot.choosing.blocks import sentences
from bot.choosing.lead_ins import forbids
from bot.choosing.offences import fines, leaves_undone
from bot.choosing.relevance import Asked
from bot.choosing.two_sides import title_of
from bot.choosing.words import Words

# What is asked of a permission; who asks whether one must is told by no prohibition.
_MAY = re.compile(
    r"\b(?:được|bị|đúng|cho phép|có quyền|hợp pháp|trái luật|phạm luật|vi phạm)\b"
    r"(?!.*\bcó (?:phải|cần|bắt buộc)\b)"
)
_ENOUGH = 0.3  # share of the question, words and pairs together, in the line that forbids


def forbids_what_is_asked(asked: Asked, text: str, headings: Sequence[str]) -> bool:
    """Tell whether a text forbids or fines, or its title forbids, what it is asked whether one may do."""
    own = asked.own
    asks_whether_one_may = is_yes_or_no(own) and _MAY.search(own) is not None and not leaves_undone(own)
    if not asks_whether_one_may or as_asked_openly(own) != own:
        return False
    title = title_of(headings)
    lines = [text[start:end] for start, end in sentences(text, 0, len(text))]
    forbidding = lines if forbids(title) else [line for line in lines if forbids(line) or fines(line)]
    return any(sum(asked.shares(Words.of([line]))) >= 2 * _ENOUGH for line in forbidding)
